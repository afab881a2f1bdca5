using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Yiwang.Testing;

/// <summary>
/// What stands before several nodes: speaks TLS to the outside, hands each request to the next node, to the one after it where nobody listens, and
/// says who asked. A node that dies with a request in hand leaves 502, as with any proxy.
/// </summary>
internal sealed class SmallProxy : IAsyncDisposable
{
    private static readonly HashSet<string> OfTheConnection = new(["Connection", "Transfer-Encoding", "Keep-Alive", "Upgrade", "Content-Length", "Host", "X-Forwarded-For", "X-Forwarded-Proto"], StringComparer.OrdinalIgnoreCase);

    private readonly X509Certificate2 certificate = Certify();
    private readonly HttpClient within = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly Uri[] nodes;
    private readonly WebApplication app;
    private int turn;

    private SmallProxy(Uri[] nodes)
    {
        this.nodes = nodes;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        app = builder.Build();
        app.Run(Forward);
    }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<SmallProxy> Before(params Uri[] nodes)
    {
        var proxy = new SmallProxy(nodes);
        await proxy.app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        within.Dispose();
        certificate.Dispose();
    }

    private async Task Forward(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var first = (uint)Interlocked.Increment(ref turn);
        for (var attempt = 0u; attempt < nodes.Length; attempt++)
        {
            try
            {
                var node = nodes[(first + attempt) % nodes.Length];
                using var answer = await within.SendAsync(RequestTo(node, context, body.ToArray()), HttpCompletionOption.ResponseContentRead);
                await Answer(context.Response, answer);
                return;
            }
            catch (HttpRequestException nobody) when (nobody.HttpRequestError is HttpRequestError.ConnectionError || HttpMethods.IsGet(context.Request.Method))
            {
                // It was not sent to anybody, or asks only: the next one may have it.
            }
            catch (Exception died) when (died is HttpRequestException or IOException)
            {
                break; // whether it was done is not known here
            }
        }

        context.Response.StatusCode = StatusCodes.Status502BadGateway;
    }

    private static HttpRequestMessage RequestTo(Uri node, HttpContext context, byte[] body)
    {
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(node, context.Request.GetEncodedPathAndQuery()));
        if (body.Length > 0) request.Content = new ByteArrayContent(body);
        foreach (var (name, values) in context.Request.Headers.Where(h => !OfTheConnection.Contains(h.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        request.Headers.Host = context.Request.Host.Value;
        request.Headers.Add("X-Forwarded-For", context.Connection.RemoteIpAddress!.ToString());
        request.Headers.Add("X-Forwarded-Proto", "https");
        return request;
    }

    private static async Task Answer(HttpResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => !OfTheConnection.Contains(h.Key))) response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(response.Body);
    }

    private static X509Certificate2 Certify()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Access;
using Yiwang.Testing;

namespace Yiwang.Scenarios.Tests;

public sealed partial class AccessMatrixScenarios
{
    [Fact(DisplayName = "每个页面的每张表单、每个没有权限的岗位：带着有效的令牌交上去也不收")]
    public async Task Every_form_of_every_page_is_refused_to_every_post_that_may_not_open_it()
    {
        var forms = Forms();
        var (taken, asked) = (new ConcurrentBag<string>(), 0);
        await Parallel.ForEachAsync(await Holders(), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (who, _) =>
        {
            var token = await TokenFor(who);
            foreach (var form in forms.Where(f => !who.Permissions.Contains(f.Permission)))
            {
                Interlocked.Increment(ref asked);
                if (await IsTaken(who, form, token) is { } how) taken.Add($"{who.Post} {form.Filled} {form.Name}: {how}");
            }
        });

        Assert.True(taken.IsEmpty, $"{taken.Count} were taken:\n{string.Join('\n', taken.Order().Take(40))}");
        Assert.True(forms.Count > 150 && asked > 5_000, $"Only {forms.Count} forms, {asked} posts.");
    }

    private static async Task<string?> IsTaken(Holder who, PageForm form, string token)
    {
        using var body = new FormUrlEncodedContent([new("_handler", form.Name), new("__RequestVerificationToken", token)]);
        using var answer = await who.Http.PostAsync(new Uri(form.Filled, UriKind.Relative), body, Ct);
        var isSentToSignIn = who.Post == Nobody && answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in";
        return answer.StatusCode is HttpStatusCode.Forbidden || isSentToSignIn ? null : $"{(int)answer.StatusCode} at {answer.RequestMessage!.RequestUri!.PathAndQuery}";
    }

    /// <summary>A token that the house itself gave to that person, so that nothing but the missing permission can be the reason.</summary>
    private static async Task<string> TokenFor(Holder who)
    {
        var page = await who.Http.GetStringAsync(new Uri(who.Post == Nobody ? "/sign-in" : "/my/security", UriKind.Relative), Ct);
        var token = Token().Match(page).Groups["token"].Value;
        Assert.NotEmpty(token);
        return WebUtility.HtmlDecode(token);
    }

    /// <summary>Of every page with a permission the forms that its markup names; of a page that leaves them to its parts, one.</summary>
    private List<PageForm> Forms()
    {
        var named = Directory.EnumerateFiles(Repository.PathOf("src"), "*.razor", SearchOption.AllDirectories)
            .ToLookup(f => Path.GetFileNameWithoutExtension(f), f => FormName().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value).Distinct().ToArray());
        return
        [
            .. from endpoint in hall.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
               let component = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type
               let permission = endpoint.Metadata.GetMetadata<RequiresAttribute>()?.Permission
               where component is not null && permission is not null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
               let filled = Parameter().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), m => m.Value.Contains("guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : m.Value.Contains("int", StringComparison.Ordinal) ? "1" : "x")
               from name in named[component.Name].SelectMany(n => n).DefaultIfEmpty("form")
               group new PageForm(filled, name, permission) by (filled, name) into same
               select same.First(),
        ];
    }

    private sealed record PageForm(string Filled, string Name, string Permission);

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<token>[^"]+)"|value="(?<token>[^"]+)"[^>]*name="__RequestVerificationToken""")]
    private static partial Regex Token();

    [GeneratedRegex("""(FormName=|@formname=)"(?<name>[\w-]+)"|@formname="@?(?<name>[\w-]+)""")]
    private static partial Regex FormName();
}

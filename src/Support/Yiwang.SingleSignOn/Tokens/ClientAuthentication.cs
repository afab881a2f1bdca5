using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Time;
using Yiwang.SingleSignOn.Clients;

namespace Yiwang.SingleSignOn.Tokens;

/// <summary>Which client calls: client_secret_basic, client_secret_post, or the name alone of one that has no secret.</summary>
internal sealed class ClientAuthentication(SignOnDb db, PersonalText keyed, BusinessClock clock)
{
    private const int LongestHeader = 600;
    private const string Basic = "Basic ";

    /// <returns>Null where it isn't proved; why is not told.</returns>
    public async Task<Client?> Find(HttpRequest request, IFormCollection form, CancellationToken ct)
    {
        if (Credentials(request, form) is not var (id, secret) || !Client.IsId(id)) return null;
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct);
        if (client is null or { IsClosed: true }) return null;
        if (client.IsPublic) return secret is null ? client : null;
        return secret is { Length: < 200 } && client.Knows(Secrets.Hash(keyed, secret), clock.Real.GetUtcNow()) ? client : null;
    }

    // Two ways at once are forbidden (RFC 6749, 2.3).
    private static (string Id, string? Secret)? Credentials(HttpRequest request, IFormCollection form)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0) return form.One("client_id") is { } named ? (named, form.One("client_secret")) : null;
        if (header.Length > LongestHeader || !header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) || form.ContainsKey("client_secret")) return null;

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length)) return null;
        if (Encoding.UTF8.GetString(bytes.AsSpan(0, length)).Split(':', 2) is not [var id, var secret]) return null;
        id = WebUtility.UrlDecode(id);
        return form.One("client_id") is { } other && other != id ? null : (id, WebUtility.UrlDecode(secret));
    }
}

using Microsoft.AspNetCore.Http;

namespace Yiwang.SingleSignOn.Clients;

/// <summary>A client as the desk's form carries it.</summary>
internal sealed class ClientForm
{
    public string? Name { get; set; }
    public string? RunBy { get; set; }
    public string? Contact { get; set; }
    public string? Purpose { get; set; }
    public string? RedirectUris { get; set; }
    public string? PostLogoutUris { get; set; }
    public string? BackChannelLogoutUri { get; set; }
    public string[]? Scopes { get; set; }
    public string[]? PlainScopes { get; set; }
    public string? Subjects { get; set; }
    public string? Kind { get; set; }

    /// <summary>The one that the request brought; null where it brought none, or another.</summary>
    internal static ClientForm? Sent(HttpRequest request)
    {
        if (!request.HasFormContentType || request.Form["_handler"] != "client") return null;
        var form = request.Form;
        return new()
        {
            Name = form["Name"], RunBy = form["RunBy"], Contact = form["Contact"], Purpose = form["Purpose"], RedirectUris = form["RedirectUris"], PostLogoutUris = form["PostLogoutUris"],
            BackChannelLogoutUri = form["BackChannelLogoutUri"], Scopes = [.. form["Scopes"].OfType<string>()], PlainScopes = [.. form["PlainScopes"].OfType<string>()],
            Subjects = form["Subjects"], Kind = form["Kind"],
        };
    }

    internal static ClientForm Of(ClientDetails details) => new()
    {
        Name = details.Name, RunBy = details.RunBy, Contact = details.Contact, Purpose = details.Purpose, RedirectUris = string.Join('\n', details.RedirectUris),
        PostLogoutUris = string.Join('\n', details.PostLogoutUris), BackChannelLogoutUri = details.BackChannelLogoutUri, Scopes = [.. details.Scopes],
        PlainScopes = [.. details.PlainScopes], Subjects = details.Subjects.ToString(),
    };

    internal ClientDetails ToDetails() => new()
    {
        Name = Name?.Trim() ?? "", RunBy = RunBy?.Trim() ?? "", Contact = Contact?.Trim() ?? "", Purpose = Purpose?.Trim() ?? "",
        RedirectUris = ClientAddress.Lines(RedirectUris), PostLogoutUris = ClientAddress.Lines(PostLogoutUris),
        BackChannelLogoutUri = string.IsNullOrWhiteSpace(BackChannelLogoutUri) ? null : BackChannelLogoutUri.Trim(), Scopes = Scopes ?? [], PlainScopes = PlainScopes ?? [],
        Subjects = Subjects == nameof(SubjectKind.Shared) ? SubjectKind.Shared : SubjectKind.Pairwise,
    };
}

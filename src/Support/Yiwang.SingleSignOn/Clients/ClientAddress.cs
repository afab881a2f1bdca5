using Yiwang.Kernel;

namespace Yiwang.SingleSignOn.Clients;

/// <summary>An address of another system to which a person, or a notice, is sent.</summary>
internal static class ClientAddress
{
    public const int Longest = 400, Most = 10;

    /// <summary>https; http only on the machine itself, where developers try. Compared sign by sign later, so nothing in it may be open.</summary>
    public static Finding? Check(string address, string where)
    {
        if (address.Length > Longest) return Wrong($"地址超过 {Longest} 个字符。");
        if (address.Any(c => c is <= ' ' or >= '\x7f' or '*' or '\\') || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return Wrong("不是完整的网址，或者含有空格、中文、星号。");
        if (address.Contains('#', StringComparison.Ordinal)) return Wrong("地址不能带 # 后面的部分。");
        if (uri.UserInfo.Length > 0) return Wrong("地址不能带用户名或密码。");
        return uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback) ? null : Wrong("地址要以 https 开头；只有本机（127.0.0.1、localhost）可以用 http。");

        Finding Wrong(string why) => Finding.Block("signon.client.address", $"“{ShortText.Told(address, 60)}”：{why}", where: where, remedy: "例如 https://system.example.gov.cn/signed-in，每行一个。");
    }

    /// <summary>
    /// This machine calls it by itself, so nobody may point it at a neighbour inside: a host of <c>SingleSignOn:BackChannelHosts</c>, or without that
    /// setting one to which the client's people are sent back anyway; never a number, but for this machine in a demonstration.
    /// </summary>
    public static Finding? CheckNotice(ClientDetails details, SignOnOptions options, bool isDemonstration)
    {
        if (details.BackChannelLogoutUri is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        if (isDemonstration && uri.IsLoopback) return null;
        var allowed = options.BackChannelHosts.Count > 0 ? options.BackChannelHosts : [.. details.RedirectUris.Select(r => Uri.TryCreate(r, UriKind.Absolute, out var to) ? to.Host : "")];
        return uri is { HostNameType: UriHostNameType.Dns, IsLoopback: false, IsDefaultPort: true } && allowed.Contains(uri.Host, StringComparer.OrdinalIgnoreCase) ? null
            : Finding.Block("signon.client.notice-host", "退出通知的地址不在允许的主机之内。", where: "BackChannelLogoutUri",
                remedy: options.BackChannelHosts.Count > 0 ? "请用运行维护单位设置里列出的主机（SingleSignOn:BackChannelHosts）。" : "请用与登录后回到的地址相同的主机名和 443 端口；不能写 IP 地址。");
    }

    public static IReadOnlyList<string> Lines(string? typed) =>
        [.. (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}

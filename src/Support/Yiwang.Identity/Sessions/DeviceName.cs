namespace Yiwang.Identity.Sessions;

/// <summary>A device in a few words, from what its browser says of itself. Enough to recognise one's own, too little to follow anybody.</summary>
internal static class DeviceName
{
    private const int LongestLookedAt = 400;

    // The more particular before the general: an Edge says that it is a Chrome, and every Chrome says that it is a Safari.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("MicroMessenger/", "微信"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("HuaweiBrowser/", "华为浏览器"), ("QQBrowser/", "QQ浏览器"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("OpenHarmony", "鸿蒙"), ("HarmonyOS", "鸿蒙"), ("Android", "安卓手机或平板"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows 电脑"), ("Mac OS X", "苹果电脑"), ("Linux", "Linux 电脑"),
    ];

    public static string Of(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent)) return "未知设备";
        var looked = userAgent.Length > LongestLookedAt ? userAgent[..LongestLookedAt] : userAgent;
        var (browser, system) = (Find(Browsers, looked), Find(Systems, looked));
        return (browser, system) switch
        {
            (null, null) => "未知设备",
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser} · {system}",
        };
    }

    private static string? Find((string Sign, string Name)[] known, string text) =>
        known.FirstOrDefault(k => text.Contains(k.Sign, StringComparison.Ordinal)).Name;
}

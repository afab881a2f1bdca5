using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Yiwang.Identity.SignIn;

/// <summary>
/// How often somebody at one network address was wrong lately, over all accounts: locking one account doesn't stop whoever tries one password
/// on thousands. Kept in memory, for so many addresses and no more. <c>SignIn:GuessesPerAddress</c> (100; 0 for no limit) in a quarter of an hour.
/// </summary>
internal sealed class AddressGuesses(IConfiguration settings, TimeProvider clock)
{
    public const int MostAddresses = 20_000;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int DefaultLimit = 100;
    private readonly int limit = settings.GetValue("SignIn:GuessesPerAddress", DefaultLimit);

    // A proxy beside us that doesn't tell who comes would be one address for the whole city, and a hundred wrong passwords would close the door to all.
    private readonly bool countsLoopback = settings.GetValue("SignIn:CountLoopback", false);
    private readonly Dictionary<string, Tried> byAddress = [];
    private readonly Lock turn = new();

    public int Known { get { lock (turn) return byAddress.Count; } }

    public void NoteWrong(string address)
    {
        if (KeyOf(address) is not { } key) return;
        var now = clock.GetUtcNow();
        lock (turn)
        {
            if (byAddress.TryGetValue(key, out var tried) && now - tried.Since < Window)
            {
                byAddress[key] = tried with { Times = tried.Times + 1 };
                return;
            }

            if (byAddress.Count >= MostAddresses) MakeRoom(now);
            byAddress[key] = new(now, 1);
        }
    }

    /// <returns>How long that address has to wait; null where it may try.</returns>
    public TimeSpan? Wait(string address)
    {
        if (limit <= 0 || KeyOf(address) is not { } key) return null;
        lock (turn)
        {
            var left = byAddress.TryGetValue(key, out var tried) ? tried.Since + Window - clock.GetUtcNow() : TimeSpan.Zero;
            return tried?.Times >= limit && left > TimeSpan.Zero ? left : null;
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var old in byAddress.Where(a => now - a.Value.Since >= Window).Select(a => a.Key).ToArray()) byAddress.Remove(old);
        if (byAddress.Count >= MostAddresses) byAddress.Remove(byAddress.MinBy(a => (a.Value.Times, a.Value.Since)).Key);
    }

    /// <summary>Whoever has one IPv6 address has the sixty-four bits behind it.</summary>
    private string? KeyOf(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed) || (IPAddress.IsLoopback(parsed) && !countsLoopback)) return null;
        var bytes = parsed.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes[..8] : bytes);
    }

    private sealed record Tried(DateTimeOffset Since, int Times);
}

internal static class GuessLimit
{
    /// <summary>Turns away who was wrong too often, before anything is looked up.</summary>
    public static async Task<bool> LetsThrough(HttpContext http, AddressGuesses guesses)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Path.StartsWithSegments("/sign-in") || guesses.Wait(SessionCookie.VisitOf(http).Address) is not { } wait) return true;
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync($"""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>请稍后再登录</title>
            <h1>请稍后再登录</h1><p>从您所在的网络，最近登录不对的次数太多。请过 {Math.Ceiling(wait.TotalMinutes)} 分钟再试；急用的，换一个网络，例如手机流量。</p><p><a href="/">回首页</a></p></html>
            """, http.RequestAborted);
        return false;
    }
}

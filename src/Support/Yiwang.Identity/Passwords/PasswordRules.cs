using Yiwang.Kernel;

namespace Yiwang.Identity.Passwords;

/// <summary>
/// What a password must be, by NIST SP 800-63B 5.1.1.2: eight signs at least, long ones welcome, none of those that everybody tries first, and no
/// rules about capitals or signs: they make people write Aa123456!. It doesn't expire either; it is changed when it may have become known.
/// </summary>
internal sealed class PasswordRules(BreachedPasswords breached, PlaceWords place)
{
    public const int Shortest = 8, Longest = 128;

    /// <summary>Of PBKDF2 with HMAC-SHA-512: OWASP's Password Storage Cheat Sheet asks for as many. A sign-in hashes what is older anew.</summary>
    public const int HashRounds = 210_000;

    /// <summary>What was typed the second time is something else.</summary>
    public static Finding NotTwice { get; } = Finding.Block("password.again", "两次填的新密码不一样。", where: "Again", remedy: "请再填一次。");

    /// <param name="password">As typed.</param>
    /// <param name="where">The name of the input.</param>
    /// <param name="ownWords">What others know of the person: telephone number, staff number, name.</param>
    public IEnumerable<Finding> Check(string password, string where, params IEnumerable<string> ownWords)
    {
        if (password.Length < Shortest) yield return Wrong("short", $"密码至少 {Shortest} 位。", "可以用一句好记的话。");
        else if (password.Length > Longest) yield return Wrong("long", $"密码最多 {Longest} 位。", "请短一些。");
        else if (breached.Contains(password)) yield return Wrong("breached", "这个密码太常见，或者在泄露的密码里出现过。", "请换一个；几个不相干的词连起来就很好。");
        else if (place.FindIn(password) is { } word) yield return Wrong("place", $"密码里有“{word}”，是本地和本系统的常用字眼，别人先试这些。", "请换成和这里不相干的词。");
        else if (ownWords.Any(w => w.Length >= 4 && password.Contains(w, StringComparison.OrdinalIgnoreCase))) yield return Wrong("own", "密码里不要有自己的姓名、手机号或工号。", "请换一个别人猜不到的。");

        Finding Wrong(string what, string message, string remedy) => Finding.Block($"password.{what}", message, where: where, remedy: remedy);
    }
}

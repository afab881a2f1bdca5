using Yiwang.Kernel;

namespace Yiwang.Identity.Acting;

/// <summary>
/// 民法典第十七条至第二十条: of age from the eighteenth birthday; from eight on one's acts need the guardian's consent; below, the guardian acts.
/// The exception of 第十八条第二款 (sixteen, living by one's own work) is for an officer to find, not for a birthday.
/// </summary>
internal static class LegalAge
{
    public const int Full = 18;

    public static DateOnly OfAgeOn(DateOnly born) => born.AddYears(Full);

    public static bool IsMinor(CitizenNumber number, DateOnly today) => today < OfAgeOn(number.BirthDate);

    public static Finding Minor(string where) => Finding.Block("identity.minor", "未满 18 周岁不能自己开账号办事（民法典第十七条至第二十条），由监护人代办（第二十七条）。", where: where,
        remedy: "请监护人登录自己的账号；监护关系由监护人持户口簿或出生医学证明到办事窗口登记。");
}

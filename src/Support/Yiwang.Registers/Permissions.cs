namespace Yiwang.Registers;

internal static class Permissions
{
    public const string Keep = "registers.keep", See = "registers.see";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Keep] = "登记本岗位的登记簿",
        [See] = "查看内部登记簿",
    };
}

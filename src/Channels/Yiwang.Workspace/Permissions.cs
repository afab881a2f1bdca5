namespace Yiwang.Workspace;

internal static class Permissions
{
    public const string SeeStart = "workspace.start.see";
    public const string SeeEvidence = "workspace.evidence.see";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [SeeStart] = "进入工作台",
        [SeeEvidence] = "查看办理记录的证据并核验",
    };
}

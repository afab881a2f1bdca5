using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using Yiwang.Kernel;

namespace Yiwang.Platform.Packs;

/// <summary>
/// A pack's YAML file, read with its line numbers. Whatever is wrong with it becomes a finding that names file and line;
/// reading goes on, so that all errors are told at once, and nothing of a file with findings may be used.
/// </summary>
/// <example>
/// <code>
/// var file = YamlFile.Read(path, Law.ShanweiRehabilitationAid);
/// var amount = file.Root.Map("period").Number("amount");
/// var findings = file.Finish(); // also tells every key that nobody asked for: a typing error
/// if (findings.Count > 0) return findings;
/// </code>
/// </example>
public sealed class YamlFile
{
    private readonly List<Finding> findings = [];
    private YamlMappingNode? root;

    private YamlFile(string name, string law) => (Name, Law, Root) = (name, law, new YamlMap(this, new Dictionary<YamlNode, YamlNode>(), 1, ""));

    /// <summary>As findings show it.</summary>
    public string Name { get; }

    /// <summary>The regulation that the file's citations belong to; empty where the file has none.</summary>
    public string Law { get; }

    public YamlMap Root { get; private set; }

    /// <param name="path">The file; findings show it from the folder <c>packs</c> on.</param>
    /// <param name="law">The regulation that short citations in the file (第十条（二）1) belong to.</param>
    public static YamlFile Read(string path, string law = "")
    {
        var shown = path.Replace('\\', '/');
        var packs = shown.LastIndexOf("packs/", StringComparison.Ordinal);
        if (packs >= 0) shown = shown[packs..];
        if (File.Exists(path)) return Parse(File.ReadAllText(path), shown, law);

        var missing = new YamlFile(shown, law);
        missing.Refuse(0, "yaml.no-file", "没有这个文件。", "请放入文件，或从城市包的清单中去掉它。");
        return missing;
    }

    /// <summary>The same file, for one that says itself which law its short citations belong to. What was read of it until now counts as unread.</summary>
    public YamlFile WithLaw(string law)
    {
        var file = new YamlFile(Name, law);
        file.findings.AddRange(findings);
        if (root is not null) file.Use(root);
        return file;
    }

    public static YamlFile Parse(string yaml, string name, string law = "")
    {
        var file = new YamlFile(name, law);
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) file.Use(root);
            else file.Refuse(1, "yaml.not-a-map", "文件应当恰有一份由“键: 值”组成的内容。");
        }
        catch (YamlException broken)
        {
            file.Refuse((int)broken.Start.Line, "yaml.syntax", $"YAML 写法有误：{broken.Message}");
        }
        return file;
    }

    private void Use(YamlMappingNode node) => (root, Root) = (node, new YamlMap(this, node.Children, 1, ""));

    /// <summary>For what only the reader of the file can judge: an overlap, an amount too low.</summary>
    public void Refuse(int line, string code, string message, string remedy = "", Citation? citation = null) =>
        findings.Add(Finding.Block(code, message, citation, line > 0 ? $"{Name}:{line}" : Name,
            remedy.Length > 0 ? remedy : "请改正该行后重新载入。"));

    /// <summary>All findings, in the order of the lines, after everything has been read.</summary>
    public IReadOnlyList<Finding> Finish()
    {
        // After a broken file every key would seem to be missing; the one true finding is enough.
        var fatal = findings.FindAll(f => f.Code is "yaml.no-file" or "yaml.not-a-map" or "yaml.syntax");
        if (fatal.Count > 0) return fatal;

        Root.RefuseUnread();
        return [.. findings.DistinctBy(f => (f.Code, f.Where, f.Message)).OrderBy(LineOf)];
    }

    private static int LineOf(Finding finding) =>
        int.TryParse(finding.Where[(finding.Where.LastIndexOf(':') + 1)..], out var line) ? line : 0;
}

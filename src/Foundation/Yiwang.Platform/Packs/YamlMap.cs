using System.Globalization;
using YamlDotNet.RepresentationModel;
using Yiwang.Kernel;

namespace Yiwang.Platform.Packs;

/// <summary>
/// One “键: 值” block of a pack file. A getter whose key is missing or of the wrong form leaves a finding in the file
/// and returns an empty value, so that the rest can still be checked.
/// </summary>
public sealed class YamlMap
{
    private readonly YamlFile file;
    private readonly IDictionary<YamlNode, YamlNode> children;
    private readonly HashSet<string> asked = [];
    private readonly List<YamlMap> opened = [];
    private readonly string path;

    internal YamlMap(YamlFile file, IDictionary<YamlNode, YamlNode> children, int line, string path) =>
        (this.file, this.children, Line, this.path) = (file, children, line, path);

    /// <summary>Where the block begins; with <see cref="LineOf"/> for findings of the caller's own.</summary>
    public int Line { get; }

    public IEnumerable<string> Keys => children.Keys.Select(k => k.ToString());

    public bool Has(string key) => children.ContainsKey(key);

    public int LineOf(string key) => children.TryGetValue(key, out var node) ? (int)node.Start.Line : Line;

    public string Text(string key) => Scalar(key, required: true) ?? "";

    public string? OptionalText(string key) => Scalar(key, required: false);

    public int Number(string key) => OptionalNumber(key, required: true) ?? 0;

    public int? OptionalNumber(string key) => OptionalNumber(key, required: false);

    public bool Flag(string key) => Parsed<bool>(key, true, "应为 true 或 false", s => bool.TryParse(s, out var b) ? b : null) ?? false;

    public DateOnly Date(string key) => OptionalDate(key, required: true) ?? default;

    public DateOnly? OptionalDate(string key) => OptionalDate(key, required: false);

    /// <summary>A word of an enumeration, written in kebab-case: <c>PersonMonth</c> is <c>person-month</c>.</summary>
    public TEnum Choice<TEnum>(string key) where TEnum : struct, Enum =>
        Parsed<TEnum>(key, true, $"应为 {string.Join("、", Words.Of<TEnum>())} 之一", Words.Find<TEnum>) ?? default;

    /// <summary>A list of such words; empty where the key is absent.</summary>
    public IReadOnlyList<TEnum> Choices<TEnum>(string key) where TEnum : struct, Enum
    {
        var texts = Texts(key);
        foreach (var wrong in texts.Where(t => Words.Find<TEnum>(t) is null))
            Refuse(key, "yaml.form", $"“{Named(key)}”里的“{wrong}”应为 {string.Join("、", Words.Of<TEnum>())} 之一。");
        return [.. texts.Select(Words.Find<TEnum>).OfType<TEnum>()];
    }

    /// <summary>A place in the file's regulation, as people write it: 第十条（二）1.</summary>
    public Citation Citation(string key) => OptionalCitation(key, required: true) ?? Kernel.Citation.Of(file.Law, 0);

    public Citation? OptionalCitation(string key) => OptionalCitation(key, required: false);

    /// <summary>A list of words; empty where the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (var node in Sequence(key))
        {
            if (node is YamlScalarNode { Value.Length: > 0 } scalar) texts.Add(scalar.Value);
            else file.Refuse((int)node.Start.Line, "yaml.form", $"“{Named(key)}”的每一项应为一个词。");
        }
        return texts;
    }

    /// <summary>A list of blocks; empty where the key is absent.</summary>
    public IReadOnlyList<YamlMap> Maps(string key)
    {
        var maps = new List<YamlMap>();
        foreach (var node in Sequence(key))
        {
            if (node is YamlMappingNode map) maps.Add(Open(map, $"{Named(key)}[{maps.Count + 1}]"));
            else file.Refuse((int)node.Start.Line, "yaml.form", $"“{Named(key)}”的每一项应为“键: 值”。");
        }
        return maps;
    }

    /// <summary>A block that must be there; an empty one after a finding where it is not.</summary>
    public YamlMap Map(string key) => OptionalMap(key, required: true) ?? new YamlMap(file, new Dictionary<YamlNode, YamlNode>(), LineOf(key), Named(key));

    public YamlMap? OptionalMap(string key) => OptionalMap(key, required: false);

    /// <summary>A finding on the line of one of this block's keys.</summary>
    public void Refuse(string key, string code, string message, string remedy = "", Citation? citation = null) =>
        file.Refuse(LineOf(key), code, message, remedy, citation);

    internal void RefuseUnread()
    {
        foreach (var (node, value) in children)
            if (!asked.Contains(node.ToString()))
                file.Refuse((int)node.Start.Line, "yaml.unknown-key", $"不认识“{Named(node.ToString())}”这一项。", "请核对拼写，或删去该行。");
        foreach (var map in opened) map.RefuseUnread();
    }

    private YamlMap? OptionalMap(string key, bool required)
    {
        var node = Find(key, required);
        if (node is YamlMappingNode map) return Open(map, Named(key));
        if (node is not null) Refuse(key, "yaml.form", $"“{Named(key)}”应为“键: 值”的一组。");
        return null;
    }

    private YamlMap Open(YamlMappingNode node, string name)
    {
        var map = new YamlMap(file, node.Children, (int)node.Start.Line, name);
        opened.Add(map);
        return map;
    }

    private IEnumerable<YamlNode> Sequence(string key)
    {
        var node = Find(key, required: false);
        if (node is YamlSequenceNode sequence) return sequence.Children;
        if (node is not null) Refuse(key, "yaml.form", $"“{Named(key)}”应为列表。");
        return [];
    }

    private int? OptionalNumber(string key, bool required) => Parsed<int>(key, required, "应为整数",
        s => int.TryParse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null);

    private DateOnly? OptionalDate(string key, bool required) => Parsed<DateOnly>(key, required, "应为 2024-12-17 这样的日期",
        s => DateOnly.TryParseExact(s, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : null);

    private Citation? OptionalCitation(string key, bool required)
    {
        if (Scalar(key, required) is not { } text) return null;
        if (Kernel.Citation.TryParse(text, out var place) && place.Levels.Count > 0) return place.In(file.Law);
        Refuse(key, "yaml.citation", $"“{Named(key)}”的“{text}”不是条款的写法，例如：第十条（二）1。");
        return null;
    }

    private T? Parsed<T>(string key, bool required, string form, Func<string, T?> parse) where T : struct
    {
        if (Scalar(key, required) is not { } text) return null;
        if (parse(text) is { } value) return value;
        Refuse(key, "yaml.form", $"“{Named(key)}”写的是“{text}”，{form}。");
        return null;
    }

    private string? Scalar(string key, bool required)
    {
        var node = Find(key, required);
        if (node is null) return null;
        if (node is YamlScalarNode { Value.Length: > 0 } scalar) return scalar.Value;
        Refuse(key, "yaml.form", $"“{Named(key)}”应有一个值。");
        return null;
    }

    private YamlNode? Find(string key, bool required)
    {
        asked.Add(key);
        if (children.TryGetValue(key, out var node)) return node;
        if (required) file.Refuse(Line, "yaml.missing", $"缺少“{Named(key)}”。", "请补上这一项。");
        return null;
    }

    private string Named(string key) => path.Length == 0 ? key : $"{path}.{key}";
}

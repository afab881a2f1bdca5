using Yiwang.Kernel;
using Yiwang.Platform.Packs;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Register;

/// <summary>What <c>normative/*.yaml</c> of the packs say: who issues under which signs, documents known by number, and what ended or changed them.</summary>
internal sealed record NormativePacks(IReadOnlyList<IssuingArea> Areas, IReadOnlyList<DocumentLife> Documents, ILookup<string, StateChange> Changes)
{
    /// <summary>Of the city; the library's places set nothing here.</summary>
    public NormativeSettings Settings { get; private init; } = NormativeSettings.Default;

    public static NormativePacks None { get; } = new([], [], Array.Empty<StateChange>().ToLookup(_ => ""));

    public static (NormativePacks Packs, IReadOnlyList<Finding> Findings) ReadAll(string packs, string city)
    {
        var files = new[] { "china", city, "library" }.Select(p => Path.Combine(packs, p, "normative")).Where(Directory.Exists)
            .SelectMany(d => Directory.EnumerateFiles(d, "*.yaml").Order(StringComparer.Ordinal)).Select(p => YamlFile.Read(p)).ToArray();
        var settings = NormativeSettings.Default;
        var (areas, documents, changes) = (new List<IssuingArea>(), new List<DocumentLife>(), new List<(string Law, StateChange Change)>());
        foreach (var file in files)
        {
            var area = new IssuingArea(file.Root.Text("area"), [.. file.Root.Maps("issuers").Select(i => new Issuer(i.Text("code"), i.Text("name")))]) { IsOwn = file.Name.StartsWith($"packs/{city}/", StringComparison.Ordinal) };
            areas.Add(area);
            if (file.Root.OptionalMap("settings") is { } own) settings = ReadSettings(own);
            documents.AddRange(file.Root.Maps("documents").Select(d => ReadDocument(d, area)).OfType<DocumentLife>());
            changes.AddRange(file.Root.Maps("orders").SelectMany(o => ReadOrder(o, area.Name)));
        }

        return (new(areas, documents, changes.ToLookup(c => c.Law, c => c.Change)) { Settings = settings }, [.. files.SelectMany(f => f.Finish()), .. Twice(documents, changes)]);
    }

    private static NormativeSettings ReadSettings(YamlMap map)
    {
        var settings = new NormativeSettings(map.Choice<Severity>("citation-not-in-force"), map.Number("reminder-days"));
        if (settings.CitationWeight is Severity.Notes) map.Refuse("citation-not-in-force", "normative.setting", "应为 blocks 或 warns。");
        if (settings.ReminderDays is < 1 or > 1000) map.Refuse("reminder-days", "normative.setting", "提醒天数应为 1 至 1000。");
        return settings;
    }

    private static DocumentLife? ReadDocument(YamlMap map, IssuingArea area)
    {
        var (text, title, from) = (map.Text("number"), map.Text("title"), map.OptionalDate("in-force-from"));
        var (issued, until, companions) = (map.OptionalDate("issued"), map.OptionalDate("valid-until"), map.OptionalNumber("companions") ?? 0);
        if (NumberRule.Read(area, text, out var number) is { } wrong)
        {
            map.Refuse("number", wrong.Code, wrong.Message, wrong.Remedy);
            return null;
        }

        return new DocumentLife($"{area.Name}/{number}", title, area.Find(number!.Issuer)!.Name, issued, from) { ValidUntil = until, CompanionsExpected = companions };
    }

    private static IEnumerable<(string Law, StateChange Change)> ReadOrder(YamlMap map, string area)
    {
        var (by, place, replaced) = (map.Text("by"), map.OptionalText("place"), map.OptionalText("replaced-by"));
        var whole = Citation.Of($"{area}/{by}", 0);
        if (place is not null && !Citation.TryParse(place, out _)) map.Refuse("place", "yaml.citation", $"“{place}”不是条款的写法，例如：第七十八条。");
        var change = new StateChange(map.Choice<ChangeKind>("change"), map.Date("on"), place is not null && Citation.TryParse(place, out var cited) ? cited.In(whole.Document) : whole)
        {
            ReplacedBy = replaced is null ? null : $"{area}/{replaced}",
        };
        return map.Texts("documents").Select((number, i) => ($"{area}/{number}", change with { Order = i + 1 }));
    }

    private static IEnumerable<Finding> Twice(List<DocumentLife> documents, List<(string Law, StateChange Change)> changes) =>
    [
        .. documents.GroupBy(d => d.Law).Where(g => g.Count() > 1).Select(g => Finding.Block("register.document-twice", $"{g.Key} 登记了两次。", remedy: "请只留一处。")),
        .. changes.Where(c => c.Change.EndsIt).GroupBy(c => c.Law).Where(g => g.Count() > 1)
            .Select(g => Finding.Block("normative.ended-twice", $"{g.Key} 写了两次终止（{string.Join("、", g.Select(c => c.Change.By))}）。", remedy: "请只留先发生的一次。")),
        .. changes.Where(c => documents.TrueForAll(d => d.Law != c.Law)).Select(c => Finding.Block("normative.unknown", $"{c.Change.By}写到的 {c.Law} 没有登记。", remedy: "请在 documents 里写上它。")),
    ];
}

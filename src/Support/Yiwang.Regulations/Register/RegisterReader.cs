using Yiwang.Kernel;
using Yiwang.Platform.Packs;
using Yiwang.Regulations.Public;

namespace Yiwang.Regulations.Register;

/// <summary>
/// Reads <c>regulations/*.yaml</c> of the packs china, library and CITY, one file for each document, with the decisions of the
/// city's counties from its rulebooks.
/// </summary>
internal static class RegisterReader
{
    private const string Library = "library";

    public static (IReadOnlyList<Regulation> Regulations, IReadOnlyList<Finding> Findings) ReadAll(string packs, string city)
    {
        var (regulations, findings) = (new List<Regulation>(), new List<Finding>());
        var paths = new[] { "china", city, Library }.Select(p => Path.Combine(packs, p, "regulations")).Where(Directory.Exists)
            .SelectMany(d => Directory.EnumerateFiles(d, "*.yaml").Order(StringComparer.Ordinal)).ToArray();
        // Every start waits for this, and no file knows of another.
        foreach (var (path, (regulation, own)) in paths.AsParallel().AsOrdered().Select(p => (p, Read(p, Path.Combine(packs, city, "rulebooks")))))
        {
            findings.AddRange(own);
            if (own.Count > 0) continue;
            if (regulations.Exists(r => r.Law == regulation.Law))
                findings.Add(Finding.Block("register.document-twice", $"{regulation.Number} 登记了两次。", where: path, remedy: "请只留一份文件。"));
            else regulations.Add(regulation with { IsOfAnotherPlace = path.StartsWith(Path.Combine(packs, Library), StringComparison.Ordinal) });
        }

        findings.AddRange(RequirementsTwice(regulations));
        return (regulations, findings);
    }

    /// <param name="rulebooks">Where decisions to go on applying the document are looked for.</param>
    public static (Regulation Regulation, IReadOnlyList<Finding> Findings) Read(string path, string rulebooks)
    {
        // The law that short citations belong to stands in the file itself.
        var unread = YamlFile.Read(path);
        var law = unread.Root.OptionalMap("document")?.OptionalText("law") ?? "";
        var file = unread.WithLaw(law);
        var document = file.Root.Map("document");
        document.Text("law");
        if (law.Length > 0 && law.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
            document.Refuse("law", "register.law", $"“{law}”不是“地区/文号”的写法。", "例如：汕尾/汕府办〔2019〕21号；没有文号的写“地区/《标题》”。");

        var regulation = ReadDocument(document, law, PlaceReader.Read(file, law));
        var (decisions, problems) = document.OptionalText("local-decisions") is { } stem ? DecisionReader.ReadAll(rulebooks, stem) : ([], []);
        return (regulation with { Decisions = decisions }, [.. file.Finish(), .. problems]);
    }

    private static Regulation ReadDocument(YamlMap document, string law, Chapter[] chapters)
    {
        var note = document.OptionalText("issued-note") ?? "";
        var issued = note.Length > 0 ? document.OptionalDate("issued") : document.Date("issued");
        var from = document.Date("in-force-from");
        return new(law, document.Text("title"), document.Text("issued-by"), issued, from, chapters)
        {
            IssuedNote = note,
            ValidUntil = document.OptionalDate("valid-until") ?? (document.OptionalNumber("validity-years") is { } years ? from.AddYears(years) : null),
            Term = document.Has("term") ? document.Choice<Term>("term") : Term.Validity,
            ValidityArticle = document.OptionalCitation("validity-article"),
            ValidityNote = document.OptionalText("validity-note") ?? "",
            InterpretedBy = document.OptionalText("interpreted-by") ?? "",
            Repeals = document.Texts("repeals"),
            PrintsPlainNumbers = document.OptionalText("articles-printed") == "plain-numbers",
            Catalogue = document.OptionalText("catalogue") ?? "",
        };
    }

    // The catalogue's ids are one namespace; a requirement counted in two documents would be counted twice.
    private static IEnumerable<Finding> RequirementsTwice(IEnumerable<Regulation> regulations) =>
        regulations.SelectMany(r => r.Requirements, (r, q) => (r.Number, q.Id)).GroupBy(x => x.Id).Where(g => g.Count() > 1)
            .Select(g => Finding.Block("register.requirement-twice", $"要求 {g.Key} 写了两次：{string.Join("、", g.Select(x => x.Number))}。", remedy: "请只留一处。"));
}

using System.Text.Json;
using Yiwang.Kernel;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>Reads what <c>docs/schemas/aid-assess.schema.json</c> describes.</summary>
internal sealed record AssessmentInput(AidContext Context, IReadOnlyList<ServiceClaim> Claims, IReadOnlyList<ProvidedMaterial>? Materials)
{
    private const int LongestInput = 1_000_000;

    public static (AssessmentInput? Input, IReadOnlyList<Finding> Findings) Read(string json, RulebookLibrary library)
    {
        if (json.Length > LongestInput)
            return (null, [Finding.Block("input.too-large", "输入超过 100 万字符。", remedy: "请分成几份。")]);
        List<Finding> findings = [];
        try
        {
            using var document = JsonDocument.Parse(json);
            var input = Read(new JsonFields(document.RootElement, "", findings), library);
            return findings.Count > 0 ? (null, findings) : (input, []);
        }
        catch (JsonException broken)
        {
            return (null, [Finding.Block("input.syntax", $"不是正确的 JSON（第 {broken.LineNumber + 1} 行附近）。", where: $"line:{broken.LineNumber + 1}", remedy: "请核对括号、引号和逗号。")]);
        }
    }

    private static AssessmentInput Read(JsonFields root, RulebookLibrary library)
    {
        root.OptionalText("$schema");
        var context = new AidContext(ReadChild(root.Object("child")), ReadApplication(root.Object("application"), library), root.Date("appliedOn"), library)
        {
            CaseNumber = root.OptionalText("caseNumber") ?? "",
            Prior = [.. root.Objects("priorAid").Select(p => ReadPrior(p, library))],
            Devices = [.. root.Objects("deviceCatalogue").Select(ReadDevice)],
            Exception = root.OptionalObject("duplicateException") is { } exception ? ReadException(exception) : null,
        };
        ServiceClaim[] claims = [.. root.Objects("services").Select(s => ClaimReader.Read(s, context))];
        var materials = root.Has("materials") ? root.Objects("materials").Select(ReadMaterial).ToArray() : null;
        if (materials is null) root.Objects("materials");
        root.RefuseUnknown();
        return new AssessmentInput(context, claims, materials);
    }

    private static ChildFacts ReadChild(JsonFields child)
    {
        var facts = new ChildFacts(child.Date("birthDate"), Region(child, "householdRegion"))
        {
            Disabilities = child.Each("disabilities", $"应为 {string.Join("、", Words.Of<Disability>())} 之一", Words.Find<Disability>),
            Degree = child.Choice<Degree>("degree", Degree.Unknown),
            HasDisabilityCertificate = child.Flag("disabilityCertificate"),
            Diagnosis = child.OptionalObject("diagnosis") is { } diagnosis ? ReadDiagnosis(diagnosis) : null,
            Schooling = child.Choice<Schooling>("schooling", Schooling.None),
        };
        child.RefuseUnknown();
        return facts;
    }

    private static Diagnosis ReadDiagnosis(JsonFields fields)
    {
        var diagnosis = new Diagnosis(fields.Text("institution"), fields.OptionalFlag("institutionIsQualified"));
        fields.RefuseUnknown();
        return diagnosis;
    }

    private static ApplicationFacts ReadApplication(JsonFields fields, RulebookLibrary library)
    {
        var facts = new ApplicationFacts(fields.Choice<Place>("place"), Region(fields, "region"))
        {
            InstitutionRegion = fields.OptionalText("institutionRegion"),
            Permit = fields.OptionalObject("residencePermit") is { } permit ? ReadPermit(permit) : null,
            Applicant = fields.Choice<ApplicantKind>("applicant", ApplicantKind.Guardian),
            HasAuthority = fields.Flag("hasAuthority"),
            ServesByNorms = fields.OptionalFlag("servesByNorms"),
            Indication = fields.OptionalObject("indication") is { } indication ? ReadIndication(indication) : null,
            PriorityGroups = fields.Texts("priorityGroups"),
            OpenElsewhere = fields.OptionalText("openElsewhere"),
        };
        foreach (var unknown in facts.PriorityGroups.Where(g => library.City.Priority.Groups.All(known => known.Id != g)))
            fields.Refuse("priorityGroups", $"不认识“{unknown}”，应为 {string.Join("、", library.City.Priority.Groups.Select(g => g.Id))} 之一");
        fields.RefuseUnknown();
        return facts;
    }

    private static ResidencePermit ReadPermit(JsonFields fields)
    {
        var permit = new ResidencePermit(Region(fields, "region"), fields.Date("validUntil")) { BelongsToChild = fields.OptionalFlag("belongsToChild") ?? true };
        fields.RefuseUnknown();
        return permit;
    }

    private static Indication ReadIndication(JsonFields fields)
    {
        var indication = new Indication(fields.Flag("isIndicated"), fields.Text("assessedBy"), fields.Date("assessedOn"));
        fields.RefuseUnknown();
        return indication;
    }

    private static AssistiveDevice ReadDevice(JsonFields fields)
    {
        var device = new AssistiveDevice(fields.Text("device"), fields.Fen("amountYuan"), (int)fields.Number("years", 0, 30), fields.Text("basis"));
        fields.RefuseUnknown();
        return device;
    }

    private static DuplicateException ReadException(JsonFields fields)
    {
        var exception = new DuplicateException(fields.Text("reason"), fields.Flag("approvedByHead"));
        fields.RefuseUnknown();
        return exception;
    }

    private static PriorAid ReadPrior(JsonFields fields, RulebookLibrary library)
    {
        var prior = new PriorAid(Region(fields, "region"), fields.Text("row"), fields.Date("grantedOn"))
        {
            CaseNumber = fields.OptionalText("caseNumber") ?? "",
            ServiceEndedOn = fields.OptionalDate("serviceEndedOn"),
            Months = fields.Each("months", "应为 2026-03 这样的月份", JsonFields.ParseMonth),
            Condition = fields.OptionalText("condition") ?? "",
        };
        if (prior.Row.Length > 0 && !library.City.Standards.ContainsKey(prior.Row))
            fields.Refuse("row", $"应为 {string.Join("、", Rows.All)} 之一");
        fields.RefuseUnknown();
        return prior;
    }

    private static ProvidedMaterial ReadMaterial(JsonFields fields)
    {
        var material = new ProvidedMaterial(fields.Text("id"))
        {
            OriginalSeen = fields.Flag("originalSeen"),
            IsElectronicCertificate = fields.Flag("isElectronicCertificate"),
            BelongsToChild = fields.OptionalFlag("belongsToChild") ?? true,
            ValidUntil = fields.OptionalDate("validUntil"),
        };
        fields.RefuseUnknown();
        return material;
    }

    /// <summary>A county's six digits of GB/T 2260.</summary>
    internal static string Region(JsonFields fields, string name)
    {
        var region = fields.Text(name);
        if (region.Length > 0 && (region.Length != 6 || !region.All(char.IsAsciiDigit))) fields.Refuse(name, "应为 6 位行政区划代码，例如 441581");
        return region;
    }
}

using Yiwang.Contracting.Reviewing;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Contracting.Rules;

/// <summary>第三条第一款 and 第三款: the first five sign government contracts, the last two contracts of 第七章.</summary>
internal enum SignerClass { Government, Department, Institution, Street, Other, Hospital, Enterprise }

/// <summary>第十条: who supervises.</summary>
internal enum ContractDuty { Filing, LeadingGroup, Legal, Treasury, Audit, Procurement, Government, Experts }

/// <param name="Authority">主管部门 of a hospital or an enterprise.</param>
internal sealed record Signer(string Institution, SignerClass Class, bool HasLegalSection, string? Authority)
{
    /// <summary>第十五条第二款, where there is no legal section: a person with legal background, or a law firm.</summary>
    public bool HasLegalPerson { get; init; }
    public bool HasLawFirm { get; init; }

    /// <summary>Who may review inside; none until the department has set it up.</summary>
    [Article(Law.LuohuContracts, 15, 2), Requirement("LH-HT-015b")]
    public IReadOnlyList<ReviewerKind> Reviewers => HasLegalSection ? [ReviewerKind.LegalSection] : [.. HasLegalPerson ? [ReviewerKind.LegalPerson] : Array.Empty<ReviewerKind>(), .. HasLawFirm ? [ReviewerKind.LawFirm] : Array.Empty<ReviewerKind>()];

    [Article(Law.LuohuContracts, 3, 1), Article(Law.LuohuContracts, 3, 3), Article(Law.LuohuContracts, 70, 1)]
    [Requirement("LH-HT-003a"), Requirement("LH-HT-003c"), Requirement("LH-HT-070a")]
    public bool IsGovernment => Class is not (SignerClass.Hospital or SignerClass.Enterprise);
}

internal sealed record SignerPosts(string Kind, string Handler, string Manager, string Reviewer, string Head, string? Finance);

internal sealed record SupervisingPost(string Region, ContractDuty Duty, string Institution, string Post);

/// <summary>合同种类: by it a model text is found. The article names none; they are the pack's.</summary>
internal sealed record TextKind(string Code, string Name);

/// <summary>Who is who for contracts, from the pack's contracts.yaml: institutions and posts, not persons.</summary>
internal sealed class ContractBodies(CityDirectory city)
{
    public IReadOnlyList<Signer> Signers { get; private init; } = [];
    public IReadOnlyList<SignerPosts> Posts { get; private init; } = [];
    public IReadOnlyList<SupervisingPost> Supervisors { get; private init; } = [];
    public IReadOnlyList<TextKind> Kinds { get; private init; } = [];

    /// <summary>With what the numbers of model texts begin.</summary>
    public string ModelSign { get; private init; } = "";
    public IReadOnlyList<Finding> Findings { get; private init; } = [];

    public TextKind? KindOf(string code) => Kinds.FirstOrDefault(k => k.Code == code);

    /// <summary>As people call it; what the pack no longer has is called by its code.</summary>
    public string NameOfKind(string code) => KindOf(code)?.Name ?? code;

    public Signer? Find(string institution) => Signers.FirstOrDefault(s => s.Institution == institution);

    public SignerPosts? PostsOf(string institution) => city.FindInstitution(institution) is { } body ? Posts.FirstOrDefault(p => p.Kind == body.Kind) : null;

    public SupervisingPost? Find(ContractDuty duty, string region) => Supervisors.FirstOrDefault(s => s.Duty == duty && s.Region == region);

    /// <summary>The hospitals and enterprises of an authority, and of no other.</summary>
    [Article(Law.LuohuContracts, 10, 8), Article(Law.LuohuContracts, 70, 3), Requirement("LH-HT-010h")]
    public IReadOnlyList<string> Below(string authority) => [.. from s in Signers where s.Authority == authority select s.Institution];

    /// <summary>The government itself, in whose name a department of the region may have signed; null where the pack has none.</summary>
    public Signer? GovernmentOf(string region) => Signers.FirstOrDefault(s => s.Class is SignerClass.Government && city.GetInstitution(s.Institution).RegionCode == region);

    public static ContractBodies Load(YiwangOptions options, CityDirectory city)
    {
        var path = Path.Combine(options.PacksDirectory, options.City, "contracts.yaml");
        return File.Exists(path) ? Read(YamlFile.Read(path, Law.LuohuContracts), city) : new(city);
    }

    public static ContractBodies Read(YamlFile file, CityDirectory city)
    {
        var bodies = new ContractBodies(city)
        {
            Signers = [.. file.Root.Maps("signers").Select(m => ReadSigner(m, city))],
            Posts = [.. file.Root.Maps("posts").Select(m => ReadPosts(m, city))],
            Supervisors = [.. file.Root.Maps("bodies").Select(m => ReadBody(m, city))],
            Kinds = file.Root.Has("kinds") ? [.. file.Root.Maps("kinds").Select(m => new TextKind(m.Text("code"), m.Text("name")))] : [],
            ModelSign = file.Root.OptionalText("model-number-sign") ?? "",
        };
        var findings = file.Finish();
        return findings.Count > 0 ? new(city) { Findings = findings } : bodies;
    }

    private static Signer ReadSigner(YamlMap map, CityDirectory city)
    {
        var signer = new Signer(map.Text("institution"), map.Choice<SignerClass>("class"), map.Has("legal-section") && map.Flag("legal-section"), map.OptionalText("authority"))
        {
            HasLegalPerson = map.Has("legal-person") && map.Flag("legal-person"), HasLawFirm = map.Has("law-firm") && map.Flag("law-firm"),
        };
        foreach (var (key, institution) in new[] { ("institution", signer.Institution), ("authority", signer.Authority ?? signer.Institution) })
            if (city.FindInstitution(institution) is null) map.Refuse(key, "contract.pack.institution", $"institutions.yaml 中没有机构“{institution}”。");
        if (!signer.IsGovernment && signer.Authority is null)
            map.Refuse("class", "contract.pack.authority", $"“{signer.Institution}”没有写明主管部门（authority）。", citation: Citation.Of(Law.LuohuContracts, 70, 3));
        return signer;
    }

    private static SignerPosts ReadPosts(YamlMap map, CityDirectory city)
    {
        var posts = new SignerPosts(map.Text("kind"), map.Text("handler"), map.Text("manager"), map.Text("reviewer"), map.Text("head"), map.OptionalText("finance"));
        foreach (var (key, post) in new[] { ("handler", posts.Handler), ("manager", posts.Manager), ("reviewer", posts.Reviewer), ("head", posts.Head), ("finance", posts.Finance ?? posts.Head) })
            if (city.FindPost(post)?.InstitutionKind != posts.Kind) map.Refuse(key, "contract.pack.post", $"岗位“{post}”不在“{posts.Kind}”类单位。");
        return posts;
    }

    private static SupervisingPost ReadBody(YamlMap map, CityDirectory city)
    {
        var body = new SupervisingPost(map.Text("region"), map.Choice<ContractDuty>("duty"), map.Text("institution"), map.Text("post"));
        if (city.FindInstitution(body.Institution)?.Kind is not { } kind || city.FindPost(body.Post)?.InstitutionKind != kind)
            map.Refuse("post", "contract.pack.body", $"岗位“{body.Post}”不在机构“{body.Institution}”。");
        return body;
    }
}

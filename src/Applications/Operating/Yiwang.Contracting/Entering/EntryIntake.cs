using System.Globalization;
using Microsoft.AspNetCore.Http;
using Yiwang.Contracting.Contracts;
using Yiwang.Design;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Entering;

/// <summary>An entry as its sheet was sent. What was asked of nobody is empty.</summary>
internal static class EntryIntake
{
    public static ContractEntry Of(IFormCollection f, Guid? parent) => new()
    {
        Title = Text(f, "title"), Types = [.. f["types"].Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)], TypeBasis = Text(f, "typeBasis"), Exclusion = Chosen<Exclusion>(f, "exclusion") ?? Exclusion.None, Content = Text(f, "content"),
        Parties = [.. Enumerable.Range(0, EntryRules.MostParties).Where(n => n == 0 || Text(f, $"party-name-{n}").Length > 0 || Text(f, $"party-code-{n}").Length > 0).Select(n => PartyOf(f, n))],
        AmountInFen = Yuan.Find(Text(f, "amount")), HasNoAmount = Ticked(f, "noAmount"), PaysInFen = Yuan.Find(Text(f, "pays")) ?? 0,
        Found = Chosen<WayOfFinding>(f, "found") ?? WayOfFinding.NotProcured, IsProcurement = Chosen<WayOfFinding>(f, "found") is WayOfFinding.Central or WayOfFinding.Own, MustBeCentral = Ticked(f, "mustBeCentral"),
        ProcurementNumber = Text(f, "procurement"), DisposesOfStateAsset = Ticked(f, "asset"), IsTalentHousing = Ticked(f, "housing"),
        Backing = Chosen<Backing>(f, "backing") ?? Backing.Own, BackingBasis = Text(f, "backingBasis"), CoHandlers = [.. f["coHandlers"].OfType<string>().Where(c => c.Length > 0)], Lead = Text(f, "lead").Trim(),
        SignedOn = Day(f, "signedOn"), StartsOn = Day(f, "startsOn"), EndsOn = Day(f, "endsOn"), SignedByRepresentative = Ticked(f, "representative"),
        Handler = Guid.TryParse(Text(f, "handler"), out var handler) ? handler : null, Project = Text(f, "project"), OtherHandlerReason = Text(f, "otherHandler"),
        Signing = new(Text(f, "decision").Trim(), Day(f, "decidedOn") ?? default, Text(f, "authorisation").Trim(), Chosen<SealKind>(f, "seal") ?? SealKind.Official, Text(f, "place").Trim(), Text(f, "legality").Trim(), Text(f, "longTerm").Trim()) { Unreviewed = Text(f, "unreviewed").Trim() },
        Parent = parent, Derivation = parent is null ? null : Chosen<Derivation>(f, "derivation") ?? Derivation.Supplement, ChangedFields = [.. f["fields"].OfType<string>()], ChangeReason = Text(f, "changeReason"),
        Terms = TermsOf(f), Nodes = [.. Enumerable.Range(0, NodesStep.MostAtEntry).Select(n => NodeOf(f, n)).Reverse().SkipWhile(n => n.IsBlank).Reverse()],
    };

    private static Party PartyOf(IFormCollection f, int n) => new(Chosen<PartyKind>(f, $"party-kind-{n}") ?? PartyKind.LegalPerson, Text(f, $"party-name-{n}").Trim(), Text(f, $"party-code-{n}").Trim().ToUpperInvariant());

    private static EntryNode NodeOf(IFormCollection f, int n) => new(Text(f, $"node-name-{n}").Trim(), Day(f, $"node-on-{n}"), Yuan.Find(Text(f, $"node-pays-{n}")) ?? 0, Ticked(f, $"node-accept-{n}"));

    private static ContractTerms TermsOf(IFormCollection f) => new()
    {
        ConcernsActs = Ticked(f, "acts"), ActScope = Text(f, "actScope").Trim(), PriceBasis = Text(f, "priceBasis").Trim(), HasOrder = Ticked(f, "order"),
        Steps = [.. Text(f, "steps").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(StepOf)],
        Secrets = [.. f["secrets"].Select(s => Enum.TryParse<Secret>(s, out var known) && Enum.IsDefined(known) ? known : (Secret?)null).OfType<Secret>().Distinct()],
        HasSecrecyClause = Ticked(f, "secrecyClause"), ProcurementPoints = [.. f["procurementPoints"].OfType<string>()],
    };

    private static OrderedStep StepOf(string line)
    {
        var parts = line.Split(['|', '｜'], 2, StringSplitOptions.TrimEntries);
        return new(parts[0], parts.Length > 1 ? parts[1] : "");
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString();

    private static bool Ticked(IFormCollection form, string name) => form[name].Contains("yes");

    private static DateOnly? Day(IFormCollection form, string name) => DateText.Find(Text(form, name));

    private static TEnum? Chosen<TEnum>(IFormCollection form, string name) where TEnum : struct, Enum => Enum.TryParse<TEnum>(Text(form, name), out var value) && Enum.IsDefined(value) ? value : null;
}

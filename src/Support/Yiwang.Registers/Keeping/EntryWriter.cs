using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Cryptography;
using Yiwang.Registers.Defining;
using Yiwang.Registers.Public;

namespace Yiwang.Registers.Keeping;

/// <summary>From what was typed to a draft in form: fields, the key, whose it is, and what the module demands that asks for the register.</summary>
internal sealed class EntryWriter(RegistersDb db, FieldChoices fieldChoices, IEnumerable<IRegisterRule> rules, PersonalText personal, CityDirectory city, CurrentUser user)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>>> choices = [];

    /// <summary>Whether this post records in it. Everybody else is told that there is no such register.</summary>
    public bool MayKeep(RegisterDefinition register) => register.KeptBy.Contains(user.Post);

    public async Task<(EntryDraft? Draft, IReadOnlyList<Finding> Findings)> Draft(RegisterDefinition register, IReadOnlyDictionary<string, string> typed, DateOnly? from, DateOnly? until, CancellationToken ct)
    {
        if (!choices.TryGetValue(register.Code, out var words)) choices[register.Code] = words = await fieldChoices.Of(register, ct);
        var (values, findings) = FieldReader.Read(register, typed, words);
        if (from is null) findings.Add(Finding.Block("registers.from", "请填写从哪天起。", register.Under, "from", "例如 2026-01-01。"));
        if (until < from) findings.Add(Finding.Block("registers.until", "最后一天不能早于第一天。", register.Under, "until", "没有期限的，留空。"));
        var key = KeyOf(register, values);
        if (key.Length > KeyText.Longest) findings.Add(Finding.Block("registers.key", $"{string.Join("、", register.Key.Select(k => register.Find(k)!.Label))}合起来不超过 {KeyText.Longest} 字。", register.Under, FieldReader.Prefix + register.Key[0], "请写短一些。"));
        if (findings.Count > 0) return (null, findings);

        var draft = new EntryDraft(register, RegionOf(register, values), register.Scope is RegisterScope.Institution ? user.Institution : "", key, PersonOf(register, values), from!.Value, until,
            values.Where(v => !register.Find(v.Key)!.IsPersonal).ToDictionary(), values.Where(v => register.Find(v.Key)!.IsPersonal).ToDictionary());
        foreach (var rule in rules.Where(r => r.Register == register.Code)) findings.AddRange(await rule.Check(draft.Seen, ct));
        return findings.Any(f => f.Severity is Severity.Blocks) ? (null, findings) : (draft, findings);
    }

    /// <summary>What is recorded for the same things, not struck out, of whatever day.</summary>
    public async Task<ILookup<string, Entry>> Earlier(IReadOnlyList<EntryDraft> drafts, CancellationToken ct)
    {
        var found = new List<Entry>();
        foreach (var some in drafts.Chunk(200)) // SQLite takes a bounded number of parameters
        {
            var (register, keys) = (some[0].Register.Code, some.Select(d => d.Key).Distinct().ToArray());
            found.AddRange(await db.Entries.Where(e => e.Register == register && e.StruckAt == null && keys.Contains(e.Key)).ToArrayAsync(ct));
        }

        return found.DistinctBy(e => e.Id).ToLookup(e => PlaceOf(e.Region, e.Institution, e.Key));
    }

    public static string PlaceOf(string region, string institution, string key) => $"{region}/{institution}/{key}";

    private string RegionOf(RegisterDefinition register, Dictionary<string, string> values) => register.Scope switch
    {
        RegisterScope.City => city.RegionCode,
        // A city office records for the county that it names; a county's own office only for its own.
        RegisterScope.County when user.Region == city.RegionCode && values.GetValueOrDefault(CountyField) is { } named => named,
        _ => user.Region,
    };

    private const string CountyField = "county";

    private string PersonOf(RegisterDefinition register, Dictionary<string, string> values) =>
        register.Fields.FirstOrDefault(f => f.Kind is FieldKind.Citizen) is { } number && values.GetValueOrDefault(number.Name) is { } digits ? personal.Index(digits) : "";

    private string KeyOf(RegisterDefinition register, Dictionary<string, string> values) =>
        KeyText.Of(register.Key.Select(k => register.Find(k)!.Kind is FieldKind.Citizen ? personal.Index(values.GetValueOrDefault(k, "")) : values.GetValueOrDefault(k, "")));
}

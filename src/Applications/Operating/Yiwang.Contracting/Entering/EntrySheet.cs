using Microsoft.AspNetCore.Http;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Entering;

/// <summary>One page of an entry.</summary>
/// <param name="Names">The fields that it asks; those that end in a hyphen are numbered.</param>
internal sealed record EntryStep(string Key, string Title, params string[] Names)
{
    public bool Asks(string name) => Names.Any(n => n.EndsWith('-') ? name.StartsWith(n, StringComparison.Ordinal) : name == n);
}

/// <summary>
/// The sheet of a contract that is being entered, page by page. Nothing is stored before the last page is confirmed: what was answered on the
/// others travels in the form.
/// </summary>
internal sealed class EntrySheet
{
    public const string At = "at", Go = "go", Seen = "seen", Enter = "enter", Quoted = "from-";

    public static readonly EntryStep FromText = new("text", "合同文本"), Check = new("check", "核对并登记", "same-text", "signed-text");

    public static readonly IReadOnlyList<EntryStep> Steps =
    [
        FromText,
        new("contract", "合同", "derivation", "fields", "changeReason", "title", "types", "typeBasis", "exclusion", "content"),
        new("parties", "对方当事人", "party-kind-", "party-name-", "party-code-"),
        new("money", "金额和采购", "amount", "noAmount", "pays", "found", "mustBeCentral", "procurement", "asset", "housing", "priceBasis"),
        new("term", "期限和约定", "startsOn", "endsOn", "longTerm", "acts", "actScope", "order", "steps", "secrets", "secrecyClause", "procurementPoints"),
        new("handling", "承办", "backing", "backingBasis", "handler", "project", "otherHandler", "coHandlers", "lead"),
        new("signing", "决定和签订", "legality", "unreviewed", "decision", "decidedOn", "signedOn", "place", "representative", "authorisation", "seal"),
        new("nodes", "进度节点", "node-name-", "node-on-", "node-pays-", "node-accept-"),
        Check,
    ];

    private readonly IFormCollection? form;
    private readonly Dictionary<string, string> proposed;
    private readonly HashSet<string> seen;

    /// <param name="form">As it was sent; null where the page is only opened.</param>
    /// <param name="read">What a text that was just sent says, by field.</param>
    public EntrySheet(IFormCollection? form, EntryStep shown, IEnumerable<KeyValuePair<string, string>>? read = null)
    {
        this.form = form;
        Shown = shown;
        proposed = new(read ?? [], StringComparer.Ordinal);
        seen = [.. form?[Seen].OfType<string>() ?? [], .. form?[At].OfType<string>() ?? []];
        seen.IntersectWith(Steps.Select(s => s.Key));
    }

    public EntryStep Shown { get; }
    public int Place => Index(Shown) + 1;
    public EntryStep? Next => Steps.ElementAtOrDefault(Index(Shown) + 1);
    public EntryStep? Previous => Steps.ElementAtOrDefault(Index(Shown) - 1);

    /// <summary>Every page has been answered once, so that one can go back to the last one from anywhere.</summary>
    public bool IsThrough => Steps.All(s => s == Check || seen.Contains(s.Key));

    public static int Index(EntryStep step) => Steps.TakeWhile(s => s != step).Count();

    public static EntryStep? Find(string? key) => Steps.FirstOrDefault(s => s.Key == key);

    /// <summary>The page that asks what a finding speaks of; null where none does.</summary>
    public static EntryStep? Of(Finding finding) => Steps.FirstOrDefault(s => s.Asks(finding.Where));

    public bool HasSeen(EntryStep step) => seen.Contains(step.Key);

    /// <summary>What was answered; before its page was seen, what the text says, or else what is known.</summary>
    public string? Value(string name, string? otherwise = null) =>
        proposed.TryGetValue(name, out var said) ? said : form?.ContainsKey(name) is true ? form[name].ToString() : WasAsked(name) ? "" : otherwise;

    public IReadOnlyList<string> Ticks(string name, IEnumerable<string>? otherwise = null) => form?.ContainsKey(name) is true ? [.. form[name].OfType<string>()] : WasAsked(name) ? [] : [.. otherwise ?? []];

    /// <summary>Where the text says it; null where it doesn't.</summary>
    public string? Quote(string name) => Value($"{Quoted}{name}");

    /// <summary>How many of a numbered group are shown: as many as are known or answered, and one more for whoever asked.</summary>
    public int HowMany(string prefix, int known, int most)
    {
        var answered = Enumerable.Range(0, most).Count(n => proposed.ContainsKey($"{prefix}-{n}") || form?.ContainsKey($"{prefix}-{n}") is true);
        return Math.Clamp(Math.Max(WasAsked($"{prefix}-0") ? 0 : known, answered) + (form?["more"].ToString() == prefix ? 1 : 0), 1, most);
    }

    /// <summary>What the form carries along: the answers of the other pages, where the text said them, and which pages were seen.</summary>
    public IEnumerable<KeyValuePair<string, string>> Carried
    {
        get
        {
            foreach (var step in Steps.Where(s => s != Shown && HasSeen(s))) yield return new(Seen, step.Key);
            foreach (var (name, value) in proposed.Where(p => !Shown.Asks(p.Key))) yield return new(name, value);
            foreach (var name in form?.Keys ?? [])
            {
                if (proposed.ContainsKey(name) || Shown.Asks(name) || IsOfFormerText(name) || !(name.StartsWith(Quoted, StringComparison.Ordinal) || Steps.Any(s => s.Asks(name)))) continue;
                foreach (var value in form![name].OfType<string>()) yield return new(name, value);
            }
        }
    }

    // Another text was read: what the one before it said, and where, is over.
    private bool IsOfFormerText(string name) => proposed.Count > 0 && (name.StartsWith(Quoted, StringComparison.Ordinal) || form?.ContainsKey($"{Quoted}{name}") is true);

    private bool WasAsked(string name) => Steps.FirstOrDefault(s => s.Asks(name)) is { } step && HasSeen(step);
}

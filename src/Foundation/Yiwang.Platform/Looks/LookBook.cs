using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Looks;

/// <summary>Keeps the rows; called for every fact that is an <see cref="ILook"/>, in its transaction.</summary>
internal sealed class LookBook(YiwangDb db, CurrentUser user, TimeProvider clock)
{
    [Requirement("LF-SZ-227")]
    public async Task Note(Fact fact, ILook look, CancellationToken ct)
    {
        // Nobody is told that he looked at his own, and the platform's tasks look at nothing.
        if (!user.IsOfficer || (look.Whose.Account is null && look.Whose.NumberIndex.Length == 0) || look.Whose.Account == user.AccountId) return;

        var key = Look.KeyOf(look.Whose, user.AccountId, fact.Subject, look.What, look.Purpose, clock.Today());
        if (await db.Set<Look>().ByKey(key, ct) is not null) return;
        db.Add(new Look
        {
            Key = key, Account = look.Whose.Account, NumberIndex = look.Whose.NumberIndex, At = clock.GetUtcNow(), ByAccount = user.AccountId,
            PostName = user.PostName, InstitutionName = user.InstitutionName, Subject = fact.Subject, What = look.What, Purpose = look.Purpose, Href = look.Href, Under = fact.Under,
        });
    }
}

/// <summary>One look as the person whose data they are is told of it: the post and its institution, never the officer's name.</summary>
public sealed record SeenLook(DateTimeOffset At, string PostName, string InstitutionName, string What, string Purpose, string Href, Citation? Under);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record LookPage(IReadOnlyList<SeenLook> Looks, string? Next);

/// <summary>Who looked at somebody's data, newest first.</summary>
public sealed class LookReader(YiwangDb db)
{
    public const int PageSize = 30;

    /// <param name="accounts">Of the person and of those he answers for.</param>
    /// <param name="numbers">The indexes of their identity numbers.</param>
    /// <param name="after">What <see cref="LookPage.Next"/> said.</param>
    /// <param name="ct">Ends the waiting.</param>
    [Requirement("LF-SZ-227")]
    public async Task<LookPage> About(IReadOnlyCollection<Guid> accounts, IReadOnlyCollection<string> numbers, string? after, CancellationToken ct)
    {
        var about = db.Set<Look>().AsNoTracking().Where(l => (l.Account != null && accounts.Contains(l.Account.Value)) || (l.NumberIndex != "" && numbers.Contains(l.NumberIndex)));
        if (Mark.Read(after) is var (at, key)) about = about.Where(l => l.At < at || (l.At == at && l.Key.CompareTo(key) > 0));
        var looks = await about.OrderByDescending(l => l.At).ThenBy(l => l.Key).Take(PageSize + 1).ToArrayAsync(ct);
        return new(
            [.. looks.Take(PageSize).Select(l => new SeenLook(l.At, l.PostName, l.InstitutionName, l.What, l.Purpose, l.Href, l.Under))],
            looks.Length > PageSize ? new Mark(looks[PageSize - 1].At, looks[PageSize - 1].Key).ToString() : null);
    }

    private sealed record Mark(DateTimeOffset At, string Key)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}-{Key}");

        public static (DateTimeOffset At, string Key)? Read(string? text) =>
            text?.Split('-') is [var ticks, { Length: 64 } key] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
                ? (new DateTimeOffset(at, TimeSpan.Zero), key) : null;
    }
}

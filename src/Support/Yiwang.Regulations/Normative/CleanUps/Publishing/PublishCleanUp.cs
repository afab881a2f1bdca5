using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Regulations.Normative.Documents;
using Yiwang.Regulations.Public;
using Yiwang.Regulations.Register;

namespace Yiwang.Regulations.Normative.CleanUps.Publishing;

/// <summary>Publishes the result by a numbered, dated notice. On its date the states change, all in one transaction.</summary>
/// <param name="Declared">How many the text of the notice says were repealed, declared lapsed, to be amended; it doesn't count those that are kept.</param>
[Requires(Permissions.RunCleanUps)]
internal sealed record PublishCleanUp(Guid Id, string Number, DateOnly? On, Tally Declared) : ICommand;

internal sealed class PublishCleanUpHandler(
    CleanUpDb db, NormativeDb documents, RegulationLibrary library, Standings standings, CleanUpInbox inbox, TimeProvider clock) : IHandle<PublishCleanUp>
{
    public async Task<Outcome> Handle(PublishCleanUp command, CancellationToken ct)
    {
        if (await db.CleanUps.FirstOrDefaultAsync(c => c.Id == command.Id, ct) is not { } cleanUp) return Outcome.NotFound;
        if (cleanUp.IsPublished) return Outcome.From(PublishRule.Again(cleanUp, command));

        var area = library.Areas.First(a => a.Name == cleanUp.Area);
        var problem = NumberRule.Read(area, command.Number, out var number);
        var items = await db.Items.Where(i => i.CleanUpId == cleanUp.Id).OrderBy(i => i.Order).ToListAsync(ct);
        var participants = await db.Participants.Where(p => p.CleanUpId == cleanUp.Id).ToListAsync(ct);
        var book = await standings.Read(ct);
        var notice = number is null ? null : book.Find($"{area.Name}/{number}");
        var outcome = Outcome.From([
            .. problem is null ? [] : new[] { problem }, .. PublishRule.Check(cleanUp, command, items, book, clock.Today()),
            .. PublishRule.CheckNotice(notice, command.On), .. PublishRule.Unanswered(participants),
        ]);
        if (!outcome.IsDone) return outcome;

        var on = command.On!.Value;
        cleanUp.Publish(number!, on, Tally.Of(items));
        if (notice is null)
            documents.Documents.Add(NormativeDocument.Register(new(cleanUp.Law, $"关于公布“{cleanUp.Title}”结果的通知", area.Find(number!.Issuer)!.Name, on, on), clock.GetUtcNow()));
        documents.Changes.AddRange(Changes(cleanUp, items.OrderBy(i => Starting.CandidateRule.PlaceOf(book.Find(i.Law)!, area)), on));
        await inbox.Keep(cleanUp, participants, ct);
        return outcome;
    }

    /// <summary>What the conclusions become on the day of publication, in the order of the list. What is to be amended stays in force.</summary>
    [Article(Law.LuohuDocumentReview, "一"), Article(Law.LuohuDocumentReview, "二"), Article(Law.LuohuDocumentReview, "三")]
    [Requirement("LH-QL-003"), Requirement("LH-QL-004"), Requirement("LH-QL-005")]
    private IEnumerable<DocumentChange> Changes(CleanUp cleanUp, IEnumerable<CleanUpItem> items, DateOnly on) =>
        items.GroupBy(i => i.Conclusion!.Value).SelectMany(g => g.Select((item, i) => DocumentChange.Of(item.Law,
            new(CleanUpWords.KindOf(g.Key), on, Citation.Of(cleanUp.Law, 0)) { ReplacedBy = item.ReplacedBy.Length > 0 ? item.ReplacedBy : null, Reason = item.Reason, Order = i + 1 },
            clock.GetUtcNow())));
}

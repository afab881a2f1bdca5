using System.Security.Cryptography;
using System.Text;
using Yiwang.Benefits.ToiletSubsidy.Campaign;
using Yiwang.Benefits.ToiletSubsidy.Leading;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Benefits.ToiletSubsidy.Ledger;

/// <summary>Whose turn it is: keeps the open work items of a village, of a task and of an assessment.</summary>
internal sealed class ToiletDuties(IInbox inbox, CityDirectory city, ToiletBook book)
{
    public const string Town = "town.toilets", Lead = "city-department.toilets-lead", Fund = "city-finance.toilets", Body = "city-department.toilets";

    public Task Keep(ToiletVillage village, IReadOnlyCollection<Toilet> toilets, CancellationToken ct)
    {
        var (finished, returned, open) = (Count(t => t.State is ToiletState.Finished), Count(t => t.ReturnedFor.Length > 0), toilets.Sum(t => t.Inspections.Count(i => i.IsOpen)));
        var unpaid = Count(t => t.State is ToiletState.Accepted && t.IsPlanned && t.PaymentId is null && (t.Kind is ToiletKind.Household || t.Construction is Construction.New));
        var (place, office) = ($"{village.Town}{village.Name}", book.FindTown(village.Town)!.Institution);
        List<WorkItemDraft> items = [];
        if (finished > 0) items.Add(Item(village.Id, "验收厕所", $"{place}（{finished} 处）", village.Href, Lead, book.Lead.Institution, Places.Works));
        if (returned > 0) items.Add(Item(village.Id, "验收不通过，整改", $"{place}（{returned} 处）", village.Href, Town, office, Places.Works));
        if (open > 0) items.Add(Item(village.Id, "巡查问题整改", $"{place}（{open} 处）", village.Href, Town, office, Places.Upkeep));
        if (unpaid > 0) items.Add(Item(village.Id, "发放奖补", $"{place}（{unpaid} 处）", $"/staff/rural-toilets/funds?town={Uri.EscapeDataString(village.Town)}", Fund, book.Fund.Institution, Places.Works));
        if (village.HasBegun && !village.BeforeClosingOut(toilets).Any()) items.Add(Item(village.Id, "逐村销号", place, village.Href, Lead, book.Lead.Institution, Places.Works));
        return inbox.Keep(village.Subject, items, ct);

        int Count(Func<Toilet, bool> which) => toilets.Count(which);
    }

    public Task Keep(ToiletTask task, CancellationToken ct)
    {
        var body = book.Bodies.First(b => b.Code == task.Body);
        var post = body.Leads ? Lead : body == book.Fund ? Fund : Body;
        return inbox.Keep(task.Subject, task.DoneOn is null
            ? [Item(task.Id, "厕所革命任务", task.Title, "/staff/rural-toilets/leading", post, body.Institution, Places.Bodies, task.DueOn)] : [], ct);
    }

    public Task Keep(ToiletAssessment assessment, CancellationToken ct)
    {
        var (answer, close) = (assessment.Problems.Count(p => p.AnsweredOn is null && p.ClosedOn is null), assessment.Problems.Count(p => p.AnsweredOn is not null && p.ClosedOn is null));
        List<WorkItemDraft> items = [];
        if (answer > 0) items.Add(Item(assessment.Id, "考核问题整改", $"{assessment.Town} {assessment.Year} 年（{answer} 个）", "/staff/rural-toilets/assessments", Town, book.FindTown(assessment.Town)!.Institution, Places.Reporting));
        if (close > 0) items.Add(Item(assessment.Id, "考核问题销号", $"{assessment.Town} {assessment.Year} 年（{close} 个）", "/staff/rural-toilets/assessments", Lead, book.Lead.Institution, Places.Reporting));
        return inbox.Keep(assessment.Subject, items, ct);
    }

    /// <summary>Stable per subject and kind of work, so that keeping the same thing twice changes nothing.</summary>
    public WorkItemDraft Item(Guid about, string kind, string title, string href, string post, string institution, Citation under, DateOnly? due = null) => new(
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{about:N} {kind}")).AsSpan(0, 16)), kind, title, href, post, institution, city.GetInstitution(institution).RegionCode, due, under);
}

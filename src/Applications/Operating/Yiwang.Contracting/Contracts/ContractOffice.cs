using System.Text;
using Yiwang.Contracting.Rules;
using Yiwang.Contracting.Showing;
using Yiwang.Inbox.Public;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Contracting.Contracts;

/// <summary>What every act on a contract needs: the day, the calendar, the rules, and whose turn it is afterwards.</summary>
internal sealed class ContractOffice(IInbox inbox, ContractBook book, ContractBodies bodies, CityDirectory city, WorkCalendar calendar, TimeProvider clock)
{
    public DateOnly Today => clock.Today();

    /// <summary>Those under which it was signed.</summary>
    public ContractRules RulesOf(Contract contract) => (book.On(contract.Region, contract.SignedOn) ?? throw new InvalidOperationException($"{contract.Registration} was entered without rules.")).With(contract.Terms.OwnNumbers);

    /// <summary>Null while a year's calendar is missing: never a guess.</summary>
    public DateOnly? WorkingDays(DateOnly after, int days) => calendar.AddWorkingDays(after, days).Value;

    /// <summary>Makes the open work items those of the contract's state.</summary>
    public Task Keep(Contract contract, CancellationToken ct) => inbox.Keep(contract.Subject, [.. Open(contract)], ct);

    [Article(Law.LuohuContracts, 10, 1), Article(Law.LuohuContracts, 52), Requirement("LH-HT-010a")]
    private IEnumerable<WorkItemDraft> Open(Contract c)
    {
        if (bodies.PostsOf(c.Institution) is not { } own) yield break;
        foreach (var due in c.Dues()) yield return Item(c, due.Kind, due.About, own.Handler, c.Institution, due.On, due.Under);
        if (c.AwaitsArchive && own.Manager != own.Handler) yield return Item(c, "归档", "", own.Manager, c.Institution, null, Contract.ArchiveDuty);
        if (own.Finance is { } finance && c.AwaitsFinance) yield return Item(c, "审核合同付款", "", finance, c.Institution, null, Contract.PaymentRule);
        if (c.Renewals.Any(r => r.Agreed is null)) yield return Item(c, "决定续签", "", own.Head, c.Institution, c.RenewalDueOn, Contract.RenewalDuty);
        if (c.Ending is { DecidedOn: null }) yield return Item(c, "审批单方解除合同", "", own.Head, c.Institution, null, Contract.UnilateralRule);
        if (c.Filing is FilingState.Filed && bodies.Find(ContractDuty.Filing, c.Region) is { } filing) yield return Item(c, "核对备案", "", filing.Post, filing.Institution, null, Contract.FilingCheck);
        if (c.PausedOn is not null && bodies.Find(ContractDuty.LeadingGroup, c.Region) is { } office) yield return Item(c, "逾期没有备案，已暂停付款", "", office.Post, office.Institution, null, Contract.PauseRule);
        if (c.Backing is Backing.Own || bodies.Find(ContractDuty.Government, c.Region) is not { } government) yield break;
        if (c.Abnormalities.Any(a => a is { ProposedOn: not null, HandledOn: null, ResolvedOn: null })) yield return Item(c, "处理合同异常情形", "", government.Post, government.Institution, null, Contract.PlanDuty);
        if (c.Ending is { DecidedOn: not null, ApprovedOn: null }) yield return Item(c, "批准单方解除合同", "", government.Post, government.Institution, null, Contract.GovernmentApproves);
    }

    /// <summary>It leads to where the duty is done.</summary>
    private WorkItemDraft Item(Contract c, string kind, string about, string post, string institution, DateOnly? due, Citation under) => new(
        new Guid(Sm3.Hash(Encoding.UTF8.GetBytes($"{c.Id:N} {kind} {about} {post}")).AsSpan(0, 16)), kind, $"{c.Known}：{kind}{(about.Length > 0 && !c.IsConfidential ? $"（{about}）" : "")}", ContractPages.Of(c, ContractPages.Where(under)), post, institution,
        city.GetInstitution(institution).RegionCode, due, under);
}

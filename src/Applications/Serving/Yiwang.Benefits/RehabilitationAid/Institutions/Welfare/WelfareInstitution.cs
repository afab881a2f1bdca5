using Yiwang.Benefits.Public;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Welfare;

internal enum WelfareState { NotProvided, Designated, Entrusted }

/// <summary>The contract by which a welfare institution entrusts a designated one.</summary>
internal sealed record WelfareContract(string Number, DateOnly From, DateOnly Until, StoredFile File);

/// <summary>How the children living there get their rehabilitation, as somebody registers it.</summary>
/// <param name="Provider">Code in the register of rehabilitation institutions: itself where designated, another where entrusted; empty where nothing is provided.</param>
internal sealed record WelfareArrangement(WelfareState? State, string Provider, WelfareContract? Contract, string Note);

/// <summary>第十四条第二款: a children's welfare institution of a county, and who gives its children rehabilitation.</summary>
internal sealed class WelfareInstitution : Aggregate
{
    private WelfareInstitution() { }

    public Guid Id { get; private init; }
    public string Region { get; private init; } = "";
    public string Name { get; private init; } = "";
    public string Address { get; private init; } = "";
    public WelfareState State { get; private set; }
    public string Provider { get; private set; } = "";
    public WelfareContract? Contract { get; private set; }
    public string Note { get; private set; } = "";
    public DateOnly Since { get; private set; }

    /// <summary>The provider is designated no more from this day on; null while it is.</summary>
    public DateOnly? ProviderLostFrom { get; private set; }
    public int Revision { get; private set; }

    public string Subject => $"welfare-institution/{Id}";

    public static WelfareInstitution Enter(Guid id, string region, string name, string address, DateOnly today)
    {
        var entered = new WelfareInstitution { Id = id, Region = region, Name = name, Address = address, Since = today };
        entered.Record(new WelfareInstitutionEntered(entered.Subject, id, region));
        return entered;
    }

    /// <param name="provider">What the register knows under the code given; null where nothing, or nothing was given.</param>
    [Article(Law.ShanweiRehabilitationAid, 14, 2), Requirement("SW-KF-014b")]
    public Outcome Arrange(WelfareArrangement wanted, RehabilitationInstitution? provider, DateOnly today)
    {
        var findings = WelfareRule.Check(wanted, provider, today).ToArray();
        if (findings.Length > 0) return Outcome.From(findings);
        (State, Provider, Contract, Note, Since, ProviderLostFrom) = (wanted.State!.Value, provider?.Code ?? "", wanted.State is WelfareState.Entrusted ? wanted.Contract : null, wanted.Note, today, null);
        Revision++;
        Record(new WelfareServiceArranged(Subject, Id, State.Name(), provider?.Name ?? "", today));
        return Outcome.Done;
    }

    public void LoseProvider(string name, DateOnly from)
    {
        ProviderLostFrom = from;
        Revision++;
        Record(new WelfareProviderLost(Subject, Id, name, from));
    }
}

internal static class WelfareRule
{
    public const int LongestText = 100, LongestNote = 300;

    /// <summary>纳入定点 only what is 定点 itself; 委托 only somebody else who is, by a contract that runs today.</summary>
    [Article(Law.ShanweiRehabilitationAid, 14, 2), Requirement("SW-KF-014b")]
    public static IEnumerable<Finding> Check(WelfareArrangement wanted, RehabilitationInstitution? provider, DateOnly today)
    {
        if (wanted.Note.Length > LongestNote) yield return Refusal("note", $"说明不超过 {LongestNote} 字。", "写要点即可。");
        switch (wanted.State)
        {
            case null:
                yield return Refusal("state", "请选择怎样提供康复服务。", "已定点、委托、未提供，选一项。");
                break;
            case WelfareState.NotProvided:
                if (wanted.Provider.Length > 0) yield return Refusal("provider", "未提供康复服务的，不选机构。", "要委托的，请选“委托其他定点机构”。");
                break;
            default:
                if (provider is null || !provider.IsDesignatedOn(today)) yield return Refusal("provider", provider is null ? "请从在册的定点康复机构里选。" : $"{provider.Name}现在不是定点康复机构，不能{(wanted.State is WelfareState.Entrusted ? "受托" : "登记为已定点")}。",
                    wanted.State is WelfareState.Entrusted ? "请改为委托名单里的定点机构；或者由对方先申请定点。" : "请先按公告申请定点；暂不具备条件的，委托其他定点机构。");
                else if ((provider.Kind is InstitutionKind.ChildWelfare) != (wanted.State is WelfareState.Designated) && wanted.State is WelfareState.Designated)
                    yield return Refusal("provider", $"{provider.Name}登记的类型不是儿童福利机构。", "自己已定点的，选自己在册的那一家；由别家服务的，选“委托其他定点机构”。");
                break;
        }

        if (wanted.State is not WelfareState.Entrusted) yield break;
        if (wanted.Contract is not { } contract) yield return Refusal("contract", "委托的，须上传委托合同。", "上传双方签好的合同，PDF 或照片。");
        else
        {
            if (contract.Number.Length is 0 or > LongestText) yield return Refusal("number", $"请填写合同编号（{LongestText} 字以内）。", "没有编号的，写合同名称。");
            if (contract.From > today || contract.Until < today || contract.Until < contract.From) yield return Refusal("until", "委托合同的期限应包括今天。", "请核对起止日期；到期的先续签。");
        }
    }

    public static Finding Refusal(string where, string message, string remedy) => Finding.Block($"welfare.{where}", message, WelfareLaw.Place, where, remedy);
}

internal static class WelfareWords
{
    public static string Name(this WelfareState state) => state switch
    {
        WelfareState.Designated => "已定点",
        WelfareState.Entrusted => "委托其他定点机构",
        _ => "未提供康复服务",
    };
}

using Yiwang.Contracting.Public;
using Yiwang.Design;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Preparing;

/// <summary>第二十条.</summary>
internal sealed partial class ContractProject
{
    private const int MostMembers = 20;

    /// <summary>What holds now; null while nobody may negotiate.</summary>
    public NegotiationAuthority? Authority => Authorities.LastOrDefault(a => a.IsGiven);

    public NegotiationAuthority? AskedAuthority => Authorities.LastOrDefault(a => a.DecidedOn is null);

    [Article(Law.LuohuContracts, 20, 1), Requirement("LH-HT-020a")]
    public Outcome AskAuthority(NegotiationAuthority asked)
    {
        var findings = new List<Finding>();
        if (AskedAuthority is not null) findings.Add(Finding.Block("negotiation.asked", "上一次申请的授权还没有决定。", Places.Authority, "scope", "请等单位负责人决定。"));
        if (asked.Scope.Trim().Length is 0 or > 1000) findings.Add(Finding.Block("negotiation.scope", "请写明磋商的权限范围，不超过 1000 字。", Places.Authority, "scope", "写清哪些条款可以谈、到什么程度。"));
        if (asked.MaxAmountInFen is <= 0) findings.Add(Finding.Block("negotiation.amount", "金额上限要大于 0；不设上限的，不填。", Places.Authority, "maxAmount", "例如 1200000.00。"));
        var members = asked.Members;
        if (members.Count == 0 || members.Count > MostMembers || members.Any(m => m.Name.Trim().Length is 0 or > 40) || members.DistinctBy(m => m.Name.Trim()).Count() != members.Count)
            findings.Add(Finding.Block("negotiation.members", $"请填谁去谈：一人或者一组，不超过 {MostMembers} 人，姓名不重复。", Places.Authority, "member-0", "每行一人。"));
        if (!asked.IsGroup && members.Count > 1) findings.Add(Finding.Block("negotiation.one", "指定专人的只填一人；几个人去谈的，请选谈判工作小组。", Places.Authority, "form", "请改选。"));
        if (asked.IsGroup && !members.Any(m => m.IsLawyer)) findings.Add(Finding.Block("negotiation.no-lawyer", "谈判工作小组里没有本部门的法律专业工作人员。", Places.Authority, "member-0", "请加一名并勾选“法律专业”。"));
        if (members.Count(m => m.IsChief) > 1) findings.Add(Finding.Block("negotiation.chiefs", "首席谈判代表只能有一名。", Places.Authority, "member-0", "可以不设。"));
        return Change(findings, () => Authorities = [.. Authorities, asked with { Scope = asked.Scope.Trim(), Members = [.. members.Select(m => m with { Name = m.Name.Trim() })] }], new AuthorityAsked(Id));
    }

    [Article(Law.LuohuContracts, 20, 1), Requirement("LH-HT-020a")]
    public Outcome DecideAuthority(Guid authority, bool isGiven, string reason, string post, DateOnly today)
    {
        if (AskedAuthority is not { } asked || asked.Id != authority) return Outcome.Refused("negotiation.decided", "这个授权已经决定过了。", Places.Authority, "authority", "请刷新页面，看最新情况。");
        return Change(reason.Length > 500 || (!isGiven && reason.Trim().Length == 0) ? [Finding.Block("negotiation.reason", "不授权的请写理由，不超过 500 字。", Places.Authority, "reason", "写清要改什么。")] : [],
            () => Authorities = [.. Authorities.Select(a => a.Id == authority ? a with { DecidedOn = today, IsGiven = isGiven, ByPost = post, Reason = reason.Trim() } : a)], new AuthorityDecided(Id, isGiven));
    }

    /// <summary>What is outside the authority is not agreed: it needs a new one first.</summary>
    [Article(Law.LuohuContracts, 20, 2), Requirement("LH-HT-020b")]
    public Outcome Negotiated(Guid id, MemorandumEntry said, DateOnly today)
    {
        if (Authority is not { } authority) return Outcome.Refused("negotiation.no-authority", "还没有磋商授权，不能谈。", Places.Authority, "heldOn", "请先申请授权，单位负责人决定以后再谈。");
        var findings = new List<Finding>();
        if (said.HeldOn is not { } on || on > today) findings.Add(Finding.Block("negotiation.day", "请填谈判的日期，不能晚于今天。", Places.Memorandum, "heldOn", "照备忘录填写。"));
        else if (on < authority.DecidedOn) findings.Add(Finding.Block("negotiation.before-authority", $"谈判在授权（{authority.DecidedOn!.Value.ToChinese()}）以前。", Places.Memorandum, "heldOn", "请核对日期；现在的授权不管以前谈的。"));
        if (said.Members.Count == 0 || said.Members.Except(authority.Members.Select(m => m.Name)).Any())
            findings.Add(Finding.Block("negotiation.not-authorised", "我方参加的人要在授权的名单里，至少一人。", Places.Memorandum, "members", "请从名单里选；换人的，请申请新的授权。"));
        if (said.Counterpart.Trim().Length is 0 or > 200) findings.Add(Finding.Block("negotiation.counterpart", "请填对方参加的人，不超过 200 字。", Places.Memorandum, "counterpart", "写姓名和职务。"));
        if (said.Agreed.Trim().Length is 0 or > 4000) findings.Add(Finding.Block("negotiation.agreed", "请写协商、议定的情况，不超过 4000 字。", Places.Memorandum, "agreed", "没有谈成的也写。"));
        if (said.AmountInFen is <= 0) findings.Add(Finding.Block("negotiation.amount", "议定的金额要大于 0；没有议定金额的，不填。", Places.Memorandum, "amount", "例如 1200000.00。"));
        if (said.AmountInFen is { } amount && authority.MaxAmountInFen is { } most && amount > most)
            findings.Add(Finding.Block("negotiation.beyond-amount", $"议定的金额 {Yuan.Text(amount)} 超出授权的上限 {Yuan.Text(most)}。", Places.Memorandum, "amount", "请在授权以内谈，或者先申请新的授权。"));
        if (said.IsBeyond) findings.Add(Finding.Block("negotiation.beyond", "超出授权范围的，不能议定。", Places.Memorandum, "isBeyond", "请先申请新的授权，授权以后再谈。"));
        return Change(findings, () => Memoranda = [.. Memoranda, new Memorandum(id, authority.Id, said.HeldOn!.Value, said.Members, said.Counterpart.Trim(), said.Agreed.Trim(), said.AmountInFen, said.IsSigned)],
            new MemorandumRecorded(Id, said.IsSigned));
    }

    /// <summary>Whether anything of it was meant as negotiated: only then a memorandum has to exist.</summary>
    public bool IsNegotiated => Authority is not null || Memoranda.Count > 0;
}

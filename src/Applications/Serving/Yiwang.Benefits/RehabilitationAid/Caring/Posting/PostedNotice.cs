using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Caring.Posting;

/// <summary>One line of the wall: who, whose guardian, from when until when. It has room for nothing else, so that nothing else can be posted.</summary>
internal sealed record PostedLine(Guid CaseId, string Child, string Guardian, DateOnly From, DateOnly? Until)
{
    public PostedLine Mask() => this with { Child = MaskedName.Of(Child), Guardian = MaskedName.Of(Guardian) };
}

internal enum NamesState { Masked, Asked, Authorised, Denied }

/// <summary>
/// 第二十条: the notice that an institution hangs up. The text asks for children and guardians by name; a wall tells everybody who passes
/// that a child is disabled. So names are masked, and full only where the county's federation has said so for this very notice.
/// </summary>
internal sealed class PostedNotice : Aggregate
{
    public const int LongestReason = 300;

    private PostedNotice() { }

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";
    public string Federation { get; private init; } = "";
    public DateOnly MadeOn { get; private init; }

    /// <summary>As it was on the day; sealed.</summary>
    public IReadOnlyList<PostedLine> Lines { get; private init; } = [];

    public NamesState Names { get; private set; }
    public string WhyFull { get; private set; } = "";
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Post of the federation that decided, and why it did not agree.</summary>
    public string DecidedBy { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public int Revision { get; private set; }

    public string Subject => $"posted-notice/{Id}";

    /// <summary>What may be shown and printed: masked until, and unless, somebody has authorised the full names.</summary>
    [Article(Law.ShanweiRehabilitationAid, 20), Requirement("SW-KF-020a")]
    public IReadOnlyList<PostedLine> Shown => Names is NamesState.Authorised ? Lines : [.. Lines.Select(l => l.Mask())];

    public static PostedNotice Make(Guid id, string institution, string federation, IReadOnlyList<PostedLine> lines, DateOnly today)
    {
        var made = new PostedNotice { Id = id, Institution = institution, Federation = federation, Lines = lines, MadeOn = today };
        made.Record(new PostingPrepared(made.Subject, id, institution, lines.Count));
        return made;
    }

    public Outcome AskForNames(string why)
    {
        if (Names is not NamesState.Masked) return Refused("posting.asked", "这张公示稿已经申请过写全名。", "", "需要再申请的，请重新生成一张。");
        if (why.Length is 0 or > LongestReason) return Refused("posting.why", $"请写明为什么要写全名（{LongestReason} 字以内）。", "why", "监护人是否都知道、张贴在哪里、贴多久。");
        (Names, WhyFull) = (NamesState.Asked, why);
        Revision++;
        Record(new FullNamesAsked(Subject, Id));
        return Outcome.Done;
    }

    [Article(Law.ShanweiRehabilitationAid, 20), Requirement("SW-KF-020a")]
    public Outcome Decide(bool? authorises, string reason, (string InstitutionName, string FederationName, string PostName) who, DateOnly today)
    {
        if (Names is not NamesState.Asked) return Refused("posting.decided", "这张公示稿没有等待决定的申请。", "", "请刷新页面，看最新情况。");
        var findings = new List<Finding>();
        if (authorises is null) findings.Add(Block("posting.choice", "请选择是否授权。", "authorises", "没有特别需要的，不授权。"));
        if (reason.Length is 0 or > LongestReason) findings.Add(Block("posting.reason", $"请写明理由（{LongestReason} 字以内）。", "reason", "机构看得到；授权的，监护人看得到已授权。"));
        if (findings.Count > 0) return Outcome.From(findings);

        (Names, DecidedOn, DecidedBy, Reason) = (authorises!.Value ? NamesState.Authorised : NamesState.Denied, today, $"{who.FederationName} {who.PostName}", reason);
        Revision++;
        Record(new FullNamesDecided(Subject, Id, authorises.Value, who.FederationName));
        if (authorises.Value) foreach (var line in Lines) Record(new NamesMayBePosted(Procedures.Public.Case.SubjectOf(line.CaseId), Id, who.InstitutionName, who.FederationName));
        return Outcome.Done;
    }

    public void BeSeenInFull(string postName) => Record(new FullNamesSeen(Subject, Id, postName));

    private static Outcome Refused(string code, string message, string where, string remedy) => Outcome.From(Block(code, message, where, remedy));

    private static Finding Block(string code, string message, string where, string remedy) => Finding.Block(code, message, PostingLaw.Place, where, remedy);
}

internal static class NamesWords
{
    public static string Name(this NamesState names) => names switch
    {
        NamesState.Masked => "姓名遮盖",
        NamesState.Asked => "姓名遮盖，已申请写全名",
        NamesState.Authorised => "已授权写全名",
        _ => "姓名遮盖，没有同意写全名",
    };
}

using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions;

/// <summary>登记状态 of a commercial entity.</summary>
internal enum CommercialState { Active, Deregistered, Revoked }

/// <summary>The commercial registration of an institution, and its capacity.</summary>
internal sealed partial class RehabilitationInstitution
{
    private const char ByMarketSupervision = '9'; // the first sign of a credit code says who registers (GB 32100-2015)

    /// <summary>商事主体: whose registration lies with market supervision. The others are registered elsewhere.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 10), Requirement("SW-KF-026m")]
    public bool IsCommercial => CreditCode.StartsWith(ByMarketSupervision);

    /// <summary>What the publicity system last answered; null before the first answer.</summary>
    public CommercialState? CommercialState { get; private set; }

    public DateOnly? StateKnownOn { get; private set; }

    /// <summary>Since when it has been asked without an answer; null while it answers.</summary>
    public DateOnly? SilentSince { get; private set; }

    /// <summary>停用: the first day on which it may take on nothing any more. Its designation is another matter, and a person's decision.</summary>
    public DateOnly? StoppedOn { get; private set; }

    /// <summary>How many children it can train at the same time, as it says itself; null before it has.</summary>
    public int? Capacity { get; private set; }

    /// <summary>Why nothing new may begin here; null while it may.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 10), Requirement("SW-KF-026m")]
    public Finding? Stopped() => StoppedOn is not { } on ? null : Finding.Block("institution.stopped",
        $"{Name}的商事登记已{(CommercialState is Institutions.CommercialState.Revoked ? "吊销" : "注销")}（{on.ToChinese()}查得），机构已停用。", Citation.Of(Law.ShanweiRehabilitationAid, 26, item: 10), "institution",
        "请另选在册的定点康复机构；登记状态有误的，请机构向登记机关更正后，由县级残联重新查询。");

    /// <summary>The same answer twice changes nothing but the day on which it was last given.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 10), Requirement("SW-KF-026m")]
    public void NoteState(CommercialState state, DateOnly today)
    {
        (StateKnownOn, SilentSince) = (today, null);
        if (CommercialState == state) return;

        CommercialState = state;
        Revision++;
        Record(new CommercialStateLearnt(Subject, Code, state.ToString()));
        var isOver = state is not Institutions.CommercialState.Active;
        if (isOver && StoppedOn is null)
        {
            StoppedOn = today;
            Record(new InstitutionStopped(Subject, Code, today));
        }
        else if (!isOver && StoppedOn is not null)
        {
            StoppedOn = null;
            Record(new InstitutionResumed(Subject, Code, today));
        }
    }

    /// <summary>No answer is none: what was known stays, and that nothing came is told.</summary>
    [Article(Law.ShanweiRehabilitationAid, 26, Item = 10), Requirement("SW-KF-026m")]
    public void NoteSilence(DateOnly today) => SilentSince ??= today;

    public void SetCapacity(int children)
    {
        if (Capacity == children) return;
        Capacity = children;
        Revision++;
        Record(new InstitutionCapacitySet(Subject, Code, children));
    }
}

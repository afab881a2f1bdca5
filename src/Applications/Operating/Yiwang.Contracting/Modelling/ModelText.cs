using Yiwang.Contracting.Preparing;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Modelling;

internal enum ModelState { Submitted, Returned, Published, Withdrawn }

internal enum ModelVersionState { Submitted, Confirmed, Returned }

/// <summary>One wording of a model text. Written once; what the legal office says of it is added.</summary>
internal sealed record ModelVersion(int Number, string Text, DateOnly WrittenOn, ModelVersionState State = ModelVersionState.Submitted)
{
    public DateOnly? DecidedOn { get; init; }
    public string Opinion { get; init; } = "";
}

/// <summary>What only the office knows when a model text is handed in.</summary>
internal sealed record ModelReception(Guid Id, string Institution, string Region, DateOnly Today);

/// <summary>合同示范文本: made by a department, reviewed and confirmed by the legal office, numbered by the system.</summary>
internal sealed class ModelText : Aggregate
{
    public const int FewestSigns = 50, MostSigns = 100_000;

    private ModelText() { }

    public Guid Id { get; private init; }

    /// <summary>From the first confirmation on, never changed; null before: nobody may draft from it.</summary>
    public string? Number { get; private set; }

    /// <summary>业务主管部门.</summary>
    public string Institution { get; private init; } = "";
    public string Region { get; private init; } = "";
    public string Kind { get; private init; } = "";
    public string Title { get; private init; } = "";
    public ModelState State { get; private set; }

    /// <summary>Whether the newest wording waits for the legal office.</summary>
    public bool IsWaiting { get; private set; }
    public DateOnly? PublishedOn { get; private set; }
    public DateOnly? WithdrawnOn { get; private set; }
    public string WithdrawnFor { get; private set; } = "";
    public IReadOnlyList<ModelVersion> Versions { get; private set; } = [];
    public int Revision { get; private set; }

    public string Subject => $"contract-model/{Id}";
    public string Href => $"/staff/contracts/models/{Id}";

    /// <summary>The wording that holds; an earlier one stays it until a newer one is confirmed.</summary>
    public ModelVersion? Current => Versions.LastOrDefault(v => v.State is ModelVersionState.Confirmed);

    [Article(Law.LuohuContracts, 23), Requirement("LH-HT-023")]
    public static (ModelText? Model, Outcome Outcome) Submit(ModelReception at, string kind, string title, string text)
    {
        var findings = new List<Finding>(CheckText(text));
        if (title.Trim().Length is 0 or > 200) findings.Add(Finding.Block("model.title", "请填示范文本的名称，不超过 200 字。", Places.ModelTexts, "title", "例如：物业服务合同（示范文本）。"));
        if (findings.Count > 0) return (null, Outcome.From(findings));
        var model = new ModelText { Id = at.Id, Institution = at.Institution, Region = at.Region, Kind = kind, Title = title.Trim(), IsWaiting = true, Versions = [new(1, text, at.Today)] };
        model.Record(new ModelSubmitted(at.Id, 1));
        return (model, Outcome.Done);
    }

    public Outcome Revise(string text, DateOnly today)
    {
        if (State is ModelState.Withdrawn || IsWaiting) return NotNow();
        var wrong = Outcome.From(CheckText(text));
        if (!wrong.IsDone) return wrong;
        (Versions, IsWaiting, State, Revision) = ([.. Versions, new(Versions.Count + 1, text, today)], true, Number is null ? ModelState.Submitted : State, Revision + 1);
        Record(new ModelSubmitted(Id, Versions.Count));
        return Outcome.Done;
    }

    /// <summary>审查确认: the number is given with the first.</summary>
    [Article(Law.LuohuContracts, 23), Requirement("LH-HT-023")]
    public async Task<Outcome> Confirm(string opinion, Func<Task<string>> number, DateOnly today)
    {
        if (State is ModelState.Withdrawn || !IsWaiting) return NotNow();
        if (opinion.Trim().Length is 0 or > 1000) return Outcome.Refused("model.opinion", "请写审查意见，不超过 1000 字。", Places.ModelTexts, "opinion", "没有要改的，写“同意”。");
        Decide(ModelVersionState.Confirmed, opinion, today);
        Number ??= await number();
        (State, PublishedOn) = (ModelState.Published, PublishedOn ?? today);
        Record(new ModelConfirmed(Id, Number, Versions.Count));
        return Outcome.Done;
    }

    public Outcome Return(string reason, DateOnly today)
    {
        if (State is ModelState.Withdrawn || !IsWaiting) return NotNow();
        if (reason.Trim().Length is 0 or > 1000) return Outcome.Refused("model.reason", "请写要改什么，不超过 1000 字。", Places.ModelTexts, "opinion", "写清哪一条、怎么改。");
        Decide(ModelVersionState.Returned, reason, today);
        if (Number is null) State = ModelState.Returned;
        Record(new ModelReturned(Id, Versions.Count));
        return Outcome.Done;
    }

    public Outcome Withdraw(string reason, DateOnly today)
    {
        if (State is not ModelState.Published) return NotNow();
        if (reason.Trim().Length is 0 or > 500) return Outcome.Refused("model.withdraw", "请写为什么停用，不超过 500 字。", Places.ModelTexts, "reason", "例如：依据的法律修改了。");
        (State, IsWaiting, WithdrawnOn, WithdrawnFor, Revision) = (ModelState.Withdrawn, false, today, reason.Trim(), Revision + 1);
        Record(new ModelWithdrawn(Id, Number!));
        return Outcome.Done;
    }

    private void Decide(ModelVersionState state, string opinion, DateOnly today) =>
        (Versions, IsWaiting, Revision) = ([.. Versions.SkipLast(1), Versions[^1] with { State = state, Opinion = opinion.Trim(), DecidedOn = today }], false, Revision + 1);

    private static IEnumerable<Finding> CheckText(string text)
    {
        if (text.Trim().Length is < FewestSigns or > MostSigns)
            yield return Finding.Block("model.text", $"请填示范文本的全文，{FewestSigns} 到 {MostSigns} 字。", Places.ModelTexts, "text", "要填写的地方用两个以上下划线或者【】留空。");
    }

    private static Outcome NotNow() => Outcome.Refused("model.not-now", "示范文本现在不能办这一步。", Places.ModelTexts, "state", "请刷新页面，看最新情况。");
}

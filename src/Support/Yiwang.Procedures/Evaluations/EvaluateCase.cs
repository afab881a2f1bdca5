using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Cases;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Evaluations;

/// <summary>The applicant says how it went: one to five stars, and a few words if they like.</summary>
[Requires(Permissions.SeeOwnCases)]
internal sealed record EvaluateCase(Guid CaseId, int Stars, string Comment) : ICommand;

internal sealed class EvaluateCaseHandler(ProceduresDb db, CurrentUser user, TimeProvider clock) : IHandle<EvaluateCase>
{
    public async Task<Outcome> Handle(EvaluateCase command, CancellationToken ct)
    {
        var about = await db.CasesVisibleTo(user).SingleOrDefaultAsync(c => c.Id == command.CaseId && c.Applicant == user.AccountId, ct);
        if (about is null) return Outcome.NotFound;

        var before = await db.Evaluations.AnyAsync(e => e.Id == command.CaseId, ct);
        var (evaluation, outcome) = CaseEvaluation.Give(about, command.Stars, command.Comment, before, clock.Today());
        if (evaluation is not null) db.Evaluations.Add(evaluation);
        return outcome;
    }
}

/// <summary>How the applicant rates the handling of a case. One a case.</summary>
internal sealed class CaseEvaluation : Aggregate
{
    private const int LongestComment = 500;

    public Guid Id { get; private init; }
    public string Institution { get; private init; } = "";
    public int Stars { get; private init; }
    public string Comment { get; private init; } = "";
    public DateOnly On { get; private init; }

    public static (CaseEvaluation? Evaluation, Outcome Outcome) Give(Case about, int stars, string comment, bool given, DateOnly today)
    {
        var findings = new List<Finding>();
        if (given) findings.Add(Finding.Block("evaluation.given", "您已经评价过这个办件。", remedy: "谢谢您。有新的意见，可以联系受理单位。"));
        if (about.State is not CaseState.Ended) findings.Add(Finding.Block("evaluation.too-early", "办结以后才能评价。", remedy: "收到决定后再来评价。"));
        if (stars is < 1 or > 5) findings.Add(Finding.Block("evaluation.stars", "请选一到五星。", where: "stars", remedy: "选一个最接近您感受的。"));
        if (comment.Length > LongestComment) findings.Add(Finding.Block("evaluation.long", $"意见请在 {LongestComment} 字以内。", where: "comment", remedy: $"现在有 {comment.Length} 字，请删短一些。"));
        if (findings.Count > 0) return (null, Outcome.From(findings));

        var evaluation = new CaseEvaluation { Id = about.Id, Institution = about.Institution, Stars = stars, Comment = comment.Trim(), On = today };
        evaluation.Record(new CaseEvaluated(about.Subject, about.Id, stars));
        return (evaluation, Outcome.Done);
    }
}

[Holds(DataClass.Personal)]
internal sealed class CaseEvaluationMapping : IEntityTypeConfiguration<CaseEvaluation>
{
    public void Configure(EntityTypeBuilder<CaseEvaluation> map)
    {
        map.ToTable("procedures_evaluations");
        map.Property(e => e.Id).ValueGeneratedNever();
        map.Property(e => e.Institution).HasMaxLength(60);
        map.Property(e => e.Comment).HasMaxLength(500);
    }
}

using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Contracting.Preparing;

/// <summary>Whether the project touches what other departments are for.</summary>
[Requires(Permissions.Prepare)]
internal sealed record SayOthersConcerned(Guid Id, bool Concerns) : ICommand;

[Requires(Permissions.Prepare)]
internal sealed record AskOpinion(Guid Id, Guid Opinion, string Institution, string Question, DateOnly? DueOn) : ICommand;

/// <summary>Goes on though an answer is outstanding, and says why.</summary>
[Requires(Permissions.Prepare)]
internal sealed record GoOnWithoutAnswers(Guid Id, string Reason) : ICommand;

[Requires(Permissions.AnswerOpinions)]
internal sealed record AnswerOpinion(Guid Opinion, string Answer) : ICommand;

internal sealed class OpinionHandler(ProjectActs acts, Projects projects, ContractBodies bodies, PostRegister posts, ContractOffice office, CurrentUser user)
    : IHandle<SayOthersConcerned>, IHandle<AskOpinion>, IHandle<GoOnWithoutAnswers>, IHandle<AnswerOpinion>
{
    public Task<Outcome> Handle(SayOthersConcerned command, CancellationToken ct) => acts.ByItsHandler(command.Id, async p =>
    {
        if (!command.Concerns && (await projects.Opinions(p.Id, ct)).Count > 0)
            return Outcome.Refused("opinion.asked-already", "已经征求过其他部门的意见，不能再说不涉及。", Places.Opinions, "concerns", "请等答复。");
        return p.SayOthers(command.Concerns);
    }, ct);

    public Task<Outcome> Handle(AskOpinion command, CancellationToken ct) => acts.ByItsHandler(command.Id, async p =>
    {
        if (p.ConcernsOthers is not true) return Outcome.Refused("opinion.not-concerned", "请先说明这个项目涉及其他部门职能。", Places.Opinions, "concerns", "在“征求意见”里选“涉及”。");
        if (p.BeforeChange() is { } over) return over;
        var post = await PostAt(command.Institution, ct);
        if (post is null && bodies.Find(command.Institution) is not null)
            return Outcome.Refused("opinion.nobody", "那个部门没有人担任合同管理员或者承办人，现在没有人能答复。", Places.Opinions, "institution", "请书面征求意见，把答复作为材料存入，并写明理由。");
        var (request, outcome) = OpinionRequest.Ask(command.Opinion, p, post is null ? null : (command.Institution, post), command.Question, command.DueOn, office.Today);
        if (request is null) return outcome;
        projects.Add(request);
        await projects.Keep(request, ct);
        return outcome;
    }, ct);

    public Task<Outcome> Handle(GoOnWithoutAnswers command, CancellationToken ct) => acts.ByItsHandler(command.Id, p => p.GoOn(command.Reason), ct);

    [Article(Law.LuohuContracts, 21), Requirement("LH-HT-021")]
    public async Task<Outcome> Handle(AnswerOpinion command, CancellationToken ct)
    {
        if (await projects.VisibleOpinions.FirstOrDefaultAsync(o => o.Id == command.Opinion, ct) is not { } request || request.Institution != user.Institution) return Outcome.NotFound;
        var outcome = request.Reply(command.Answer, user.PostName, office.Today);
        if (outcome.IsDone) await projects.Keep(request, ct);
        return outcome;
    }

    /// <summary>合同管理员 does the department's general work; where nobody is that, its handler.</summary>
    private async Task<string?> PostAt(string institution, CancellationToken ct)
    {
        if (bodies.Find(institution) is null || bodies.PostsOf(institution) is not { } known) return null;
        foreach (var post in new[] { known.Manager, known.Handler })
        {
            if ((await posts.HoldersOf(post, institution, office.Today, ct)).Count > 0) return post;
        }

        return null;
    }
}

using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;
using Yiwang.Platform.Outbox;

namespace Yiwang.Organisation.OwnPosts;

/// <summary>From now on acts in that one of his posts.</summary>
[Requires(OwnPost.Permission)]
internal sealed record ChooseActingPost(Guid Capacity) : ICommand;

internal sealed class ChooseActingPostHandler(YiwangDb db, ActingPosts acting, CurrentUser user, LooseFacts facts, TimeProvider clock) : IHandle<ChooseActingPost>
{
    public async Task<Outcome> Handle(ChooseActingPost command, CancellationToken ct)
    {
        if (user.AccountId is not { } account) return Outcome.Forbidden;
        if ((await acting.Of(account, clock.Today(), ct)).FirstOrDefault(c => c.Id == command.Capacity) is not { } chosen)
            return Outcome.Refused("acting-post.not-held", "您今天不在这个岗位上。", where: "capacity", remedy: "请从列出的岗位中选择。");

        if (await db.Set<ActingChoice>().FirstOrDefaultAsync(c => c.AccountId == account, ct) is { } choice) choice.Capacity = chosen.Id;
        else db.Add(new ActingChoice { AccountId = account, Capacity = chosen.Id });
        facts.Record(new ActingPostChosen(account, chosen.Post, chosen.Institution.Code));
        return Outcome.Done;
    }
}

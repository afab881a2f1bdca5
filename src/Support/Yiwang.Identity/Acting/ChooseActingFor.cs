using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.Identity.Acting;

/// <param name="Other">A legal person or a ward; null for oneself.</param>
[Requires(Permissions.OwnAccount)]
internal sealed record ChooseActingFor(Guid? Other) : ICommand;

internal sealed class ChooseActingForHandler(IdentityDb db, ActingDesk desk, CurrentUser user) : IHandle<ChooseActingFor>
{
    public async Task<Outcome> Handle(ChooseActingFor command, CancellationToken ct)
    {
        if (user.SessionId is not { } id || await db.Sessions.FindAsync([id], ct) is not { } session) return Outcome.NotFound;
        if (command.Other is { } other && (user.IsOfficer || await desk.Find(user.AccountId!.Value, other, ct) is null))
            return Outcome.Refused("acting.not-allowed", "今天您不能以这个名义办事：授权没有开始、已经到期，或者被结束了。", where: "Other", remedy: "请联系法定代表人重新授权。");
        session.ActFor(command.Other);
        return Outcome.Done;
    }
}

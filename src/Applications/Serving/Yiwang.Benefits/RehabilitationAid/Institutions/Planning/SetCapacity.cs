using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Planning;

/// <summary>An institution says how many children it can train at the same time.</summary>
[Requires(Permissions.RunInstitution)]
internal sealed record SetCapacity(int? Children) : ICommand;

internal sealed class SetCapacityHandler(InstitutionsDb db, CurrentUser user) : IHandle<SetCapacity>
{
    private const int Most = 10_000;

    [Article(Law.ShanweiRehabilitationAid, 14, 1), Requirement("SW-KF-014a")]
    public async Task<Outcome> Handle(SetCapacity command, CancellationToken ct)
    {
        if (await db.Register.ByKey(user.Institution, ct) is not { } entry) return Outcome.NotFound;
        if (command.Children is not (>= 0 and <= Most)) return Outcome.Refused("institution.capacity", $"请填写可同时训练的儿童人数（0 至 {Most:#,0}）。", Citation.Of(Law.ShanweiRehabilitationAid, 14, 1), "capacity", "按训练室和专业人员能承担的人数填整数。");
        entry.SetCapacity(command.Children.Value);
        return Outcome.Done;
    }
}

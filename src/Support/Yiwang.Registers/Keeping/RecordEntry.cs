using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Registers.Defining;
using Yiwang.Registers.Public;

namespace Yiwang.Registers.Keeping;

internal sealed class RecordEntryHandler(RegisterBook book, RegistersDb db, EntryWriter writer, CurrentUser user, TimeProvider clock) : IHandle<RecordEntry>
{
    public async Task<Outcome> Handle(RecordEntry command, CancellationToken ct)
    {
        if (book.Find(command.Register) is not { } register || !writer.MayKeep(register)) return Outcome.NotFound;
        var (draft, findings) = await writer.Draft(register, command.Values, command.From, command.Until, ct);
        if (draft is null) return Outcome.From(findings);
        if ((await writer.Earlier([draft], ct))[EntryWriter.PlaceOf(draft.Region, draft.Institution, draft.Key)].Any(e => e.From == draft.From))
            return Outcome.From([.. findings, Twice(register, draft.From)]);

        var entry = Entry.Of(draft, user.PostName, clock.GetUtcNow());
        entry.Announce(register);
        db.Entries.Add(entry);
        return Outcome.From(findings);
    }

    private static Finding Twice(RegisterDefinition register, DateOnly from) =>
        Finding.Block("registers.twice", $"同一项从 {from:yyyy-MM-dd} 起已经登记过。", register.Under, "from", "内容变了的，写新的开始日期；登记错了的，先划去那一条。");
}

internal sealed class CloseEntryHandler(RegisterBook book, RegistersDb db, EntryWriter writer, CurrentUser user, TimeProvider clock) : IHandle<CloseEntry>
{
    public async Task<Outcome> Handle(CloseEntry command, CancellationToken ct)
    {
        if (await db.Entries.FirstOrDefaultAsync(e => e.Id == command.Id, ct) is not { } entry || book.Find(entry.Register) is not { } register
            || !writer.MayKeep(register) || !Own(register, entry)) return Outcome.NotFound;
        if (command.Until is { } until) return entry.End(register, until);
        return command.Mistake is { } reason ? entry.Strike(register, reason, clock.GetUtcNow())
            : Outcome.Refused("registers.until", "请填写最后一天。", register.Under, "until", "例如 2026-12-31。");
    }

    private bool Own(RegisterDefinition register, Entry entry) => register.Scope switch
    {
        RegisterScope.Institution => entry.Institution == user.Institution,
        RegisterScope.County => entry.Region == user.Region,
        _ => true,
    };
}

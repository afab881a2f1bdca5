using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Public;
using Yiwang.Contracting.Reviewing;
using Yiwang.Kernel;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Data;

namespace Yiwang.Contracting.Staffing;

/// <summary>Whether a department lets plain model texts be reviewed in short. One that never said so allows it, as the article does.</summary>
internal sealed class ReviewHabit : Aggregate
{
    public required string Institution { get; init; }
    public bool AllowsSimplified { get; private set; } = true;
    public DateOnly SetOn { get; private set; }
    public int Revision { get; private set; }

    [Article(Law.LuohuContracts, 40, 2), Requirement("LH-HT-040b")]
    public void Set(bool allows, DateOnly today)
    {
        (AllowsSimplified, SetOn, Revision) = (allows, today, Revision + 1);
        Record(new SimplifiedReviewSwitched(Institution, allows));
    }
}

[Holds(DataClass.Internal)]
internal sealed class ReviewHabitMapping : IEntityTypeConfiguration<ReviewHabit>
{
    public const string Table = "contracting_review_habits";

    public void Configure(EntityTypeBuilder<ReviewHabit> map)
    {
        map.ToTable(Table);
        map.HasKey(h => h.Institution);
        map.Property(h => h.Institution).HasMaxLength(80);
        map.Property(h => h.Revision).IsConcurrencyToken();
    }
}

/// <summary>The department's administrator switches the simplified review on or off.</summary>
[Requires(Permissions.Manage)]
internal sealed record SwitchSimplifiedReview(bool Allows) : ICommand;

internal sealed class ReviewHabits(ContractsDb db) : IReviewHabits
{
    public async Task<bool> AllowsSimplified(string institution, CancellationToken ct) => await db.Whole.Set<ReviewHabit>().AsNoTracking().FirstOrDefaultAsync(h => h.Institution == institution, ct) is not { AllowsSimplified: false };
}

internal sealed class ReviewHabitHandler(ContractsDb db, ContractOffice office, CurrentUser user) : IHandle<SwitchSimplifiedReview>
{
    public async Task<Outcome> Handle(SwitchSimplifiedReview command, CancellationToken ct)
    {
        var own = user.Institution;
        var habit = await db.Whole.Set<ReviewHabit>().FirstOrDefaultAsync(h => h.Institution == own, ct);
        if (habit is null) db.Whole.Add(habit = new() { Institution = own });
        habit.Set(command.Allows, office.Today);
        return Outcome.Done;
    }
}

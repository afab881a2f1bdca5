using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Kernel;
using Yiwang.Messages.Public;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Procedures.Cases;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Notices;

internal sealed class NoticeOffice(ProceduresDb db, IProcedureLibrary procedures, CityDirectory city, IMessages messages, TimeProvider clock) : INotices
{
    public Task<Outcome> Issue(Case about, NoticeKind kind, NoticeContent content, CancellationToken ct)
    {
        var (notice, outcome) = Notice.Issue(about, kind, content, procedures.Get(about.Procedure).Stage(about.Stage).Under, city, clock.Today());
        if (notice is null) return Task.FromResult(outcome);

        db.Notices.Add(notice);
        messages.Send(new MessageDraft(about.Applicant, content.Title, $"您的办件 {about.Number}：{content.Title}已发出。", $"/notices/{notice.Id}", about.Subject));
        return Task.FromResult(outcome);
    }
}

[Holds(DataClass.Personal)]
[Holds(DataClass.Sensitive, nameof(Notice.Content))]
internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> map)
    {
        map.ToTable("procedures_notices");
        map.Property(n => n.Id).ValueGeneratedNever();
        map.Property(n => n.Number).HasMaxLength(80);
        map.Property(n => n.Institution).HasMaxLength(60);
        map.Property(n => n.Content).IsSealedJson(); // letters name people
        map.HasIndex(n => n.CaseId);
        map.HasIndex(n => n.Number).IsUnique();
    }
}

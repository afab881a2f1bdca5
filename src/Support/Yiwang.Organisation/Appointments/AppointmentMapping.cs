using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation.Appointments;

[Holds(DataClass.Public)]
internal sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public const string Table = "organisation_appointments";

    public void Configure(EntityTypeBuilder<Appointment> map)
    {
        map.ToTable(Table);
        map.HasKey(a => a.Id);
        map.Property(a => a.Id).ValueGeneratedNever();
        map.Property(a => a.Number).HasMaxLength(100);
        map.Property(a => a.Unit).HasMaxLength(AppointmentLine.Longest);
        map.Property(a => a.Duty).HasMaxLength(AppointmentLine.Longest);
        map.Property(a => a.People).IsStoredAsJson();
        map.Property(a => a.Gazette).HasMaxLength(100).IsConcurrencyToken();
        map.Property(a => a.WithdrawnBecause).HasMaxLength(400).IsConcurrencyToken();
        map.Ignore(a => a.Day);
        map.Ignore(a => a.EndsSomething);
        map.HasIndex(a => a.PeriodFrom);
    }
}

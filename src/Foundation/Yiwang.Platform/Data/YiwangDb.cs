using Microsoft.EntityFrameworkCore;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Data;

/// <summary>The one database. Each module maps its own tables from its own assembly and can't name another module's entities.</summary>
public sealed class YiwangDb(DbContextOptions<YiwangDb> options, IEnumerable<YiwangModule> modules) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var module in modules) modelBuilder.ApplyConfigurationsFromAssembly(module.GetType().Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Citation>().HaveConversion<CitationKey>().HaveMaxLength(160);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<string>().HaveMaxLength(4000);
    }
}

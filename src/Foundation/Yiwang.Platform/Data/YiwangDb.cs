using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Data;

/// <summary>The one database. Each module maps its own tables from its own assembly and can't name another module's entities.</summary>
public sealed class YiwangDb(DbContextOptions<YiwangDb> options, IEnumerable<YiwangModule> modules, PersonalText personal) : DbContext(options)
{
    private readonly YiwangModule[] modules = [.. modules];

    /// <summary>What the model is made from. EF keeps one model for all contexts of a type unless told what differs.</summary>
    internal string ModelKey => string.Join(' ', modules.Select(m => m.GetType().Name).Append(personal.Fingerprint));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var module in modules) modelBuilder.ApplyConfigurationsFromAssembly(module.GetType().Assembly);
        modelBuilder.SealPersonalColumns(personal);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        MappedByHand.Only(configurationBuilder.Conventions);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Citation>().HaveConversion<CitationKey>().HaveMaxLength(160);
        configurationBuilder.Properties<Enum>().HaveMaxLength(40);
        configurationBuilder.Properties<string>().HaveMaxLength(4000);
    }
}

/// <summary>Two installations in one process, as in tests, have other modules or other keys, and so other models.</summary>
internal sealed class ModelPerInstallation : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as YiwangDb)?.ModelKey, designTime);
}

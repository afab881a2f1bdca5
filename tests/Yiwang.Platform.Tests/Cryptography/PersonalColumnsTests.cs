using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;

namespace Yiwang.Platform.Tests.Cryptography;

/// <summary>Through the real services: two installations in one process, each with its own keys and database.</summary>
public sealed class PersonalColumnsTests : IDisposable
{
    private const string CitizenNumber = "441501201801011239";

    private readonly string root = Directory.CreateTempSubdirectory("yiwang-personal-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_personal_column_is_sealed_on_disk_found_by_its_index_and_each_installation_uses_its_own_keys()
    {
        await using var one = Installation("one");
        await using var two = Installation("two");
        var (sealedByOne, sealedByTwo) = (await StoreIn(one), await StoreIn(two));

        Assert.DoesNotContain(CitizenNumber, sealedByOne, StringComparison.Ordinal);
        Assert.Equal(CitizenNumber, one.GetRequiredService<PersonalText>().Reveal(sealedByOne));
        Assert.Equal(CitizenNumber, two.GetRequiredService<PersonalText>().Reveal(sealedByTwo));
        Assert.Throws<BrokenSealException>(() => two.GetRequiredService<PersonalText>().Reveal(sealedByOne));
        Assert.Equal(CitizenNumber, await FindIn(one));
        Assert.Equal(CitizenNumber, await FindIn(two));
    }

    private static async Task<string> StoreIn(ServiceProvider installation)
    {
        await using var scope = installation.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<YiwangDb>();
        var index = scope.ServiceProvider.GetRequiredService<PersonalText>().Index(CitizenNumber);
        await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        db.Add(new Child { Id = 1, CitizenNumber = CitizenNumber, CitizenNumberIndex = index });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        return await db.Database.SqlQueryRaw<string>("SELECT CitizenNumber AS Value FROM test_children").SingleAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> FindIn(ServiceProvider installation)
    {
        await using var scope = installation.CreateAsyncScope();
        var index = scope.ServiceProvider.GetRequiredService<PersonalText>().Index(CitizenNumber);
        var child = await scope.ServiceProvider.GetRequiredService<YiwangDb>().Set<Child>()
            .SingleAsync(c => c.CitizenNumberIndex == index, TestContext.Current.CancellationToken);
        return child.CitizenNumber;
    }

    private ServiceProvider Installation(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        var options = new YiwangOptions
        {
            Database = "sqlite",
            ConnectionString = $"Data Source={Path.Combine(folder, "yiwang.db")}",
            DataDirectory = folder,
            PacksDirectory = folder,
            City = "test",
            Demonstration = false,
        };
        return new ServiceCollection().AddLogging().AddYiwangPlatform(options).AddSingleton<YiwangModule, ChildModule>().BuildServiceProvider();
    }
}

internal sealed class Child
{
    public int Id { get; init; }
    public required string CitizenNumber { get; init; }
    public required string CitizenNumberIndex { get; init; }
}

internal sealed class ChildMapping : IEntityTypeConfiguration<Child>
{
    public void Configure(EntityTypeBuilder<Child> map)
    {
        map.ToTable("test_children");
        map.Property(c => c.CitizenNumber).IsPersonal();
        map.Property(c => c.CitizenNumberIndex).IsPersonalIndex();
        map.HasIndex(c => c.CitizenNumberIndex).IsUnique();
    }
}

internal sealed class ChildModule : YiwangModule
{
    public override string Name => "test";
}

using Microsoft.Extensions.Configuration;

namespace Yiwang.Platform;

/// <summary>Where this installation keeps its things and which city it serves. Read once at start from configuration.</summary>
public sealed class YiwangOptions
{
    /// <summary><c>sqlite</c> (embedded, the default) or <c>postgres</c>.</summary>
    public required string Database { get; init; }

    public required string ConnectionString { get; init; }

    /// <summary>Database, keys and files of the embedded installation. Never in the repository.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The folder <c>packs/</c>: what differs from city to city.</summary>
    public required string PacksDirectory { get; init; }

    /// <summary>The folder of the city's pack below <see cref="PacksDirectory"/>.</summary>
    public required string City { get; init; }

    /// <summary>Demonstration accounts, settable business date, messages that stay in the house. Never on in production.</summary>
    public required bool Demonstration { get; init; }

    public bool IsPostgres => Database == "postgres";

    public static YiwangOptions From(IConfiguration configuration)
    {
        var root = configuration["Root"] ?? FindRoot();
        var data = configuration["Data"] ?? Path.Combine(root, "var");
        var database = configuration["Database"] ?? "sqlite";
        if (database is not ("sqlite" or "postgres")) throw new InvalidOperationException($"Database={database}: say sqlite or postgres.");

        var connection = configuration["ConnectionString"];
        if (database == "postgres" && string.IsNullOrWhiteSpace(connection)) throw new InvalidOperationException("Database=postgres needs a ConnectionString.");

        return new YiwangOptions
        {
            Database = database,
            ConnectionString = connection ?? $"Data Source={Path.Combine(data, "yiwang.db")}",
            DataDirectory = data,
            PacksDirectory = configuration["Packs"] ?? Path.Combine(root, "packs"),
            City = configuration["City"] ?? "shanwei",
            Demonstration = configuration.GetValue("Demonstration", false),
        };
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "packs"))) return folder.FullName;
        }

        throw new InvalidOperationException("No folder packs/ above the program; say where it is with Packs=.");
    }
}

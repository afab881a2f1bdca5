using System.Text.Encodings.Web;
using System.Text.Json;

namespace Yiwang.Platform.Backups;

/// <summary>What a backup holds; written last, so that a backup that was cut off has none.</summary>
/// <param name="DatabaseSm3">Lower-case hexadecimal, of the file as it lies in the backup.</param>
/// <param name="Files">Addresses below <c>files/</c> with their length; each is named by the SM3 of its bytes.</param>
internal sealed record BackupManifest(string Format, DateTimeOffset At, string City, string DatabaseSm3, long DatabaseBytes, IReadOnlyDictionary<string, long> Files)
{
    public const string CurrentFormat = "yiwang-backup/1", FileName = "backup.json", DatabaseName = "yiwang.db", FilesFolder = "files";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>What was copied, and how long it took.</summary>
internal sealed record BackupReport(string DatabaseSm3, long DatabaseBytes, int Files, long FileBytes, double Seconds);

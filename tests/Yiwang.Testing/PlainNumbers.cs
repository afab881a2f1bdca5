using System.Text;
using Npgsql;
using Yiwang.Kernel;

namespace Yiwang.Testing;

/// <summary>
/// Identity numbers and telephone numbers of people that lie readable where they should be sealed. Looked for in every database and log that
/// a test leaves behind; the invented numbers begin with what no network has given out, so that a telephone number is told from an amount.
/// </summary>
internal static class PlainNumbers
{
    private const int CitizenDigits = 18, PhoneDigits = 11, Around = 40;
    private static readonly byte[] InventedPhone = "100"u8.ToArray();

    /// <summary>Fails with the place of each, but without the number.</summary>
    public static async Task Refuse(TestDatabase database)
    {
        var found = new List<string>();
        if (TestDatabase.IsPostgres) found.AddRange(await InPostgres(database.ConnectionString));
        // SQLite's log before its database: a connection that closes meanwhile moves the one into the other and takes it away.
        foreach (var file in Directory.GetFiles(database.DataDirectory).OrderDescending(StringComparer.Ordinal))
            if (await Read(file) is { } bytes) found.AddRange(In(bytes).Select(where => $"{Path.GetFileName(file)}: {where}"));
        if (found.Count > 0) throw new InvalidOperationException($"{found.Count} identity or telephone numbers lie readable:\n{string.Join('\n', found.Take(10))}");
    }

    /// <summary>What stands before each such number.</summary>
    public static IEnumerable<string> In(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length; start++)
        {
            if (!IsDigit(bytes[start])) continue;
            var end = start;
            while (end < bytes.Length && IsDigit(bytes[end])) end++;
            var length = end - start + (end < bytes.Length && bytes[end] is (byte)'X' or (byte)'x' && end - start == CitizenDigits - 1 ? 1 : 0);
            if (StandsAlone(bytes, start, start + length) && IsPersonal(bytes.AsSpan(start, length))) yield return Encoding.UTF8.GetString(bytes, Math.Max(0, start - Around), start - Math.Max(0, start - Around));
            start = end;
        }
    }

    private static async Task<byte[]?> Read(string file)
    {
        try
        {
            return await File.ReadAllBytesAsync(file);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static bool IsPersonal(ReadOnlySpan<byte> digits) =>
        (digits.Length == PhoneDigits && digits.StartsWith(InventedPhone)) || (digits.Length == CitizenDigits && CitizenNumber.TryParse(Encoding.ASCII.GetString(digits), out _, out _));

    // Ids and hashes are full of digits: one in a hundred thousand holds what looks like a telephone number.
    private static bool StandsAlone(byte[] bytes, int start, int end) => (start == 0 || !IsOfAWord(bytes[start - 1])) && (end == bytes.Length || !IsOfAWord(bytes[end]));

    private static bool IsOfAWord(byte sign) => char.IsAsciiLetterOrDigit((char)sign) || sign == (byte)'-';

    private static bool IsDigit(byte sign) => sign is >= (byte)'0' and <= (byte)'9';

    private static async Task<List<string>> InPostgres(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        // Texts only: an instant is a number of eighteen digits, and now and then one passes for an identity number.
        var tables = new List<(string Name, string Texts)>();
        await using (var names = new NpgsqlCommand("""
            SELECT quote_ident(table_name), string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') GROUP BY table_name
            """, connection))
        await using (var rows = await names.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync()) tables.Add((rows.GetString(0), rows.GetString(1)));
        }

        var found = new List<string>();
        foreach (var (table, texts) in tables)
        {
            await using var all = new NpgsqlCommand($"SELECT concat_ws(' ', {texts}) FROM {table}", connection);
            await using var rows = await all.ExecuteReaderAsync();
            while (await rows.ReadAsync()) found.AddRange(In(Encoding.UTF8.GetBytes(rows.GetString(0))).Select(where => $"{table}: {where}"));
        }

        return found;
    }
}

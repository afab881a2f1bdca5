using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Yiwang.Platform.Files;

/// <summary>Tables as text (RFC 4180), as spreadsheets read and write them.</summary>
public static class CsvText
{
    /// <summary>With this mark at the beginning spreadsheets read UTF-8.</summary>
    private const string Mark = "\uFEFF";

    /// <summary>A heading and its rows; each row has as many cells as the heading, cells are trimmed.</summary>
    public sealed record Table(IReadOnlyList<string> Heading, IReadOnlyList<IReadOnlyList<string>> Rows)
    {
        /// <summary>Where each row stands in the file, as a spreadsheet counts; empty lines count too.</summary>
        public IReadOnlyList<int> Lines { get; init; } = [];
    }

    /// <summary>Reads text with a heading line. Empty lines are left out; a short row is filled with empty cells.</summary>
    /// <returns>Null where it is no table, a row is longer than the heading, the heading names a column twice, or there are more than <paramref name="mostRows"/> rows.</returns>
    public static Table? Read(string csv, int mostRows)
    {
        try
        {
            using var parser = new CsvParser(new StringReader(csv.TrimStart(Mark[0])),
                new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim, IgnoreBlankLines = true, DetectDelimiter = false, MaxFieldSize = 20_000 });
            if (!parser.Read() || parser.Record is not { Length: > 0 } heading || heading.Distinct().Count() != heading.Length) return null;

            var (rows, lines) = (new List<IReadOnlyList<string>>(), new List<int>());
            while (parser.Read())
            {
                var cells = parser.Record!;
                if (cells.All(c => c.Length == 0)) continue;
                if (cells.Length > heading.Length || rows.Count == mostRows) return null;
                rows.Add([.. cells, .. Enumerable.Repeat("", heading.Length - cells.Length)]);
                lines.Add(parser.RawRow);
            }

            return new([.. heading], rows) { Lines = lines };
        }
        catch (CsvHelperException)
        {
            return null;
        }
    }

    /// <summary>UTF-8 with the mark. A cell that begins like a formula is made plain text.</summary>
    public static byte[] Write(IEnumerable<string> heading, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape, InjectionEscapeCharacter = '\'' }))
        {
            foreach (var row in new[] { heading }.Concat(rows))
            {
                foreach (var cell in row) csv.WriteField(cell);
                csv.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(Mark + text);
    }
}

using Yiwang.Platform;

namespace Yiwang.Identity.Passwords;

/// <summary>Words of the place and of this house, which somebody who guesses tries first (ASVS 6.1.2, 6.2.11): <c>password-words.txt</c> of the city's pack.</summary>
internal sealed class PlaceWords(YiwangOptions options)
{
    private const string FileName = "password-words.txt";
    private const int Shortest = 3, MostWords = 1000;
    private readonly string[] words = Read(Path.Combine(options.PacksDirectory, options.City, FileName));

    public string? FindIn(string password) => words.FirstOrDefault(w => password.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static string[] Read(string path) => !File.Exists(path) ? []
        : [.. File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length >= Shortest && l[0] != '#').Take(MostWords)];
}

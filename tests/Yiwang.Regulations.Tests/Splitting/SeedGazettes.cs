using System.Text;

namespace Yiwang.Regulations.Tests.Splitting;

/// <summary>The five real gazettes. They lie beside the repository; a test that needs them fails, and says so, where they are missing.</summary>
internal static class SeedGazettes
{
    public const string Luoding2020 = "000_708062a3a4b81d4f.txt";
    public const string Luoding2023 = "001_7c0bc597ae81149c.txt";
    public const string Shanwei2020 = "002_d84c1dfa91db4fda.txt";
    public const string Luohu2018 = "003_e3135e077b840dba.txt";
    public const string Lufeng2022 = "004_801d9460efebd53f.txt";

    public static IReadOnlyList<string> Names => [Luoding2020, Luoding2023, Shanwei2020, Luohu2018, Lufeng2022];

    public static byte[] Bytes(string name)
    {
        var path = Packs.Shared("seeds", name);
        Assert.True(File.Exists(path), $"The gazette {name} is missing: it should lie in ../shared/seeds beside the repository.");
        return File.ReadAllBytes(path);
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}

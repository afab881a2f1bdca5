using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiwang.Design.Tests;

public partial class StylesheetTests
{
    private static readonly string Css = Screen.Source("yiwang.css");
    private static readonly Dictionary<string, string> Tokens = Colour().Matches(Css).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    [Theory]
    [InlineData("ink", "paper")]
    [InlineData("ink", "mist")]
    [InlineData("ink", "brand-tint")]
    [InlineData("secondary", "paper")]
    [InlineData("secondary", "mist")]
    [InlineData("brand", "paper")]
    [InlineData("brand", "mist")]
    [InlineData("brand", "brand-tint")]
    [InlineData("brand", "green-tint")]
    [InlineData("brand", "amber-tint")]
    [InlineData("brand", "vermilion-tint")]
    [InlineData("brand-dark", "brand-tint")]
    [InlineData("green", "paper")]
    [InlineData("green", "green-tint")]
    [InlineData("amber", "paper")]
    [InlineData("amber", "amber-tint")]
    [InlineData("secondary", "amber-tint")]
    [InlineData("vermilion", "paper")]
    [InlineData("vermilion", "brand-tint")]
    [InlineData("vermilion", "vermilion-tint")]
    [InlineData("secondary", "vermilion-tint")]
    [InlineData("secondary", "brand-tint")]
    public void Text_stands_out_from_its_ground(string text, string ground) => Assert.InRange(Contrast(text, ground), 4.5, 21);

    [Theory]
    [InlineData("edge", "paper")]
    [InlineData("focus", "ink")]
    public void Edges_and_focus_stand_out(string line, string ground) => Assert.InRange(Contrast(line, ground), 3, 21);

    [Fact]
    public void Tokens_are_those_of_the_look()
    {
        string[] look = ["#1b2430", "#4a5565", "#d7dce3", "#f4f6f8", "#ffffff", "#0f4c81", "#e8f0f8", "#1a7a47", "#e6f4ec", "#8a5a00", "#fff3d6", "#b42318", "#fdecea", "#ffb703"];

        Assert.All(look, colour => Assert.Contains(colour, Tokens.Values));
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere() => Assert.DoesNotMatch(@"@import|@font-face|url\(|https?:", Css);

    [Fact]
    public void Every_token_that_is_used_is_defined()
    {
        var used = Used().Matches(Css).Select(m => m.Groups[1].Value).Distinct();

        Assert.All(used, name => Assert.Contains($"--{name}:", Css));
    }

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(Tokens[a]), Luminance(Tokens[b]));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    // WCAG 2.2, relative luminance of sRGB.
    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var c = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex(@"--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();

    [GeneratedRegex(@"var\(--([a-z0-9-]+)\)")]
    private static partial Regex Used();
}

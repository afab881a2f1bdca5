using System.Text;
using Yiwang.Regulations.Splitting;

namespace Yiwang.Regulations.Tests.Splitting;

/// <summary>Whatever is done to a text, nothing is lost and nothing throws. Seeds are fixed, so that a failure comes again.</summary>
public sealed class MutationTests
{
    private static readonly string[] Noise =
    [
        "— 7 —", "第9页", "附件", "附件：", "第一条", "（一）", "一、", "1.", "①", "|甲|乙|", "甲\t乙", "\t\t", "**", "# 目录", "目 录", "【市政府文件】", "2020年13月40日",
        "示例府〔2020〕1号", "关于印发", "的通知", "人事任免", "序号 甲 乙", "………… 3", "《", "）", "\uFEFF", "\u200B", "</tr>", "<br>", "示例市人民政府公报 2020年第1期", "\r", "\f", "\uD83D\uDE00", "专栏1",
    ];

    [Theory(DisplayName = "对五期公报乱剪、乱接、加噪、丢字：不丢、不崩")]
    [InlineData(SeedGazettes.Luoding2020, 5)]
    [InlineData(SeedGazettes.Luoding2023, 10)]
    [InlineData(SeedGazettes.Shanwei2020, 10)]
    [InlineData(SeedGazettes.Luohu2018, 10)]
    [InlineData(SeedGazettes.Lufeng2022, 10)]
    public void Mutilated_gazettes_lose_nothing(string file, int rounds)
    {
        var text = SeedGazettes.Text(file);
        for (var seed = 0; seed < rounds; seed++) Account.Split(Mutilate(text, new(seed), 1 + seed * 50));
    }

    [Fact(DisplayName = "对臆造公报乱剪、乱接、加噪、丢字：不丢、不崩")]
    public void Mutilated_inventions_lose_nothing()
    {
        foreach (var text in InventedGazettes.All)
            for (var seed = 0; seed < 80; seed++) Account.Split(Mutilate(text, new(seed), 1 + seed / 5));
    }

    [Fact(DisplayName = "纯噪声：不丢、不崩")]
    public void Noise_alone_loses_nothing()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => Noise[random.Next(Noise.Length)] + (random.Next(2) == 0 ? "\n" : "")));
            Account.Split(text);
        }
    }

    [Fact(DisplayName = "任何字节都得到结果或说明，不抛异常")]
    public void Any_bytes_get_an_answer()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(0, 600)];
            random.NextBytes(bytes);
            var result = GazetteSplitter.Split(bytes);

            Assert.Equal(result.Issue is not null, result.Outcome.IsDone);
            Assert.True(result.Report.Balances);
        }
    }

    private static string Mutilate(string source, Random random, int times)
    {
        var text = new StringBuilder(source);
        for (var i = 0; i < times && text.Length > 10; i++)
        {
            var at = random.Next(text.Length - 5);
            switch (random.Next(7))
            {
                case 0: text.Remove(at, random.Next(1, 5)); break;
                case 1: text.Insert(at, '\n'); break;
                case 2: text.Insert(at, Noise[random.Next(Noise.Length)]); break;
                case 3: text.Insert(at, "\n" + Noise[random.Next(Noise.Length)] + "\n"); break;
                case 4: text.Replace("\n", "", at, Math.Min(80, text.Length - at)); break;
                case 5: text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 60), text.Length - at))); break;
                default: text.Remove(at, Math.Min(random.Next(1, 200), text.Length - at)); break;
            }
        }

        // A torn surrogate pair can't be written as UTF-8; it stands for no character of any text.
        return string.Concat(text.ToString().EnumerateRunes().Select(r => r.Value == 0xFFFD ? "" : r.ToString()));
    }
}

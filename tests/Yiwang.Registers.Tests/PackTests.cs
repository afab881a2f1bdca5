using Microsoft.Extensions.DependencyInjection;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Registers.Defining;
using Yiwang.Registers.Public;
using Yiwang.Testing;

namespace Yiwang.Registers.Tests;

/// <summary>A pack says what is wrong with it before anything starts.</summary>
public sealed class PackTests(TownHall hall) : IClassFixture<TownHall>
{
    private const string Sound = """
        law: 汕尾/汕府办〔2019〕21号
        registers:
        - code: samples
          name: 示例登记簿
          purpose: 示例。
          article: 第八条（二）
          scope: city
          public: true
          kept-by: [city-federation.institutions]
          key: [name]
          fields:
          - { name: name, label: 名称, kind: text }
          - { name: county, label: 县, kind: choice, from: counties, optional: true }
        """;

    [Fact]
    public void A_sound_pack_has_no_findings() => Assert.Empty(Check(Sound));

    [Theory]
    [InlineData("kept-by: [city-federation.institutions]", "kept-by: [nobody]", "没有岗位“nobody”")]
    [InlineData("kept-by: [city-federation.institutions]", "kept-by: [medical.screening]", "没有登记的权限")]
    [InlineData("key: [name]", "key: [county]", "应是必填的一项")]
    [InlineData("key: [name]", "key: [colour]", "应是必填的一项")]
    [InlineData("from: counties", "from: planets", "没有哪个模块提供“planets”")]
    [InlineData("label: 名称, kind: text", "label: 名称, kind: citizen", "有个人信息的登记簿不能公开")]
    [InlineData("label: 名称, kind: text", "label: 名称, kind: person-name", "恰有一项公民身份号码")]
    [InlineData("scope: city", "scope: planet", "应为 city、county、institution 之一")]
    [InlineData("purpose: 示例。", "purpos: 示例。", "缺少")]
    public void What_is_wrong_is_said(string from, string to, string said) =>
        Assert.Contains(Check(Sound.Replace(from, to, StringComparison.Ordinal)), f => f.Contains(said, StringComparison.Ordinal));

    private string[] Check(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("yiwang-registers");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "x", "registers"));
            File.WriteAllText(Path.Combine(folder.FullName, "x", "registers", "a.yaml"), yaml);
            var pack = RegisterPack.Read(new YiwangOptions { Database = "sqlite", ConnectionString = "", DataDirectory = "", PacksDirectory = folder.FullName, City = "x", Demonstration = true });
            return [.. pack.Check(hall.Services.GetRequiredService<CityDirectory>(), hall.Services.GetServices<IRegisterChoices>()).Select(f => f.Message)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

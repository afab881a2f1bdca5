using Yiwang.Organisation.Public;
using Yiwang.Platform.Packs;

namespace Yiwang.Organisation.Tests;

public sealed class CityPackTests
{
    private static readonly HashSet<string> Permissions = ["benefits.review", "platform.operations.see", "platform.business-date.set"];

    private static readonly Dictionary<string, string> Sound = new()
    {
        ["city.yaml"] = "name: 示例市\nregion: 441500",
        ["regions.yaml"] = """
            regions:
            - { code: 441500, name: 示例市, transfer-payment-area: true }
            - { code: 441581, name: 示例县, transfer-payment-area: true }
            """,
        ["institutions.yaml"] = """
            kinds:
            - { code: county-federation, name: 县级残联 }
            - { code: city-federation, name: 市级残联 }
            - { code: rehabilitation, name: 康复机构 }
            institutions:
            - { code: 441500-dpf, name: 示例市残联, kind: city-federation, region: 441500, address: 示例路1号, phone: 000 }
            - { code: 441581-dpf, name: 示例县残联, kind: county-federation, region: 441581, superior: 441500-dpf, address: 示例路2号, phone: 000 }
            - { code: r1, name: 示例中心, kind: rehabilitation, region: 441581, organiser: disabled-federation, public-welfare-class: 1, designated: true, address: 示例路3号, phone: 000 }
            """,
        ["posts.yaml"] = """
            posts:
            - { code: public, name: 办事人 }
            - code: county-federation.reviewer
              name: 审核岗
              institution-kind: county-federation
              permissions: [benefits.review]
            """,
    };

    [Fact]
    public void A_sound_pack_gives_the_city()
    {
        var city = Read().Directory;

        Assert.Equal("示例市", city.CityName);
        Assert.Equal(["示例县"], city.Counties.Select(r => r.Name));
        Assert.Equal("441500-dpf", city.FindSuperior("441581-dpf")?.Code);
        Assert.Null(city.FindSuperior("441500-dpf"));
        Assert.Equal("441581-dpf", city.FindResponsible(InstitutionKinds.CountyFederation, "441581")?.Code);
        Assert.Equal((Organiser.DisabledFederation, 1, true),
            (city.GetInstitution("r1").Organiser, city.GetInstitution("r1").PublicWelfareClass, city.GetInstitution("r1").IsDesignated));
        Assert.Equal(["benefits.review"], city.GetPost("county-federation.reviewer").Permissions);
        Assert.Null(city.FindRegion("110101"));
        Assert.Throws<KeyNotFoundException>(() => city.GetRegion("110101"));
    }

    [Theory]
    [InlineData("posts.yaml", "benefits.review", "benefits.reviwe", "posts.yaml:6", "post.permission")]
    [InlineData("posts.yaml", "code: public", "code: everybody", "posts.yaml", "post.no-public")]
    [InlineData("posts.yaml", "institution-kind: county", "institution-kind: village", "posts.yaml:5", "post.kind")]
    [InlineData("institutions.yaml", "superior: 441500-dpf", "superior: 440000-dpf", "institutions.yaml:7", "institution.superior")]
    [InlineData("institutions.yaml", "kind: city-federation", "kind: bureau", "institutions.yaml:6", "institution.kind")]
    [InlineData("institutions.yaml", "code: r1", "code: 441581-dpf", "institutions.yaml:8", "pack.twice")]
    [InlineData("institutions.yaml", "public-welfare-class: 1", "public-welfare-class: 4", "institutions.yaml:8", "institution.welfare-class")]
    [InlineData("institutions.yaml", "organiser: disabled-federation, ", "", "institutions.yaml:8", "institution.organiser")]
    [InlineData("institutions.yaml", "region: 441581, organiser", "region: 441582, organiser", "institutions.yaml:8", "institution.region")]
    [InlineData("institutions.yaml", ", phone: 000 }", ", phon: 000 }", "institutions.yaml:6", "yaml.unknown-key")]
    [InlineData("regions.yaml", "code: 441581", "code: 44158", "regions.yaml:3", "region-code.length")]
    [InlineData("city.yaml", "441500", "441600", "city.yaml:2", "city.no-region")]
    public void A_mistake_is_told_with_file_and_line(string file, string right, string wrong, string where, string code)
    {
        var pack = Read(new(Sound) { [file] = Sound[file].Replace(right, wrong, StringComparison.Ordinal) });

        Assert.Contains((code, where), pack.Findings.Select(f => (f.Code, f.Where)));
        Assert.All(pack.Findings, f => Assert.NotEmpty(f.Remedy));
        Assert.Throws<InvalidOperationException>(() => pack.Directory);
    }

    [Fact]
    public void What_ends_before_it_begins_is_refused_with_its_line()
    {
        var pack = Read(Sound.ToDictionary(f => f.Key, f => f.Value.Replace("region: 441581, organiser", "region: 441581, from: 2026-07-01, to: 2026-06-30, organiser", StringComparison.Ordinal)));

        Assert.Equal(("pack.period", "institutions.yaml:8"), (Assert.Single(pack.Findings).Code, pack.Findings[0].Where));
    }

    [Fact]
    public void The_mistakes_of_all_files_are_told_at_once()
    {
        var pack = Read(Sound.ToDictionary(f => f.Key, f => f.Value + "\nsurplus: 1"));

        Assert.Equal(["city.yaml:3", "regions.yaml:4", "institutions.yaml:9", "posts.yaml:7"], pack.Findings.Select(f => f.Where));
    }

    [Fact]
    public void A_missing_file_is_one_finding()
    {
        var pack = CityPack.Read(name => YamlFile.Read($"/nowhere/packs/示例/{name}"), Permissions);

        Assert.Contains("packs/示例/city.yaml", pack.Findings.Select(f => f.Where));
    }

    private const string Towns = """
        counties:
        - region: 441581
          towns:
          - { name: 甲镇, longitude: 115.65, latitude: 22.95, seat: true }
          - { name: 乙镇, longitude: 115.83, latitude: 22.82 }
        """;

    [Fact]
    public void Towns_are_where_the_file_says()
    {
        var towns = Read(towns: Towns).Directory.Towns;

        Assert.Equal([new Town("441581", "甲镇", 115.65, 22.95, true), new Town("441581", "乙镇", 115.83, 22.82, false)], towns);
        Assert.Empty(Read().Directory.Towns); // a city without the file draws no map
    }

    [Theory]
    [InlineData("region: 441581", "region: 441582", "towns.yaml:2", "town.region")]
    [InlineData("longitude: 115.83", "longitude: 22.95", "towns.yaml:5", "town.degrees")]
    [InlineData("latitude: 22.82", "latitude: north", "towns.yaml:5", "town.degrees")]
    [InlineData("name: 乙镇", "name: 甲镇", "towns.yaml:5", "town.twice")]
    [InlineData(", seat: true", "", "towns.yaml:2", "town.seat")]
    [InlineData("latitude: 22.82", "latitude: 22.82, seat: true", "towns.yaml:2", "town.seat")]
    public void A_mistake_about_a_town_is_told(string right, string wrong, string where, string code)
    {
        var pack = Read(towns: Towns.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains((code, where), pack.Findings.Select(f => (f.Code, f.Where)));
        Assert.All(pack.Findings, f => Assert.NotEmpty(f.Remedy));
    }

    private static CityPack Read(Dictionary<string, string>? files = null, string? towns = null) =>
        CityPack.Read(name => YamlFile.Parse((files ?? Sound)[name], name), Permissions, towns is null ? null : YamlFile.Parse(towns, "towns.yaml"));
}

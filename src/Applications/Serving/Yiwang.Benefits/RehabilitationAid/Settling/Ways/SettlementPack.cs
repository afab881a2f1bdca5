using System.Text.Json.Serialization;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Ways;

/// <summary>How money is settled, 第十条（四）1: three ways that a county chooses among, one for institutions outside, one for those of a higher federation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter))]
internal enum SettlementWay { FinancePays, FederationPays, GuardianClaims, Agreed, OwnLevel }

internal enum Situation { Designated, NotDesignated, Affiliated }

/// <summary>Who approves or pays. <see cref="Agreed"/>: whoever the county's registered method names.</summary>
[JsonConverter(typeof(JsonStringEnumConverter))]
internal enum Body { Federation, Finance, Agreed }

[JsonConverter(typeof(JsonStringEnumConverter))]
internal enum PayeeKind { Institution, Guardian, Agreed }

internal enum PayingLevel { County, City, Province }

/// <summary>One row of the table of ways.</summary>
/// <param name="Row">Letter of the row in the table of the catalogue.</param>
internal sealed record WayRow(SettlementWay Way, string Row, string Name, Situation Situation, Citation Citation)
{
    public IReadOnlyList<Body> Approves { get; init; } = [];

    /// <summary>The second waits for the first.</summary>
    public bool InOrder { get; init; }
    public Body Pays { get; init; }
    public PayeeKind Payee { get; init; }
}

/// <summary>Training away: what is paid and what the family bears, in the words of a list.</summary>
internal sealed record AwayRow(string Row, string When, string Pays, string Family, Citation Citation);

/// <summary>One of the uses of 第八条（三）4.</summary>
internal sealed record UseKind(string Id, string Name, bool ForReview);

/// <summary>Which kind of institution a body is at a level, and which of its posts approve and pay.</summary>
internal sealed record BodyPosts(PayingLevel Level, Body Body, string InstitutionKind, string Approver, string Payer);

/// <summary>What <c>rehabilitation-settlement.yaml</c> says.</summary>
internal sealed record SettlementPack(IReadOnlyList<WayRow> Ways, IReadOnlyList<BodyPosts> Bodies)
{
    public const string File = "rehabilitation-settlement.yaml";

    public IReadOnlyList<AwayRow> Away { get; init; } = [];
    public IReadOnlyList<UseKind> Uses { get; init; } = [];
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public WayRow Of(SettlementWay way) => Ways.First(w => w.Way == way);

    public static SettlementPack Read(YiwangOptions options, CityDirectory city) =>
        Read(YamlFile.Read(Path.Combine(options.PacksDirectory, options.City, "rulebooks", File), Law.ShanweiRehabilitationAid), city);

    public static SettlementPack Read(YamlFile file, CityDirectory city)
    {
        var root = file.Root;
        var pack = new SettlementPack([.. root.Maps("ways").Select(ReadWay)], [.. root.Maps("bodies").Select(m => ReadBody(m, city))])
        {
            Away = [.. root.Maps("away").Select(m => new AwayRow(m.Text("row"), m.Text("when"), m.Text("pays"), m.Text("family"), m.Citation("article")))],
            Uses = [.. root.Maps("uses").Select(m => new UseKind(m.Text("id"), m.Text("name"), m.Has("for-review") && m.Flag("for-review")))],
        };
        foreach (var way in Enum.GetValues<SettlementWay>().Where(way => pack.Ways.Count(w => w.Way == way) != 1))
            root.Refuse("ways", "settlement.pack.way", $"结算方式“{Words.Of(way)}”应当恰好写一行。");
        foreach (var (level, body) in from l in Enum.GetValues<PayingLevel>() from b in new[] { Body.Federation, Body.Finance } select (l, b))
            if (pack.Bodies.Count(b => b.Level == level && b.Body == body) != 1) root.Refuse("bodies", "settlement.pack.body", $"“{Words.Of(level)}”级的“{Words.Of(body)}”应当恰好写一行。");
        const int Named = 10;
        if (pack.Uses.Count(u => !u.ForReview) != Named || pack.Uses.Count(u => u.ForReview) != 1) root.Refuse("uses", "settlement.pack.uses", $"第八条（三）4列了 {Named} 类用途，另加“其他”一类。");
        return pack with { Findings = file.Finish() };
    }

    private static WayRow ReadWay(YamlMap map) => new(map.Choice<SettlementWay>("id"), map.Text("row"), map.Text("name"), map.Choice<Situation>("situation"), map.Citation("article"))
    {
        Approves = map.Choices<Body>("approves"), InOrder = map.Flag("in-order"), Pays = map.Choice<Body>("pays"), Payee = map.Choice<PayeeKind>("payee"),
    };

    private static BodyPosts ReadBody(YamlMap map, CityDirectory city)
    {
        var read = new BodyPosts(map.Choice<PayingLevel>("level"), map.Choice<Body>("body"), map.Text("kind"), map.Text("approver"), map.Text("payer"));
        foreach (var (key, post) in new[] { ("approver", read.Approver), ("payer", read.Payer) })
            if (city.FindPost(post)?.InstitutionKind != read.InstitutionKind) map.Refuse(key, "settlement.pack.post", $"岗位“{post}”不在“{read.InstitutionKind}”类单位。");
        return read;
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Yiwang.Host;
using Yiwang.Kernel;
using Yiwang.Platform.Data;
using Yiwang.Testing;

namespace Yiwang.Architecture.Tests;

/// <summary>Every column says how carefully it is kept, and what is sensitive is sealed or says why not.</summary>
public sealed partial class DataClasses(TownHall hall) : IClassFixture<TownHall>
{
    private static readonly string Report = Repository.PathOf("docs", "security.md");

    [Fact(DisplayName = "每一列数据都分了级")]
    [Requirement("LF-SZ-227"), Requirement("SW-SZ-196")]
    public async Task Every_column_has_a_class()
    {
        var columns = await Columns();

        Assert.Empty(columns.Where(c => c.Class is null).Select(c => $"{c.Table}.{c.Column}: [Holds(DataClass.…)] is missing above its mapping"));
        Assert.True(columns.Count > 800, "The walk found few columns.");
    }

    [Fact(DisplayName = "敏感和秘密的列都加了密，或者写明为什么没有")]
    [Requirement("SW-SZ-196")]
    public async Task Whatever_is_sensitive_is_sealed_or_says_why_not()
    {
        var columns = await Columns();

        Assert.Empty(columns.Where(c => c.IsUnguarded).Select(c => $"{c.Table}.{c.Column} is {c.Class} and lies open without a reason"));
        Assert.Empty(columns.Where(c => c.IsUnderstated).Select(c => $"{c.Table}.{c.Column} is {c.Keeping} and said to be {c.Class}"));
        Assert.Empty(columns.Where(c => c.Open.Length > 0 && c.Keeping is not Keeping.Plain).Select(c => $"{c.Table}.{c.Column} says why it is open and isn't"));
    }

    [Fact]
    public async Task A_column_whose_name_sounds_like_a_person_is_classed_by_name_and_not_with_its_table() =>
        Assert.Empty((await Columns()).Where(c => !c.IsNamed && c.Class is not DataClass.Public && SoundsPersonal().IsMatch(c.Column)).Select(c => $"{c.Table}.{c.Column}: name it in [Holds(…)]").Order());

    [Fact]
    public async Task No_line_names_a_column_that_is_not_there() =>
        Assert.Empty(await hall.Look(db => Task.FromResult(ColumnClasses.Astray(db.Model, Modules.All))));

    [Fact]
    public void A_sensitive_column_that_lies_open_is_noticed()
    {
        Assert.True(new ClassedColumn("m", "m_t", "Phone", DataClass.Sensitive, true, Keeping.Plain, "").IsUnguarded);
        Assert.False(new ClassedColumn("m", "m_t", "Phone", DataClass.Sensitive, true, Keeping.Sealed, "").IsUnguarded);
        Assert.True(new ClassedColumn("m", "m_t", "Phone", DataClass.Internal, true, Keeping.Sealed, "").IsUnderstated);
        Assert.Matches(SoundsPersonal(), "GuardianPhone");
        Assert.DoesNotMatch(SoundsPersonal(), "PostName");
    }

    [Fact]
    public async Task The_report_can_be_written() => Generated.Write(Report, "data-classes", Table(await Columns()));

    private Task<IReadOnlyList<ClassedColumn>> Columns() => hall.Look(db => Task.FromResult(ColumnClasses.Of(db.Model, Modules.All)));

    private static string Table(IReadOnlyList<ClassedColumn> columns)
    {
        var classes = Enum.GetValues<DataClass>();
        var text = new StringBuilder();
        text.AppendLine($"| module | {string.Join(" | ", classes.Select(c => $"{c} {ColumnClasses.NameOf(c)}"))} | sealed | keyed index |");
        text.AppendLine($"|---{string.Concat(Enumerable.Repeat("|---", classes.Length + 2))}|");
        foreach (var module in columns.GroupBy(c => c.Module).Append(columns.GroupBy(_ => "all").Single()))
        {
            text.AppendLine($"| {module.Key} | {string.Join(" | ", classes.Select(c => module.Count(x => x.Class == c)))} | {module.Count(x => x.Keeping is Keeping.Sealed)} | {module.Count(x => x.Keeping is Keeping.Indexed)} |");
        }

        text.AppendLine().AppendLine("Sensitive or secret, and neither sealed nor hashed under a key:").AppendLine();
        foreach (var why in columns.Where(c => c.Open.Length > 0).GroupBy(c => (c.Table, c.Open))) text.AppendLine($"- `{why.Key.Table}` {string.Join(", ", why.Select(c => c.Column))}: {why.Key.Open}");
        return text.ToString();
    }

    // Names of institutions, posts, documents and columns end in Name too; a bare Name may be anybody's.
    [GeneratedRegex("^Name$|Phone|Mobile|Citizen|IdNumber|BankAccount|CardNumber|Birth|BornOn|GuardianName|ChildName|PersonName|ChildIndex|Secret|Password|PrivateKey")]
    private static partial Regex SoundsPersonal();
}

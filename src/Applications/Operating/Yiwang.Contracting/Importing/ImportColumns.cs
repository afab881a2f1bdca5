using Yiwang.Contracting.Contracts;
using Yiwang.Design;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Importing;

/// <summary>What a row says of the time of paper beside the entry itself.</summary>
/// <param name="Number">合同编号 as the filing on paper gave it; empty for one that is exempt.</param>
internal sealed record PaperRecord(string Number, DateOnly? FiledOn, DateOnly? EndedOn);

/// <summary>One row of a table as it was read.</summary>
/// <param name="HandlerNumber">工号; the account is looked up later.</param>
/// <param name="Findings">What can't be read in it.</param>
internal sealed record SheetEntry(int Line, ContractEntry Entry, PaperRecord Paper, string HandlerNumber, IReadOnlyList<Finding> Findings);

/// <summary>The columns of the table, in the order of the template.</summary>
internal static class ImportColumns
{
    public const string Title = "合同名称", Number = "备案编号", FiledOn = "备案日期", Types = "合同情形", Content = "主要内容", PartyKindColumn = "对方类型", PartyName = "对方名称", PartyCode = "对方证件号码", Amount = "标的金额（元）",
        Pays = "政府付款（元）", Found = "采购方式", Procurement = "采购项目编号", Asset = "处置国有资产", Housing = "人才保障住房", BackingColumn = "以谁的名义", Basis = "承办或批准依据", Legality = "审查意见编号", Decision = "内部决定",
        DecidedOn = "决定日期", SignedOn = "签订日期", Place = "签订地点", Authorisation = "授权委托书", StartsOn = "开始日期", EndsOn = "结束日期", LongTerm = "超长期限的批准", Handler = "承办人工号", Project = "所属事项", EndedOn = "终止日期";

    public static IReadOnlyList<string> All { get; } =
    [
        Title, Number, FiledOn, Types, Content, PartyKindColumn, PartyName, PartyCode, Amount, Pays, Found, Procurement, Asset, Housing, BackingColumn, Basis, Legality, Decision, DecidedOn, SignedOn, Place, Authorisation,
        StartsOn, EndsOn, LongTerm, Handler, Project, EndedOn,
    ];

    /// <summary>Without these no row can be right.</summary>
    public static IReadOnlyList<string> Needed { get; } = [Title, Types, Content, PartyName, PartyCode, Amount, Legality, Decision, DecidedOn, SignedOn, Place, StartsOn];

    /// <summary>Which column a rule of the entry speaks of.</summary>
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["title"] = Title, ["types"] = Types, ["typeBasis"] = Basis, ["content"] = Content, ["party-kind-0"] = PartyKindColumn, ["party-name-0"] = PartyName, ["party-code-0"] = PartyCode, ["amount"] = Amount, ["pays"] = Pays, ["found"] = Found,
        ["backing"] = BackingColumn, ["backingBasis"] = Basis, ["legality"] = Legality, ["decision"] = Decision, ["decidedOn"] = DecidedOn, ["signedOn"] = SignedOn, ["place"] = Place, ["authorisation"] = Authorisation, ["startsOn"] = StartsOn,
        ["endsOn"] = EndsOn, ["longTerm"] = LongTerm, ["handler"] = Handler,
    };

    public static string ColumnOf(string? where) => where is null ? "" : Fields.TryGetValue(where, out var column) ? column : All.Contains(where) ? where : "";

    /// <summary>What is wrong with the heading; empty when rows can be read.</summary>
    public static IReadOnlyList<Finding> CheckHeading(CsvText.Table table) =>
    [
        .. from h in table.Heading where !All.Contains(h) select Finding.Block("contract.import-column", $"表头的“{h}”不是合同导入表的列。", @where: "file", remedy: "请下载模板，照模板的列名填写；不要的列请删去。"),
        .. from n in Needed where !table.Heading.Contains(n) select Finding.Block("contract.import-column", $"表里没有“{n}”一列。", @where: "file", remedy: "请下载模板，补上这一列。"),
        .. table.Rows.Count == 0 ? [Finding.Block("contract.import-empty", "表里没有合同。", @where: "file", remedy: "第一行是表头，从第二行起每行一份合同。")] : Array.Empty<Finding>(),
    ];

    public static SheetEntry Read(CsvText.Table table, int row)
    {
        var cells = new Cells(table, row);
        var (found, isNatural) = (cells.Way(), cells[PartyKindColumn] == "自然人");
        var entry = new ContractEntry
        {
            Title = cells[Title], Types = cells.Numbers(Types), TypeBasis = cells[Basis], Content = cells[Content], AmountInFen = cells.Fen(Amount), HasNoAmount = cells.IsNone(Amount), PaysInFen = cells.Fen(Pays) ?? 0,
            Parties = [new(isNatural ? PartyKind.NaturalPerson : cells[PartyKindColumn] == "非法人组织" ? PartyKind.Other : PartyKind.LegalPerson, cells[PartyName], cells[PartyCode].ToUpperInvariant())],
            Found = found, IsProcurement = found is not WayOfFinding.NotProcured, ProcurementNumber = cells[Procurement], DisposesOfStateAsset = cells.Yes(Asset), IsTalentHousing = cells.Yes(Housing), Backing = cells.Behind(),
            BackingBasis = cells[Basis], SignedOn = cells.Day(SignedOn), StartsOn = cells.Day(StartsOn), EndsOn = cells.Day(EndsOn), SignedByRepresentative = cells[Authorisation].Length == 0, Project = cells[Project],
            Signing = new(cells[Decision], cells.Day(DecidedOn) ?? default, cells[Authorisation], SealKind.Official, cells[Place], cells[Legality], cells[LongTerm]),
        };
        cells.Choice(PartyKindColumn, "", "法人", "自然人", "非法人组织");
        foreach (var (column, most) in new[] { (Number, 60), (Procurement, 60), (Basis, 200), (Authorisation, 200), (LongTerm, 200), (Project, 200), (Decision, 200) }) cells.NotLonger(column, most);
        return new(table.Lines[row], entry, new(cells[Number], cells.Day(FiledOn), cells.Day(EndedOn)), cells[Handler], cells.Findings);
    }

    /// <summary>The cells of one row by their column; what can't be read is noted.</summary>
    private sealed class Cells(CsvText.Table table, int row)
    {
        private readonly Dictionary<string, string> all = table.Heading.Zip(table.Rows[row]).ToDictionary(p => p.First, p => p.Second.Trim());

        public List<Finding> Findings { get; } = [];

        public string this[string column] => all.GetValueOrDefault(column, "");

        public bool IsNone(string column) => this[column] is "" or "无" or "无标的金额";

        public long? Fen(string column)
        {
            if (IsNone(column)) return null;
            var fen = Yuan.Find(this[column]);
            if (fen is null) Note(column, $"“{Short(column)}”不是金额。", "以元为单位，最多两位小数，例如 1200000.00；没有金额的写“无”。");
            return fen;
        }

        public DateOnly? Day(string column)
        {
            var day = DateText.Find(this[column]);
            if (day is null && this[column].Length > 0) Note(column, $"“{Short(column)}”不是日期。", "例如 2021-03-05。");
            return day;
        }

        public int[] Numbers(string column)
        {
            string[] typed = [.. this[column].Split([',', '，', '、', ';', '；', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            int[] numbers = [.. typed.Select(t => int.TryParse(t, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0)];
            return numbers;
        }

        public bool Yes(string column)
        {
            Choice(column, "", "是", "否");
            return this[column] == "是";
        }

        public WayOfFinding Way()
        {
            Choice(Found, "", "非采购", "集中采购", "自行采购");
            return this[Found] switch { "集中采购" => WayOfFinding.Central, "自行采购" => WayOfFinding.Own, _ => WayOfFinding.NotProcured };
        }

        public Backing Behind()
        {
            Choice(BackingColumn, "", "本单位", "政府名义", "政府批准");
            return this[BackingColumn] switch { "政府名义" => Backing.InGovernmentsName, "政府批准" => Backing.GovernmentApproved, _ => Backing.Own };
        }

        public void Choice(string column, params string[] known)
        {
            if (!known.Contains(this[column])) Note(column, $"“{Short(column)}”不是可选的内容。", $"可以写：{string.Join("、", known.Where(k => k.Length > 0))}；也可以不写。");
        }

        public void NotLonger(string column, int most)
        {
            if (this[column].Length > most) Note(column, $"超过 {most} 字。", "请写短一些。");
        }

        private string Short(string column) => ShortText.Told(this[column], 20);

        private void Note(string column, string message, string remedy) => Findings.Add(Finding.Block("contract.import-cell", message, where: column, remedy: remedy));
    }
}

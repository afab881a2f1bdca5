using System.Text.Json.Serialization;
using Yiwang.Kernel;
using Yiwang.Platform.Looks;

namespace Yiwang.Registers.Public;

/// <summary>An entry was made. What it says stays in the register: the ledger must not hold personal data.</summary>
public sealed record EntryRecorded(string Subject, Guid EntryId, string Register, string Name, string Region, string Institution, DateOnly From, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"在“{Name}”登记一条，自{From.Year}年{From.Month}月{From.Day}日起";

    public override Citation? Under => Article;
}

/// <summary>Many entries were taken in from one file.</summary>
public sealed record EntriesImported(string Subject, string Register, string Name, string Region, string Institution, int Rows, int Recorded, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"“{Name}”导入 {Rows} 行，登记 {Recorded} 条";

    public override Citation? Under => Article;
}

/// <summary>An entry counts no longer after a day.</summary>
public sealed record EntryEnded(string Subject, Guid EntryId, string Register, string Name, DateOnly Until, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"“{Name}”的一条登记到{Until.Year}年{Until.Month}月{Until.Day}日为止";

    public override Citation? Under => Article;
}

/// <summary>An entry was a mistake and is struck out; it stays readable to those who keep the register.</summary>
public sealed record EntryStruck(string Subject, Guid EntryId, string Register, string Name, string Reason, Citation Article) : Fact(Subject)
{
    public override string Sentence => $"“{Name}”划去登记错误的一条：{Reason}";

    public override Citation? Under => Article;
}

/// <summary>The masked name and number of an entry were shown whole.</summary>
public sealed record EntryRevealed(string Subject, Guid EntryId, string Register, string Name, string Reason, Citation Article) : Fact(Subject), ILook
{
    public override string Sentence => $"在“{Name}”查看了一条的完整姓名和号码：{Reason}";

    public override Citation? Under => Article;

    [JsonIgnore] public string What => $"登记簿“{Name}”里的完整姓名和身份证号";

    [JsonIgnore] public string Purpose => Reason;

    [JsonIgnore] public DataSubject Whose { get; init; } = new(null);
}

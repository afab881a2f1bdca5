using System.Text.Json.Serialization;
using Yiwang.Kernel;
using Yiwang.Platform.Looks;

namespace Yiwang.Benefits.Public;

/// <summary>Months or services of an institution were handed in to be settled.</summary>
public sealed record SettlementHandedIn(string Subject, string Institution, string Region, int Lines, long AmountInFen) : Fact(Subject)
{
    public override string Sentence => $"报送结算：{Lines} 笔，{AmountInFen / 100m:#,##0.00} 元";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 4, subItem: 1);
}

public sealed record SettlementReturned(string Subject, string Reason) : Fact(Subject)
{
    public override string Sentence => $"结算被退回：{Reason}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 4, subItem: 1);
}

public sealed record SettlementPaid(string Subject, long AmountInFen, DateOnly On) : Fact(Subject)
{
    public override string Sentence => $"结算已付款 {AmountInFen / 100m:#,##0.00} 元";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 4, subItem: 1);
}

/// <summary>An institution said what it used the money for.</summary>
public sealed record MoneyUseReported(string Subject, long ReportedInFen, long DifferenceInFen) : Fact(Subject)
{
    public override string Sentence => $"填报经费使用 {ReportedInFen / 100m:#,##0.00} 元，与拨付额相差 {DifferenceInFen / 100m:#,##0.00} 元";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 8, item: 3, subItem: 4);
}

public sealed record MoneyUseReviewed(string Subject, string Kind, bool Accepted) : Fact(Subject)
{
    public override string Sentence => Accepted ? "复核“其他”用途：认可" : "复核“其他”用途：不认可";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 8, item: 3, subItem: 4);
}

/// <summary>The platform noticed something about public money that a person has to look into.</summary>
public sealed record SuspicionRaised(string Subject, string Kind, string What) : Fact(Subject)
{
    public override string Sentence => $"发现疑点：{What}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 12);
}

public sealed record SuspicionConcluded(string Subject, bool Confirmed, string Conclusion) : Fact(Subject)
{
    public override string Sentence => $"疑点处理结论：{(Confirmed ? "属实" : "不属实")}，{Conclusion}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 12);
}

/// <summary>An institution does not train on these days.</summary>
public sealed record ClosureRegistered(string Subject, string Institution, DateOnly From, DateOnly To) : Fact(Subject)
{
    public override string Sentence => $"登记停业：{From.ToChinese()}至{To.ToChinese()}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 12);
}

/// <summary>How money for services outside is settled, agreed by a county's federation and finance.</summary>
public sealed record AgreedMethodRegistered(string Subject, string Region, string Name, string Document) : Fact(Subject)
{
    public override string Sentence => $"登记非定点结算办法“{Name}”（{Document}）";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 4, subItem: 1);
}

/// <summary>One of two bodies said whether a child may be served at an institution that isn't designated.</summary>
public sealed record OutsideServiceAnswered(string Subject, string Institution, string Body, bool Agrees) : Fact(Subject)
{
    public override string Sentence => $"{Body}{(Agrees ? "核准" : "不同意")}在非定点康复机构接受服务";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 4, subItem: 1);
}

/// <summary>Finance or audit opened the whole chain of a payment for one child.</summary>
public sealed record PaymentChainSeen(string Subject, string PostName) : Fact(Subject), ILook
{
    public string What => "康复救助的付款记录：哪家机构、哪几个月、多少钱";
    [JsonIgnore] public DataSubject Whose { get; init; } = new(null);
    public override string Sentence => $"{PostName}查看了这名儿童的付款全链";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 12);
}

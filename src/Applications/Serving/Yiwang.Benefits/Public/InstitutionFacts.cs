using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>A rehabilitation institution came into the register; that says nothing yet about designation.</summary>
public sealed record InstitutionEntered(string Subject, string Code) : Fact(Subject)
{
    public override string Sentence => "登记康复机构";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 13, 1);
}

/// <summary>An institution is 定点 from a day on.</summary>
public sealed record InstitutionDesignated(string Subject, string Code, DateOnly From, string Ground) : Fact(Subject)
{
    public override string Sentence => $"自{From.ToChinese()}起为定点康复机构：{Ground}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 15);
}

/// <summary>An institution lost its designation: <paramref name="From"/> is the first day without. Children in its care have to move.</summary>
public sealed record DesignationWithdrawn(string Subject, string Code, DateOnly From) : Fact(Subject)
{
    public override string Sentence => $"自{From.ToChinese()}起取消定点资格";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 21);
}

public sealed record ProfessionalEntered(string Subject, Guid Id, string Institution) : Fact(Subject)
{
    public override string Sentence => "登记康复专业人员";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 23);
}

public sealed record ProfessionalCertified(string Subject, Guid Id, DateOnly Until) : Fact(Subject)
{
    public override string Sentence => $"登记证书，有效期到{Until.ToChinese()}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 23);
}

public sealed record ProfessionalTrained(string Subject, Guid Id, DateOnly On) : Fact(Subject)
{
    public override string Sentence => $"登记在岗培训：{On.ToChinese()}";
    public override Citation? Under => Citation.Of(Law.ShanweiRehabilitationAid, 25);
}

public sealed record ProfessionalLeft(string Subject, Guid Id, DateOnly On) : Fact(Subject)
{
    public override string Sentence => $"自{On.ToChinese()}起离岗";
}

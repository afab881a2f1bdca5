using Yiwang.Benefits.Public;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Institutions.Staff;

/// <summary>One chance of training that a person had while on duty.</summary>
internal sealed record Training(DateOnly On, string Topic);

/// <summary>康复服务专业人员: may train a child by a certificate, or by training and a passed test before the first day on duty.</summary>
internal sealed class Professional : Aggregate
{
    private Professional() { }

    public Guid Id { get; private init; }

    /// <summary>Code of the institution.</summary>
    public string Institution { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Job { get; private set; } = "";
    public DateOnly OnDutyFrom { get; private init; }

    /// <summary>The first day not on duty any more.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>The certificate's number; empty without one.</summary>
    public string Certificate { get; private set; } = "";
    public DateOnly? CertificateFrom { get; private set; }

    /// <summary>The last day of the certificate.</summary>
    public DateOnly? CertificateUntil { get; private set; }
    public DateOnly? TrainedOn { get; private set; }
    public DateOnly? TestedOn { get; private set; }
    public IReadOnlyList<Training> Trainings { get; private set; } = [];
    public int Revision { get; private set; }

    public string Subject => $"professional/{Id}";

    public string MaskedName => Kernel.MaskedName.Of(Name);

    public static Professional Enter(string institution, NewProfessional entry)
    {
        var entered = new Professional
        {
            Id = entry.Id, Institution = institution, Name = entry.Name, Job = entry.Job, OnDutyFrom = entry.OnDutyFrom, Certificate = entry.Certificate, CertificateFrom = entry.CertificateFrom,
            CertificateUntil = entry.CertificateUntil, TrainedOn = entry.TrainedOn, TestedOn = entry.TestedOn,
        };
        entered.Record(new ProfessionalEntered(entered.Subject, entered.Id, institution));
        return entered;
    }

    public bool IsOnDutyOn(DateOnly day) => OnDutyFrom <= day && (LeftOn is not { } left || day < left);

    /// <summary>Whether what this person trains on that day counts; every reason why not.</summary>
    [Article(Law.ShanweiRehabilitationAid, 23), Requirement("SW-KF-023")]
    public IReadOnlyList<Finding> MayTrainOn(DateOnly day)
    {
        if (!IsOnDutyOn(day)) return [Finding.Block("staff.not-on-duty", $"{MaskedName}{day.ToChinese()}不在岗。", Place, "professional", "请改选当天在岗的人员，或者核对上岗、离岗日期。")];

        // The test opens the post only if it was passed before the first day; a certificate has to be valid on the day itself.
        if (TrainedOn <= OnDutyFrom && TestedOn <= OnDutyFrom) return [];
        if (CertificateUntil is not { } until)
            return [Finding.Block("staff.unqualified", $"{MaskedName}没有证书，也没有上岗前培训并通过测评的记录。", Place, "professional", "请登记有效证书；或者由通过测评的人员承担。")];
        if (until < day) return [Finding.Block("staff.certificate-over", $"{MaskedName}的证书 {until.ToChinese()} 到期，此后的训练记录不合格。", Place, "professional", "请登记续期的证书，或者由证书有效的人员承担。")];
        return CertificateFrom > day ? [Finding.Block("staff.certificate-later", $"{MaskedName}的证书 {CertificateFrom.Value.ToChinese()} 才生效。", Place, "professional", "请改选其他人员。")] : [];
    }

    /// <summary>The certificate was renewed or replaced.</summary>
    public void Certify(string certificate, DateOnly from, DateOnly until)
    {
        (Certificate, CertificateFrom, CertificateUntil) = (certificate, CertificateFrom is { } first && first < from && CertificateUntil >= from.AddDays(-1) ? first : from, until);
        Revision++;
        Record(new ProfessionalCertified(Subject, Id, until));
    }

    public void Train(Training training)
    {
        Trainings = [.. Trainings, training];
        Revision++;
        Record(new ProfessionalTrained(Subject, Id, training.On));
    }

    public void Leave(DateOnly on)
    {
        LeftOn = on;
        Revision++;
        Record(new ProfessionalLeft(Subject, Id, on));
    }

    private static Citation Place => Citation.Of(Law.ShanweiRehabilitationAid, 23);
}

/// <summary>What is entered about a person.</summary>
internal sealed record NewProfessional(Guid Id, string Name, string Job, DateOnly OnDutyFrom)
{
    public string Certificate { get; init; } = "";
    public DateOnly? CertificateFrom { get; init; }
    public DateOnly? CertificateUntil { get; init; }
    public DateOnly? TrainedOn { get; init; }
    public DateOnly? TestedOn { get; init; }

    /// <summary>第二十三条: before the first day, a valid certificate or a passed test.</summary>
    [Article(Law.ShanweiRehabilitationAid, 23), Requirement("SW-KF-023")]
    public IEnumerable<Finding> Check()
    {
        var place = Citation.Of(Law.ShanweiRehabilitationAid, 23);
        if (Name.Length is 0 or > 50) yield return Finding.Block("staff.name", "请填写姓名（50 字以内）。", where: "name", remedy: "照身份证填写。");
        if (Job.Length is 0 or > 50) yield return Finding.Block("staff.job", "请填写岗位（50 字以内）。", where: "job", remedy: "例如：康复治疗师。");
        if (Certificate.Length > 100) yield return Finding.Block("staff.certificate", "证书编号不超过 100 字。", where: "certificate", remedy: "请核对证书编号。");
        if (CertificateFrom > CertificateUntil) yield return Finding.Block("staff.certificate-days", "证书的起始日在到期日之后。", place, "certificateUntil", "请对照证书核对。");
        if (TestedOn < TrainedOn) yield return Finding.Block("staff.tested-early", "测评日在培训日之前。", place, "testedOn", "先培训，再测评。");
        var certified = Certificate.Length > 0 && CertificateUntil >= OnDutyFrom && (CertificateFrom is null || CertificateFrom <= OnDutyFrom);
        if (!certified && !(TrainedOn is not null && TestedOn <= OnDutyFrom))
            yield return Finding.Block("staff.unqualified", "上岗日之前，须有有效证书，或者培训并通过测评的记录。", place, "certificate", "请补填证书，或者培训日和测评通过日（不晚于上岗日）；都没有的，不能上岗。");
    }
}

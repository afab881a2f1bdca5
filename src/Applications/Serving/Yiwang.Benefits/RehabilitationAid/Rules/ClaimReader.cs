using Yiwang.Platform.Packs;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

internal enum ServiceWord
{
    CochlearImplant, CorrectiveSurgery, AssistiveDevice, LowVisionBasic, BlindOrientation, LowVisionMonthly, FullTimeTraining, PartTimeTraining,
}

/// <summary>Reads one entry of <c>services</c>.</summary>
internal static class ClaimReader
{
    public static ServiceClaim Read(JsonFields fields, AidContext context)
    {
        var service = fields.Choice<ServiceWord>("service");
        ServiceClaim claim = service switch
        {
            ServiceWord.CochlearImplant => ReadImplant(fields),
            ServiceWord.CorrectiveSurgery => new CorrectiveSurgeryClaim(fields.Date("surgeryOn"), Condition(fields, context), fields.Fen("ownPaymentYuan")),
            ServiceWord.AssistiveDevice => new AssistiveDeviceClaim(fields.Text("device")),
            ServiceWord.LowVisionBasic or ServiceWord.BlindOrientation => ReadSight(fields, service is ServiceWord.BlindOrientation),
            ServiceWord.LowVisionMonthly => ReadMonthly(fields, TrainingMode.LowVision, context),
            ServiceWord.FullTimeTraining => ReadMonthly(fields, TrainingMode.FullTime, context),
            _ => ReadMonthly(fields, TrainingMode.PartTime, context),
        };
        fields.RefuseUnknown();
        return claim with { Where = fields.Pointer };
    }

    private static CochlearImplantClaim ReadImplant(JsonFields fields)
    {
        var national = fields.Flag("nationalProgramme");
        return new CochlearImplantClaim(fields.Date("surgeryOn"))
        {
            NationalProgramme = national,
            EvaluatedSuitable = fields.Flag("evaluatedSuitable"),
            MeetsInsuranceRules = fields.Flag("meetsInsuranceRules"),
            HasValidReceipt = fields.Flag("hasValidReceipt"),
            OwnPaymentInFen = national && !fields.Has("ownPaymentYuan") ? 0 : fields.Fen("ownPaymentYuan"),
        };
    }

    private static string Condition(JsonFields fields, AidContext context)
    {
        var (condition, known) = (fields.OptionalText("condition") ?? "", context.Library.City.Conditions.Select(c => c.Id).ToArray());
        if (condition.Length > 0 && !known.Contains(condition)) fields.Refuse("condition", $"应为 {string.Join("、", known)} 之一");
        return condition;
    }

    private static SightTrainingClaim ReadSight(JsonFields fields, bool forBlind)
    {
        var claim = new SightTrainingClaim(forBlind, fields.Date("startedOn"), fields.Date("endedOn"), fields.Number("hours", 2, 10_000))
        {
            Institution = fields.OptionalObject("institution") is { } institution ? ReadInstitution(institution) : null,
        };
        if (claim.EndedOn < claim.StartedOn) fields.Refuse("endedOn", "早于开始日期");
        return claim;
    }

    private static MonthlyTrainingClaim ReadMonthly(JsonFields fields, TrainingMode mode, AidContext context)
    {
        var institution = ReadInstitution(fields.Object("institution"));
        List<TrainingMonth> months = [.. fields.Each("months", "应为 2026-03 这样的月份", JsonFields.ParseMonth).Select(m => new TrainingMonth(m))];
        months.AddRange(fields.Each("unqualifiedMonths", "应为 2026-03 这样的月份", JsonFields.ParseMonth).Select(m => new TrainingMonth(m, Qualifies: false)));
        foreach (var record in fields.Objects("records"))
        {
            var read = ReadRecord(record);
            months.Add(new TrainingMonth(read.Month) { Gaps = TrainingHoursCheck.Check(mode, read, context.Library.City.Hours, context.Settings) });
        }
        if (months.Count == 0) fields.Refuse("months", "至少要有一个月份");
        return new MonthlyTrainingClaim(mode, institution, months);
    }

    private static TrainingRecord ReadRecord(JsonFields fields)
    {
        var record = new TrainingRecord(fields.Month("month"), ReadSessions(fields, "days"))
        {
            Singles = ReadSessions(fields, "singles"),
            Groups = ReadSessions(fields, "groups"),
            GroupEffectIsEqual = fields.Flag("groupEffectIsEqual"),
        };
        fields.RefuseUnknown();
        return record;
    }

    private static Session[] ReadSessions(JsonFields fields, string name) =>
    [
        .. fields.Objects(name).Select(session =>
        {
            var read = new Session(session.Date("on"), (int)session.Number("minutes", 0, 1440));
            session.RefuseUnknown();
            return read;
        }),
    ];

    private static Institution ReadInstitution(JsonFields fields)
    {
        var institution = new Institution(AssessmentInput.Region(fields, "region"), fields.Choice<Organiser>("organiser"),
            fields.Has("welfareClass") ? (int)fields.Number("welfareClass", 0, 3) : 0);
        fields.RefuseUnknown();
        return institution;
    }
}

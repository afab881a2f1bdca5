using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Rules;

/// <summary>The places of this regulation that findings point to, each spelt once.</summary>
internal static class Articles
{
    public static readonly Citation Goals = Of(3);
    public static readonly Citation Performance = Of(4);
    public static readonly Citation Children = Of(5);
    public static readonly Citation Certificate = Of(5, item: 1);
    public static readonly Citation Indication = Of(5, item: 2);
    public static readonly Citation ResidencePermits = Of(6);
    public static readonly Citation NoDuplicates = Of(8, item: 3, subItem: 3);
    public static readonly Citation DailyTraining = Of(8, item: 3, subItem: 2);
    public static readonly Citation Funding = Of(8);
    public static readonly Citation WhereToApply = Of(10, item: 1, subItem: 1);
    public static readonly Citation Review = Of(10, item: 2, subItem: 1);
    public static readonly Citation Priority = Of(10, item: 2, subItem: 2);
    public static readonly Citation UseOfMoney = Of(8, item: 3, subItem: 4);
    public static readonly Citation Budgets = Of(11);
    public static readonly Citation AnnualReports = Of(10, item: 3, subItem: 4);
    public static readonly Citation Settlement = Of(10, item: 4, subItem: 1);
    public static readonly Citation Supervision = Of(12);
    public static readonly Citation OutsideInstitutions = Of(22);
    public static readonly Citation AwayFromHome = Of(10, item: 4, subItem: 2);
    public static readonly Citation LocalRules = Of(27);
    public static readonly Citation OneVisit = Of(26);
    public static readonly Citation Registers = Of(26, item: 3);
    public static readonly Citation CivilAffairs = Of(26, item: 4);
    public static readonly Citation Planning = Of(26, item: 1);
    public static readonly Citation Prices = Of(26, item: 8);
    public static readonly Citation PoorHouseholds = Of(26, item: 9);
    public static readonly Citation ServiceStandards = Of(8, item: 3, subItem: 2);
    public static readonly Citation Professionals = Of(24);
    public static readonly Citation Referrals = Of(26, item: 7);
    public static readonly Citation Screening = Of(9);
    public static readonly Citation Validity = Of(28, paragraph: 2);

    private static Citation Of(int article, int paragraph = 0, int item = 0, int subItem = 0) =>
        Citation.Of(Law.ShanweiRehabilitationAid, article, paragraph, item, subItem);
}

using FsCheck;
using FsCheck.Fluent;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using static Yiwang.Benefits.Tests.Rules.Pack;

namespace Yiwang.Benefits.Tests.Rules;

/// <summary>What must hold for every sum, whatever the input.</summary>
public sealed class AmountProperties
{
    private static readonly Gen<long> Payments = Gen.Choose(0, 50_000_00).Select(fen => (long)fen);

    [Requirement("SW-KF-008b"), Requirement("SW-KF-008e")]
    [Fact]
    public void A_sum_never_exceeds_its_cap_or_the_payment_and_grows_with_it() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Payments), Arb.From(Payments), (a, b) =>
        {
            var (less, more) = (Implant(Math.Min(a, b)), Implant(Math.Max(a, b)));
            var limb = Limb(a);
            return less <= more && more <= 15000_00 && Implant(a) <= a && limb >= 6000_00 && limb <= 16000_00 && limb - 6000_00 <= a;
        }));

    [Requirement("SW-KF-008j"), Article(Law.ShanweiRehabilitationAid, 8, Item = 3, SubItem = 2)]
    [Fact]
    public void However_the_months_are_divided_no_year_has_more_than_ten()
    {
        var months = Gen.Choose(0, 23).ListOf().Select(list => list.Distinct().Order().ToArray());
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(months), Arb.From(months), (full, part) =>
        {
            var child = Child with { Schooling = Schooling.OrdinaryKindergarten };
            var assessed = Amounts.Assess([Of(TrainingMode.FullTime, full), Of(TrainingMode.PartTime, [.. part.Except(full)])], Case with { Child = child });
            var paid = assessed.SelectMany(s => s.PaidMonths).ToArray();
            return paid.Length == paid.Distinct().Count()
                && paid.CountBy(m => m.Year).All(y => y.Value <= 10)
                && paid.Length == full.Union(part).CountBy(m => m / 12).Sum(y => Math.Min(y.Value, 10))
                && assessed.Sum(s => s.AmountInFen) == assessed[0].PaidMonths.Count * 2000_00L + assessed[1].PaidMonths.Count * 1000_00L;
        }));
    }

    [Requirement("SW-KF-007a")]
    [Fact]
    public void A_county_is_refused_exactly_when_it_pays_less() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Gen.Choose(1, 100_000)), yuan =>
        {
            var row = Library.City.Standards[Rows.FullTimePrivate];
            return ProvincialFloor.Check(row with { AmountInFen = yuan * 100L }, row).Any() == yuan < 2000;
        }));

    private static long Implant(long ownPaymentInFen) => Assess(Case, new CochlearImplantClaim(Day("2026-03-20"))
    {
        EvaluatedSuitable = true, MeetsInsuranceRules = true, HasValidReceipt = true, OwnPaymentInFen = ownPaymentInFen,
    }).AmountInFen;

    private static long Limb(long ownPaymentInFen) =>
        Assess(Case with { Child = Child with { Disabilities = [Disability.Limb] } }, new CorrectiveSurgeryClaim(Day("2026-03-20"), "polio", ownPaymentInFen)).AmountInFen;

    private static MonthlyTrainingClaim Of(TrainingMode mode, IEnumerable<int> months) =>
        new(mode, PrivateIn(Pack.Lufeng), [.. months.Select(m => new TrainingMonth(new DateOnly(2026, 1, 1).AddMonths(m)))]);
}

using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Testing;

namespace Yiwang.Benefits.Tests.Institutions;

public sealed class RegisterTests(TownHall hall) : IClassFixture<TownHall>
{
    [Fact]
    public async Task The_demonstration_begins_with_the_institutions_of_the_pack()
    {
        var ct = TestContext.Current.CancellationToken;
        var listed = await hall.Asks<InstitutionRegister, IReadOnlyList<RehabilitationInstitution>>(Actor.Stranger(), r => r.Listed(hall.Today, Disability.Vision, ct));

        Assert.Equal(["441500-rehab-1", "441581-rehab-2"], listed.Select(i => i.Code));
        Assert.False((await hall.Asks<InstitutionRegister, RehabilitationInstitution?>(Actor.Stranger(), r => r.Of("441502-rehab-2", ct)))!.IsDesignatedOn(hall.Today));
        Assert.Equal(FederationLevel.City, listed[0].Affiliation);
    }

}

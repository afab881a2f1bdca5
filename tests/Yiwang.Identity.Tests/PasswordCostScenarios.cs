using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.SignIn;
using Yiwang.Testing;

namespace Yiwang.Identity.Tests;

/// <summary>What a password costs whoever has stolen the table. The other houses of the tests hash with few rounds.</summary>
public sealed class PasswordCostScenarios(PasswordCostScenarios.Hall hall) : IClassFixture<PasswordCostScenarios.Hall>
{
    private const string Password = "yanshi-2026";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_hashed_at_an_older_cost_is_hashed_anew_at_the_next_sign_in()
    {
        var person = await hall.As("guardian-3");
        var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 })).HashPassword(null!, Password);
        await hall.Look(db => db.Set<Account>().Where(a => a.Id == person.AccountId).ExecuteUpdateAsync(s => s.SetProperty(a => a.PasswordHash, old), Ct));

        Assert.Equal("/", (await SignsIn("10000000003", Password)).Address);

        var hasher = hall.Services.GetRequiredService<IPasswordHasher<Account>>();
        var stored = await hall.Look(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == person.AccountId, Ct));
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(stored, stored.PasswordHash, Password));

        // The framework's format: 1, the function (2 is HMAC-SHA-512), the rounds. OWASP asks for 210,000 of these.
        var bytes = Convert.FromBase64String(stored.PasswordHash);
        Assert.Equal((1, 2u), (bytes[0], BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1))));
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)) >= 210_000);
    }

    public sealed class Hall : TownHall
    {
        protected override bool HashesInEarnest => true;
    }

    private async Task<SeenPage> SignsIn(string name, string password)
    {
        using var visitor = hall.Visitor();
        return await (await visitor.Opens("/sign-in")).Form("sign-in").Fill("SignInName", name).Fill("Password", password).Submit();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;

namespace Yiwang.SingleSignOn.Keys;

/// <summary>The keys as the endpoints use them, remembered for a moment: another node may have rotated them.</summary>
internal sealed class SigningKeys(IServiceScopeFactory scopes)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private volatile Known? known;

    public async Task<SigningCredentials> Signing(CancellationToken ct) => (await Current(ct)).Signing;

    /// <summary>Whatever a token that is still good may have been signed with, and what will sign next.</summary>
    public async Task<IReadOnlyList<JsonWebKey>> Published(CancellationToken ct) => (await Current(ct)).Published;

    public void Forget() => known = null;

    private async Task<Known> Current(CancellationToken ct)
    {
        if (known is { } now && TimeProvider.System.GetElapsedTime(now.ReadAt) < Remembered) return now;
        await using var scope = scopes.CreateAsyncScope();
        var set = await Read(scope.ServiceProvider, ct) ?? await Make(scope.ServiceProvider, ct);
        return known = new(
            new(set.Active.ToJwk(withPrivate: true), SecurityAlgorithms.EcdsaSha256),
            [.. set.Keys.OrderBy(k => k.MadeAt).Select(k => k.ToJwk(withPrivate: false))], TimeProvider.System.GetTimestamp());
    }

    private static Task<SigningKeySet?> Read(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<SignOnDb>().KeySets.AsNoTracking().FirstOrDefaultAsync(s => s.Name == SigningKeySet.Tokens, ct);

    private static async Task<SigningKeySet> Make(IServiceProvider services, CancellationToken ct)
    {
        services.GetRequiredService<CurrentUser>().BecomeSystem("single-sign-on", Permissions.IssueTokens);
        await services.GetRequiredService<CommandRunner>().Run(new TendSigningKeys(), ct: ct);
        return await Read(services, ct) ?? throw new InvalidOperationException("The signing keys could not be made.");
    }

    private sealed record Known(SigningCredentials Signing, IReadOnlyList<JsonWebKey> Published, long ReadAt);
}

using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yiwang.Identity.Accounts;

namespace Yiwang.Identity.Passkeys;

/// <summary>What the framework's passkey handler reads. It writes nothing: what it found is written by commands, like everything else.</summary>
internal sealed class PasskeyStore(IdentityDb db) : IUserPasskeyStore<Account>
{
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).Select(p => p.ToInfo())];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return await (from p in db.Passkeys join a in db.Accounts on p.AccountId equals a.Id where p.CredentialId == id && a.ClosedAt == null select a)
            .AsNoTracking().FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return (await db.Passkeys.AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == id, cancellationToken))?.ToInfo();
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Guid.TryParse(userId, out var id)
        ? await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.ClosedAt == null, cancellationToken)
        : null;

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ByCommand();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw ByCommand();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw ByCommand();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw ByCommand();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw ByCommand();

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw ByCommand();

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => throw ByCommand();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw ByCommand();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw ByCommand();

    public void Dispose() { }

    private static NotSupportedException ByCommand() => new("Accounts are changed by commands, and found by their index.");
}

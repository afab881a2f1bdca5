using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Identity.Accounts;
using Yiwang.Identity.Passkeys;
using Yiwang.Identity.Passwords;
using Yiwang.Identity.SecondFactors;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Web;

namespace Yiwang.Identity.SignIn;

/// <summary>Everything by which one proves who one is.</summary>
internal static class Means
{
    private static readonly TimeSpan GatewayPatience = TimeSpan.FromSeconds(5);

    public static void AddSignInMeans(this IServiceCollection services)
    {
        services.AddSingleton<Errands>();
        services.AddScoped<Door>();
        services.AddScoped<Doorkeeper>();
        services.AddScoped<NewPasswordDoor>();
        services.AddScoped<Accounts.Counter>();
        services.AddScoped<TextDoor>();
        services.AddScoped<RaiseDesk>();
        services.AddScoped<ProofBook>();
        services.AddScoped<ChallengeDesk>();
        services.AddScoped<CodeCheck>();
        services.AddSingleton(p => new TextMessages(
            p.GetRequiredService<IConfiguration>(), p.GetRequiredService<CityDirectory>(), OutsideService.Client(GatewayPatience), p.GetRequiredService<ILogger<TextMessages>>()));

        services.AddSingleton(p => Passwords.BreachedPasswords.Read(p.GetRequiredService<Platform.YiwangOptions>(), p.GetRequiredService<IConfiguration>()));
        services.AddSingleton<Passwords.PlaceWords>();
        services.AddSingleton<Passwords.PasswordRules>();
        services.AddScoped<Passwords.PasswordDesk>();
        services.Configure<PasswordHasherOptions>(h => h.IterationCount = PasswordRules.HashRounds);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddIdentityCore<Account>();
        services.AddScoped<IUserStore<Account>, PasskeyStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<PasskeyDesk>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((passkeys, configuration) =>
        {
            // A passkey is two means at once only where the device has asked for its PIN, finger or face; that stays on the device.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ServerDomain = configuration["Passkey:Domain"];
        });
    }
}

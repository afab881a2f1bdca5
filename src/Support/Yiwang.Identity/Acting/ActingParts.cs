using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yiwang.Identity.RealName;
using Yiwang.Identity.SignIn;
using Yiwang.Identity.SigningUp;
using Yiwang.Platform;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Web;

namespace Yiwang.Identity.Acting;

/// <summary>Whose account it is, and in whose name one acts.</summary>
internal static class ActingParts
{
    private static readonly TimeSpan RegisterPatience = TimeSpan.FromSeconds(5);

    public static void AddActing(this IServiceCollection services)
    {
        services.AddSingleton(p => ServiceScopes.Read(p.GetRequiredService<YiwangOptions>()));
        services.AddSingleton(p => new RealNameAddress(p.GetRequiredService<IConfiguration>(), p.GetRequiredService<YiwangOptions>(), p.GetService<IServer>()));
        services.AddSingleton(p => new RealNameService(p.GetRequiredService<RealNameAddress>(), OutsideService.Client(RegisterPatience), p.GetRequiredService<ILogger<RealNameService>>()));
        services.AddScoped<ActingDesk>();
        services.AddScoped<LegalPersonDesk>();
        services.AddScoped<SignUpDesk>();
        services.AddScoped(p => new SignUpParts(p.GetRequiredService<IdentityDb>(), p.GetRequiredService<Errands>(), p.GetRequiredService<Doorkeeper>(),
            p.GetRequiredService<PersonalText>(), p.GetRequiredService<YiwangOptions>(), p.GetRequiredService<TimeProvider>()));
        services.Handles<ChooseActingForHandler>();
        services.Handles<RegisterLegalPersonHandler>();
        services.Handles<AuthoriseHandler>();
    }
}

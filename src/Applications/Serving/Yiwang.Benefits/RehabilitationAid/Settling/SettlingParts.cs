using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Benefits.Paying;
using Yiwang.Benefits.RehabilitationAid.Settling.Claiming;
using Yiwang.Benefits.RehabilitationAid.Settling.HandingIn;
using Yiwang.Benefits.RehabilitationAid.Settling.Outside;
using Yiwang.Benefits.RehabilitationAid.Settling.Reading;
using Yiwang.Benefits.RehabilitationAid.Settling.Supervising;
using Yiwang.Benefits.RehabilitationAid.Settling.Using;
using Yiwang.Benefits.RehabilitationAid.Settling.Ways;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;

namespace Yiwang.Benefits.RehabilitationAid.Settling;

/// <summary>What settling adds to the module.</summary>
internal static class SettlingParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => SettlementPack.Read(p.GetRequiredService<YiwangOptions>(), p.GetRequiredService<CityDirectory>()));
        services.AddScoped<SettlingDb>().AddScoped<SettlementFigures>().AddScoped<SettlementDrafts>().AddScoped<SettlementOrders>().AddScoped<SettlementReader>().AddScoped<WayReader>().AddScoped<PaymentChains>();
        services.AddScoped<OutsideServices>().AddScoped<OutsideChecks>().AddScoped<OutsideBodies>().AddScoped<OutsideReader>().AddScoped<AgreedMethods>();
        services.AddScoped<ClaimReader>().AddScoped<UseInbox>().AddScoped<SuspicionBook>().AddScoped<ChainReader>().AddScoped<ClosureReader>();
        services.AddScoped<IPaymentPurpose, SettlementPayment>();
        services.Handles<HandInSettlementHandler>().Handles<ClaimByVoucherHandler>().Handles<MoneyUseHandler>().Handles<RegisterMethodHandler>().Handles<OutsideHandler>()
            .Handles<ConcludeSuspicionHandler>().Handles<RegisterClosureHandler>().Handles<LookAtChainHandler>();
    }

    public static void MapTo(IEndpointRouteBuilder api) => SettlingApi.Map(api);

    public static IReadOnlyList<Finding> CheckPacks(IServiceProvider services) => services.GetRequiredService<SettlementPack>().Findings;
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform;
using Yiwang.Registers.Defining;
using Yiwang.Registers.Keeping;
using Yiwang.Registers.Public;
using Yiwang.Registers.Reading;

namespace Yiwang.Registers;

/// <summary>
/// 登记簿: what a regulation only wants to be on record, a catalogue, a list, a plan. Which registers there are, with their fields,
/// keepers and articles, is data of the city's pack; what follows from an entry is code of the module that asks for it.
/// </summary>
public sealed class RegistersModule : YiwangModule
{
    public override string Name => "registers";

    public override IReadOnlyDictionary<string, string> Permissions => Registers.Permissions.All;

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => RegisterPack.Read(p.GetRequiredService<YiwangOptions>()));
        services.AddSingleton(p => p.GetRequiredService<RegisterPack>().Book);
        services.AddSingleton<IRegisterChoices, CountyChoices>();
        services.AddScoped<RegistersDb>().AddScoped<FieldChoices>().AddScoped<EntryWriter>().AddScoped<Entries>().AddScoped<EntryLists>();
        services.AddScoped<IRegisters>(p => p.GetRequiredService<Entries>());
        services.Handles<RecordEntryHandler>().Handles<ImportEntriesHandler>().Handles<CloseEntryHandler>().Handles<RevealEntryHandler>();
    }

    public override void MapTo(IEndpointRouteBuilder api) => RegistersApi.Map(api);

    public override void MapDocuments(IEndpointRouteBuilder site) => RegisterDownloads.Map(site);

    public override IReadOnlyList<Finding> CheckPacks(IServiceProvider services) =>
        services.GetRequiredService<RegisterPack>().Check(services.GetRequiredService<CityDirectory>(), services.GetServices<IRegisterChoices>());
}

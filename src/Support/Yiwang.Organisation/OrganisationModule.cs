using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiwang.Kernel;
using Yiwang.Organisation.Appointments;
using Yiwang.Organisation.Delegating;
using Yiwang.Organisation.HandingOver;
using Yiwang.Organisation.OwnPosts;
using Yiwang.Organisation.Public;
using Yiwang.Organisation.Register;
using Yiwang.Platform;
using Yiwang.Platform.Data;

namespace Yiwang.Organisation;

public sealed class OrganisationModule : YiwangModule
{
    public override string Name => "organisation";

    public override IReadOnlyDictionary<string, string> Permissions => Organisation.Permissions.All;

    public override void AddTo(IServiceCollection services)
    {
        services.AddSingleton(p => CityPack.Read(p.GetRequiredService<YiwangOptions>(), p.GetServices<YiwangModule>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => p.GetRequiredService<CityPack>().Directory);

        services.AddScoped(p => new PostRegister(p.GetRequiredService<YiwangDb>(), p.GetRequiredService<CityDirectory>()));
        services.AddScoped(p => new ActingPosts(p.GetRequiredService<YiwangDb>(), p.GetRequiredService<PostRegister>(), p.GetRequiredService<CityDirectory>()));
        services.AddScoped<PeopleNames>().AddScoped<PersonLook>().AddScoped<TenureList>();
        services.AddScoped<PeopleOfSheet>().AddScoped<SheetCheck>().AddScoped<AppointmentBook>().AddScoped<EntryList>().AddScoped<Reminders>();
        services.Handles<RegisterAppointmentsHandler>().Handles<WithdrawAppointmentHandler>().Handles<PublishAppointmentsHandler>().Handles<JoinPeopleHandler>()
            .Handles<AnswerReminderHandler>().Handles<KeepRemindersHandler>().Handles<ChooseActingPostHandler>();
        services.AddScoped<PersonnelNames>().AddScoped<OpenWorkOf>().AddScoped<HandOverRules>().AddScoped<HandOverBeforeTheEnd>().AddScoped<HandOverList>();
        services.Handles<BeginHandOverHandler>().Handles<HandOverHandler>();
        services.AddScoped<Delegations>();
        services.Handles<DelegationHandler>();
        services.Repeats<ReminderJob>();
    }

    public override void MapTo(IEndpointRouteBuilder api)
    {
        AppointmentsApi.Map(api);
        OwnWorkApi.Map(api);
    }

    public override IReadOnlyList<Finding> CheckPacks(IServiceProvider services) => services.GetRequiredService<CityPack>().Findings;
}

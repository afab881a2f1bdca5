using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Registers.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Yiwang.Benefits.RehabilitationAid.OnRecord;

/// <summary>The words of the registers' choices that come from the rulebook and from the register of institutions.</summary>
internal static class RegisterSources
{
    /// <summary>生活救助: granted by civil affairs, of no kind that article 8 has.</summary>
    public const string LivingAid = "living-aid";

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IRegisterChoices>(p => Fixed("aid-rows", p.GetRequiredService<RulebookLibrary>().City.Standards.Values.Select(s => KeyValuePair.Create(s.Id, s.Service))));
        services.AddSingleton<IRegisterChoices>(p => Fixed("priority-groups", p.GetRequiredService<RulebookLibrary>().City.Priority.Groups.Select(g => KeyValuePair.Create(g.Id, g.Name))));
        services.AddSingleton<IRegisterChoices>(p => Fixed("civil-affairs-programs",
            p.GetRequiredService<RulebookLibrary>().City.Standards.Values.Select(s => KeyValuePair.Create(s.Id, $"医疗康复救助：{s.Service}")).Append(KeyValuePair.Create(LivingAid, "生活救助"))));
        services.AddSingleton<IRegisterChoices>(Fixed("training-categories", Enum.GetValues<Disability>().Select(d => KeyValuePair.Create(d.ToString(), d.Name()))));
        services.AddSingleton<IRegisterChoices, DesignatedChoices>();
    }

    private static FixedChoices Fixed(string source, IEnumerable<KeyValuePair<string, string>> words) => new FixedChoices(source, [.. words]);

    private sealed class FixedChoices(string source, IReadOnlyList<KeyValuePair<string, string>> words) : IRegisterChoices
    {
        public string Source => source;

        public Task<IReadOnlyList<KeyValuePair<string, string>>> Read(CancellationToken ct) => Task.FromResult(words);
    }

    private sealed class DesignatedChoices(IServiceScopeFactory scopes) : IRegisterChoices
    {
        public string Source => "rehabilitation-institutions";

        public async Task<IReadOnlyList<KeyValuePair<string, string>>> Read(CancellationToken ct)
        {
            await using var scope = scopes.CreateAsyncScope();
            var institutions = await scope.ServiceProvider.GetRequiredService<InstitutionsDb>().Register.AsNoTracking().OrderBy(i => i.Code).ToArrayAsync(ct);
            return [.. institutions.Select(i => KeyValuePair.Create(i.Code, i.Name))];
        }
    }
}

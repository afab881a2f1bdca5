using Yiwang.Organisation.Public;
using Yiwang.Registers.Public;

namespace Yiwang.Registers.Defining;

/// <summary>The words that the choices of a register offer, its own and those that modules know.</summary>
internal sealed class FieldChoices(IEnumerable<IRegisterChoices> sources)
{
    /// <returns>By name of the field; only choices are there.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<KeyValuePair<string, string>>>> Of(RegisterDefinition register, CancellationToken ct)
    {
        var choices = new Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>>();
        foreach (var field in register.Fields.Where(f => f.Kind is FieldKind.Choice))
            choices[field.Name] = field.From is { } source ? await sources.First(s => s.Source == source).Read(ct) : field.Values;
        return choices;
    }
}

/// <summary>县（市、区） of the city.</summary>
internal sealed class CountyChoices(CityDirectory city) : IRegisterChoices
{
    public string Source => "counties";

    public Task<IReadOnlyList<KeyValuePair<string, string>>> Read(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<KeyValuePair<string, string>>>([.. city.Counties.Select(c => KeyValuePair.Create(c.Code, c.Name))]);
}

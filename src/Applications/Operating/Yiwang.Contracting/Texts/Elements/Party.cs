using Yiwang.Kernel;

namespace Yiwang.Contracting.Texts.Elements;

/// <summary>A party of a contract, as the text writes it.</summary>
/// <param name="Letter">甲, 乙, 丙…: by its own label, or by the order of the text.</param>
/// <param name="Names">The names that the text calls it by: 甲方, 出租方, 采购人, its full name.</param>
internal sealed record Party(char Letter, IReadOnlyList<string> Names, string Name, Span At)
{
    /// <summary>Which data stand beside its name, at the head or where it signs.</summary>
    public IReadOnlyDictionary<PartyDatum, string> Data { get; init; } = new Dictionary<PartyDatum, string>();

    /// <summary>A credit code as it is written, whether right or not, with its place.</summary>
    public (string Text, Span At)? CreditCode { get; init; }

    /// <summary>An identity number as it is written. Only its check is told, never the number.</summary>
    public (string Text, Span At)? CitizenNumber { get; init; }

    /// <summary>The name where it signs, when it is another.</summary>
    public (string Text, Span At)? SignsAs { get; init; }

    /// <summary>A signing body of 第三条, by its name.</summary>
    public bool IsGovernment { get; init; }

    public bool IsPerson => CitizenNumber is not null || Data.ContainsKey(PartyDatum.CitizenNumber);

    public string Label => Names[0];
}

/// <summary>第二十八条: what is to be written of a party.</summary>
internal enum PartyDatum { Representative, Address, Contact, CreditCode, CitizenNumber }

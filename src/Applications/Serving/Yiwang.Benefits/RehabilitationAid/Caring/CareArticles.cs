using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>The places of the regulation that care points to, each spelt once.</summary>
internal static class CareArticles
{
    /// <summary>第十条（三）1: choice, registration, transfer.</summary>
    public static readonly Citation Choice = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 3, subItem: 1);

    /// <summary>第十条（三）2: agreement and its filing.</summary>
    public static readonly Citation Agreement = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 3, subItem: 2);

    /// <summary>第十条（三）3: the end and what follows.</summary>
    public static readonly Citation Ending = Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 3, subItem: 3);

    /// <summary>第十八条: the ten items.</summary>
    public static readonly Citation AgreementItems = Citation.Of(Law.ShanweiRehabilitationAid, 18);

    /// <summary>第二十一条: an institution loses its designation.</summary>
    public static readonly Citation Withdrawal = Citation.Of(Law.ShanweiRehabilitationAid, 21);

    /// <summary>第八条（三）: training.</summary>
    public static readonly Citation Rescue = Citation.Of(Law.ShanweiRehabilitationAid, 8, item: 3);

    /// <summary>第八条（一）1: implants.</summary>
    public static readonly Citation Implant = Citation.Of(Law.ShanweiRehabilitationAid, 8, item: 1, subItem: 1);
}

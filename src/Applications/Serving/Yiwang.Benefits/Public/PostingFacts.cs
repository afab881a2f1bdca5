using Yiwang.Kernel;

namespace Yiwang.Benefits.Public;

/// <summary>Where posting stands in the regulation.</summary>
internal static class PostingLaw
{
    public static readonly Citation Place = Citation.Of(Law.ShanweiRehabilitationAid, 20);
}

/// <summary>第二十条: an institution made a notice for its wall, with masked names.</summary>
public sealed record PostingPrepared(string Subject, Guid NoticeId, string Institution, int Children) : Fact(Subject)
{
    public override string Sentence => $"生成公示稿：{Children} 名儿童，姓名遮盖";
    public override Citation? Under => PostingLaw.Place;
}

/// <summary>The institution wants the full names on that one notice.</summary>
public sealed record FullNamesAsked(string Subject, Guid NoticeId) : Fact(Subject)
{
    public override string Sentence => "申请在这张公示稿上写全名";
    public override Citation? Under => PostingLaw.Place;
}

/// <summary>The county's federation decided.</summary>
public sealed record FullNamesDecided(string Subject, Guid NoticeId, bool Authorised, string FederationName) : Fact(Subject)
{
    public override string Sentence => $"{FederationName}{(Authorised ? "授权" : "没有同意")}在这张公示稿上写全名";
    public override Citation? Under => PostingLaw.Place;
}

/// <summary>In the family's own record: the names of this child and its guardian may be posted in full, once, inside the institution.</summary>
public sealed record NamesMayBePosted(string Subject, Guid NoticeId, string InstitutionName, string FederationName) : Fact(Subject)
{
    public override string Sentence => $"{FederationName}授权{InstitutionName}在机构内的公示稿上写孩子和监护人的全名";
    public override Citation? Under => PostingLaw.Place;
}

/// <summary>Somebody opened the notice with the full names.</summary>
public sealed record FullNamesSeen(string Subject, Guid NoticeId, string PostName) : Fact(Subject)
{
    public override string Sentence => $"{PostName}打开了写有全名的公示稿";
    public override Citation? Under => PostingLaw.Place;
}

using Yiwang.Kernel;

namespace Yiwang.Identity.Public;

/// <summary>A legal person can be acted for from now on.</summary>
public sealed record LegalPersonRegistered(Guid LegalPersonId) : Fact($"legal-person/{LegalPersonId}")
{
    public override string Sentence => "法人账户登记，法定代表人经登记机关核对";
}

/// <summary>The register names another representative.</summary>
public sealed record RepresentativeChanged(Guid LegalPersonId) : Fact($"legal-person/{LegalPersonId}")
{
    public override string Sentence => "法定代表人变更";
}

/// <summary>Somebody may act in a legal person's name, both days included.</summary>
public sealed record AgentAuthorised(Guid LegalPersonId, Guid AuthorisationId, DateOnly From, DateOnly To) : Fact($"legal-person/{LegalPersonId}")
{
    public override string Sentence => $"授权经办人，自{From.ToChinese()}到{To.ToChinese()}";
}

/// <summary>An authorisation holds no more.</summary>
public sealed record AuthorisationEnded(Guid LegalPersonId, Guid AuthorisationId, bool ByAgent) : Fact($"legal-person/{LegalPersonId}")
{
    public override string Sentence => ByAgent ? "经办人不再代办，授权结束" : "法定代表人结束授权";
}

/// <summary>An officer has seen the paper that makes somebody a minor's guardian.</summary>
public sealed record GuardianRecorded(Guid WardId, Guid GuardianshipId) : Fact($"account/{WardId}")
{
    public override string Sentence => "登记监护人";
}

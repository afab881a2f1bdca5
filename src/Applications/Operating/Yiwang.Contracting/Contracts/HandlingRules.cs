using Yiwang.Contracting.Rules;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;

namespace Yiwang.Contracting.Contracts;

/// <summary>第四条: which department handles a contract. The one that signs, unless several sign together: then they name one that leads.</summary>
internal sealed class HandlingRules(ContractBodies bodies, CityDirectory city)
{
    private const int Most = 10;

    public static readonly Citation Place = Citation.Of(Law.LuohuContracts, 4, 1);

    [Article(Law.LuohuContracts, 4, 1), Article(Law.LuohuContracts, 4, 2), Article(Law.LuohuContracts, 25, 2), Requirement("LH-HT-004a")]
    public IEnumerable<Finding> Check(ContractEntry entry, string own, string region)
    {
        var others = entry.CoHandlers.Distinct().ToArray();
        if (others.Length == 0)
        {
            if (entry.Lead.Length > 0 && entry.Lead != own) yield return Elsewhere(entry.Lead);
            yield break;
        }

        var known = Departments(region, own).Select(d => d.Code).ToHashSet();
        if (others.Length > Most || others.Any(o => !known.Contains(o)))
            yield return Finding.Block("contract.co-handlers", $"共同承办的只能是本地也签订了这份合同的部门，最多 {Most} 个。", Place, "coHandlers", "从列出的部门中选；国有企事业单位和政府本身不在其中。");
        if (entry.Lead.Length == 0)
            yield return Finding.Block("contract.no-lead", "几个部门一起签订的，还没有指定由谁主办。", Place, "lead", "从一起签订的部门中指定一个主办。");
        else if (entry.Lead != own && others.Contains(entry.Lead)) yield return Elsewhere(entry.Lead);
        else if (entry.Lead != own)
            yield return Finding.Block("contract.lead", "主办的部门不在一起签订的部门里。", Place, "lead", "从一起签订的部门中指定一个主办。");
    }

    /// <summary>Departments of the region that may have signed beside this one.</summary>
    public IReadOnlyList<(string Code, string Name)> Departments(string region, string own) =>
        [.. from s in bodies.Signers where s.IsGovernment && s.Class is not SignerClass.Government && s.Institution != own
            let body = city.GetInstitution(s.Institution) where body.RegionCode == region select (s.Institution, body.Name)];

    /// <summary>All that handle it, the lead first, as pages say it.</summary>
    public string Said(Contract contract)
    {
        var lead = NameOf(contract.Institution);
        return contract.CoHandlers.Count == 0 ? lead : $"{lead}（主办）、{string.Join("、", contract.CoHandlers.Select(NameOf))}";
    }

    private Finding Elsewhere(string lead) => Finding.Block("contract.lead-elsewhere", $"由{NameOf(lead)}主办的，由它登记、备案。", Place, "lead", "请主办部门的承办人登记，把本部门列为共同承办。");

    private string NameOf(string code) => city.FindInstitution(code)?.Name ?? code;
}

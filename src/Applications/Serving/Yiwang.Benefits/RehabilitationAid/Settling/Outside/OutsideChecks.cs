using Yiwang.Benefits.RehabilitationAid.Institutions;
using Yiwang.Benefits.RehabilitationAid.Institutions.Designating;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;

namespace Yiwang.Benefits.RehabilitationAid.Settling.Outside;

/// <summary>第二十二条: an institution outside passes the same checks as a designated one, or its costs can't be approved.</summary>
internal sealed class OutsideChecks(InstitutionRegister register, Qualification qualification)
{
    public async Task<IReadOnlyList<Finding>> Against(string institution, DateOnly on, CancellationToken ct)
    {
        if (await register.Of(institution, ct) is { } known && known.IsDesignatedOn(on))
            return [Finding.Block("settlement.outside.designated", $"{known.Name}是定点机构，不需要这项核准。", Articles.OutsideInstitutions, "institution", "由监护人直接选择。")];
        return await qualification.Qualified(institution, on, ct);
    }
}

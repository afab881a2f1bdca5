using Yiwang.Contracting.Importing;
using Yiwang.Contracting.Public;
using Yiwang.Kernel;

namespace Yiwang.Contracting.Contracts;

/// <summary>Contracts of the time of paper.</summary>
internal sealed partial class Contract
{
    /// <summary>What was done on paper before the platform: the number stays that of the paper; the finance bureau can still check or return it.</summary>
    [Article(Law.LuohuContracts, 9, 2), Article(Law.LuohuContracts, 49, 1)]
    public void TakeFromPaper(PaperRecord paper)
    {
        if (paper.Number.Length > 0)
        {
            (Number, FiledOn, PaperReceivedOn, IsFiledLate) = (paper.Number, paper.FiledOn, paper.FiledOn, Filing is not FilingState.Exempt && paper.FiledOn > FilingDueOn);
            Filing = FilingState.Filed;
        }

        EndedOn = paper.EndedOn;
        Record(new ContractTakenFromPaper(Id, paper.Number, paper.FiledOn, paper.EndedOn));
        Recount();
    }
}

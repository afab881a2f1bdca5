using Yiwang.Kernel;

namespace Yiwang.Procedures.Public;

/// <summary>How one kind of case is handled: stages in order, within a stage steps in parallel. Data with citations, from <c>packs/…/procedures</c>.</summary>
/// <param name="Code">Stable name, for example <c>rehabilitation-aid</c>.</param>
/// <param name="Name">As the applicant reads it.</param>
/// <param name="Law">The regulation that sets it (a constant of <see cref="Kernel.Law"/>).</param>
/// <param name="NumberPrefix">Begins every case number, two to six capital letters.</param>
/// <param name="PublicHref">The applicant's page of a case, with <c>{id}</c>.</param>
/// <param name="DeskHref">The officer's page of a case, with <c>{id}</c>.</param>
public sealed record Procedure(
    string Code, string Name, string Law, string NumberPrefix, string PublicHref, string DeskHref, IReadOnlyList<StageDefinition> Stages)
{
    public StageDefinition Stage(string code) => Stages.First(s => s.Code == code);

    public StageDefinition First => Stages[0];
}

/// <summary>One stage; it ends when all its steps are done.</summary>
/// <param name="Under">The article that demands it.</param>
/// <param name="Period">How long it may take; null where the regulation sets nothing.</param>
/// <param name="Holder">Which institution has it.</param>
/// <param name="OnRequestAfter">The results after which the applicant may ask for it (an appeal); empty for a stage in the ordinary course.</param>
public sealed record StageDefinition(
    string Code, string Name, Citation Under, Period? Period, StageHolder Holder, IReadOnlyList<string> OnRequestAfter, IReadOnlyList<StepDefinition> Steps);

/// <summary>Which institution has a stage.</summary>
public enum StageHolder
{
    /// <summary>The one that received the case.</summary>
    Receiving,

    /// <summary>The one above it; never the one that decided before.</summary>
    Superior,
}

/// <summary>What one post does within a stage.</summary>
public sealed record StepDefinition(string Code, string Name, string Post, Citation Under, IReadOnlyList<StepOutcome> Outcomes)
{
    public StepOutcome? Outcome(string code) => Outcomes.FirstOrDefault(o => o.Code == code);
}

/// <summary>A way in which a step can end.</summary>
/// <param name="NeedsReason">Whether it must be said why: every refusal.</param>
/// <param name="Result">The case ends with this result; null if it goes on.</param>
/// <param name="NextStage">The case goes on to this stage; null if it ends.</param>
/// <param name="Prevails">Decides the stage whatever the parallel steps say.</param>
public sealed record StepOutcome(string Code, string Name, Citation Under, bool NeedsReason, string? Result, string? NextStage, bool Prevails);

/// <summary>All procedures of the city.</summary>
public interface IProcedureLibrary
{
    /// <exception cref="KeyNotFoundException">No procedure has this code.</exception>
    Procedure Get(string code);

    IReadOnlyCollection<Procedure> All { get; }
}

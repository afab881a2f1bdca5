using Yiwang.Kernel;
using Yiwang.Platform.Packs;
using Yiwang.Procedures.Public;

namespace Yiwang.Procedures.Definitions;

/// <summary>Reads one procedure from a pack. Whatever is wrong becomes a finding with its line; nothing of such a file is used.</summary>
internal static class ProcedureFile
{
    /// <param name="file">The file, already read.</param>
    /// <param name="posts">The codes of all posts of the city; a step for another post can be done by nobody.</param>
    public static (Procedure? Procedure, IReadOnlyList<Finding> Findings) Read(YamlFile file, IReadOnlySet<string> posts)
    {
        var root = file.Root;
        var stages = root.Maps("stages");
        var procedure = new Procedure(root.Text("procedure"), root.Text("name"), root.Text("law"), root.Text("number-prefix"),
            root.Text("public-page"), root.Text("desk-page"), [.. stages.Select(s => Stage(s, posts))]);

        if (procedure.Stages.Count == 0) root.Refuse("stages", "procedure.no-stage", "至少要有一个环节。");
        CheckLaw(root, file, procedure);
        CheckWays(stages, procedure);
        var findings = file.Finish();
        return (findings.Count == 0 ? procedure : null, findings);
    }

    private static StageDefinition Stage(YamlMap stage, IReadOnlySet<string> posts) => new(
        stage.Text("stage"), stage.Text("name"), stage.Citation("article"), Period(stage), stage.Choice<StageHolder>("holder"),
        stage.Has("on-request-after") ? stage.Texts("on-request-after") : [],
        [.. stage.Maps("steps").Select(s => Step(s, posts))]);

    private static Period? Period(YamlMap stage)
    {
        if (stage.OptionalMap("period") is not { } period) return null;
        var amount = period.Number("amount");
        var (unit, article) = (period.Choice<PeriodUnit>("unit"), period.Citation("article"));
        if (amount is >= 1 and <= 999) return new Period(amount, unit, article);

        period.Refuse("amount", "procedure.period", "期限应在 1 到 999 之间。");
        return null;
    }

    private static StepDefinition Step(YamlMap step, IReadOnlySet<string> posts)
    {
        var post = step.Text("post");
        if (!posts.Contains(post)) step.Refuse("post", "procedure.unknown-post", $"没有“{post}”这个岗位，这一步没有人能办。", "请改用岗位清单里的代码，或先登记该岗位。");
        return new StepDefinition(step.Text("step"), step.Text("name"), post, step.Citation("article"), [.. step.Maps("outcomes").Select(Outcome)]);
    }

    private static StepOutcome Outcome(YamlMap outcome)
    {
        var (result, next) = (outcome.OptionalText("ends-with"), outcome.OptionalText("leads-to"));
        if ((result is null) == (next is null)) outcome.Refuse("outcome", "procedure.outcome", "每个结果要么办结（ends-with），要么进入另一环节（leads-to），二者恰有其一。");
        return new StepOutcome(outcome.Text("outcome"), outcome.Text("name"), outcome.Citation("article"),
            outcome.Has("needs-reason") && outcome.Flag("needs-reason"), result, next, outcome.Has("prevails") && outcome.Flag("prevails"));
    }

    private static void CheckLaw(YamlMap root, YamlFile file, Procedure procedure)
    {
        if (procedure.Law != file.Law) root.Refuse("law", "procedure.law", $"law 应与文件所属规章“{file.Law}”一致。");
    }

    private static void CheckWays(IReadOnlyList<YamlMap> maps, Procedure procedure)
    {
        var reachable = new HashSet<string>(procedure.Stages.Take(1).Select(s => s.Code));
        var outcomes = procedure.Stages.SelectMany(s => s.Steps).SelectMany(s => s.Outcomes).ToArray();
        var results = outcomes.Select(o => o.Result).OfType<string>().ToHashSet();
        for (var before = -1; before != reachable.Count;)
        {
            before = reachable.Count;
            reachable.UnionWith(procedure.Stages.Where(s => reachable.Contains(s.Code)).SelectMany(s => s.Steps).SelectMany(s => s.Outcomes).Select(o => o.NextStage).OfType<string>());
            reachable.UnionWith(procedure.Stages.Where(s => s.OnRequestAfter.Any(results.Contains)).Select(s => s.Code));
        }

        foreach (var (stage, map) in procedure.Stages.Zip(maps))
        {
            if (!reachable.Contains(stage.Code)) map.Refuse("stage", "procedure.unreachable", $"没有哪一步会进入“{stage.Name}”。", "请从某个结果用 leads-to 引到它，写明 on-request-after，或删去它。");
            if (stage.Steps.Count == 0) map.Refuse("steps", "procedure.no-step", $"“{stage.Name}”没有步骤，永远不会结束。");
            foreach (var gone in stage.Steps.SelectMany(s => s.Outcomes).Select(o => o.NextStage).OfType<string>().Where(n => procedure.Stages.All(s => s.Code != n)))
            {
                map.Refuse("steps", "procedure.unknown-stage", $"结果引向“{gone}”，但没有这个环节。");
            }
        }
    }
}

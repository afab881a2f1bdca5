using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Yiwang.Kernel;
using Yiwang.Design;
using Yiwang.Regulations.Normative.CleanUps.Publishing;
using Yiwang.Regulations.Normative.CleanUps.Starting;

namespace Yiwang.Regulations.Normative.CleanUps.Concluding;

public partial class CleanUpDesk
{
    private IReadOnlyList<Finding> concludeFindings = [], takeFindings = [], publishFindings = [], warnings = [];
    private SeenCleanUp? seen;
    private string done = "";

    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] private HttpContext Http { get; set; } = null!;
    [SupplyParameterFromForm(FormName = "take-in", Name = "document")] private string? TakenNumber { get; set; }
    [SupplyParameterFromForm(FormName = "take-in", Name = "why")] private string? TakenWhy { get; set; }
    [SupplyParameterFromForm(FormName = "publish", Name = "number")] private string? NoticeNumber { get; set; }
    [SupplyParameterFromForm(FormName = "publish", Name = "on")] private string? On { get; set; }
    [SupplyParameterFromForm(FormName = "publish", Name = "repealed")] private string? Repealed { get; set; }
    [SupplyParameterFromForm(FormName = "publish", Name = "lapsed")] private string? Lapsed { get; set; }
    [SupplyParameterFromForm(FormName = "publish", Name = "amended")] private string? Amended { get; set; }

    private bool HasErrors => concludeFindings.Count + takeFindings.Count + publishFindings.Count > 0;

    protected override async Task OnInitializedAsync()
    {
        seen = await Reader.Find(Id, CancellationToken.None);
        if (seen is null) Nav.NotFound();
    }

    // What was typed comes back only where it was refused; else the stored conclusion is shown.
    private string? Typed(string name, string law) =>
        concludeFindings.Count > 0 && Http.Request.Form.ContainsKey($"{name}.{law}") ? Http.Request.Form[$"{name}.{law}"].ToString() : null;

    private async Task Conclude()
    {
        var form = Http.Request.Form;
        var changed = seen!.Items.Select(i => (i.Item, Posted: PostedRows.ConclusionOf(form, i.Item.Law) is not { } conclusion ? null
            : new Concluded(i.Item.Law, conclusion, PostedRows.Text(form, "reason", i.Item.Law), PostedRows.Text(form, "replaced", i.Item.Law),
                int.TryParse(PostedRows.Text(form, "seen", i.Item.Law), out var revision) ? revision : -1)))
            .Where(x => x.Posted is not null && Differs(x.Item, x.Posted)).Select(x => x.Posted!).ToArray();
        if (changed.Length == 0)
        {
            concludeFindings = [Finding.Block("clean-up.nothing", "没有选新的结论。", remedy: "请给没有结论的文件选一个结论，再保存。")];
            return;
        }

        var outcome = await Commands.Run(new ConcludeDocuments(Id, changed));
        concludeFindings = outcome.IsDone ? [] : outcome.Findings;
        await Show(outcome, $"已保存 {changed.Length} 件的结论。公布以前，效力不变。");
    }

    // A row that the clerk left as it was is not sent again; one that changed meanwhile is, so that the clerk hears of it.
    private static bool Differs(CleanUpItem item, Concluded posted) =>
        item.Conclusion != posted.Conclusion || item.Reason != posted.Reason.Trim()
        || (item.ReplacedBy.Length > 0 ? Citation.Of(item.ReplacedBy, 0).Number : "") != posted.ReplacedBy.Trim();

    private async Task TakeIn()
    {
        var outcome = await Commands.Run(new TakeIntoCleanUp(Id, TakenNumber ?? "", TakenWhy ?? ""));
        takeFindings = outcome.IsDone ? [] : outcome.Findings;
        await Show(outcome, "已列入清单。");
    }

    private async Task Publish()
    {
        static int Number(string? typed) => int.TryParse(typed, out var number) ? number : -1;
        var outcome = await Commands.Run(new PublishCleanUp(Id, NoticeNumber ?? "", DateText.Find(On), new(Number(Repealed), Number(Lapsed), Number(Amended), 0)));
        publishFindings = outcome.IsDone ? [] : outcome.Findings;
        await Show(outcome, "结果已公布。各件从公布日期起按结论改变效力，各单位的待办里有签收。");
    }

    private async Task Show(Outcome outcome, string what)
    {
        if (!outcome.IsDone) return;
        (done, warnings) = (what, outcome.Findings);
        seen = await Reader.Find(Id, CancellationToken.None);
    }
}

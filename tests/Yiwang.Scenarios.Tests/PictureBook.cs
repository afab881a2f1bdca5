using Yiwang.Benefits.Tests.Cases;
using Yiwang.Procedures.Public;
using Yiwang.Scenarios.Tests.Browser;
using Yiwang.Testing;
using static Yiwang.Benefits.Tests.Cases.AidSteps;

namespace Yiwang.Scenarios.Tests;

/// <summary>
/// The pictures of README and guides, at a desk's width and a phone's. <c>docs/make-pictures</c> runs this and takes them from
/// artifacts/screenshots; that each page is free of axe findings is asked on the way.
/// </summary>
[Trait("Looks", "at markup")]
public sealed class PictureBook(ListeningTownHall hall, Chromium chromium) : IClassFixture<ListeningTownHall>
{
    private const string Regulation = "/regulations/汕尾/汕府办〔2019〕21号";

    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public async Task Everybody_s_pages()
    {
        hall.It_is(Monday);
        await Shows(null, ("/", "home"), ("/services/rehabilitation-aid", "start"), (Regulation, "regulation"));
    }

    [Fact]
    public async Task The_guardian_s_pages()
    {
        var guardian = await hall.As("guardian-1");
        hall.It_is(Monday);
        var asked = await hall.Applied(guardian, new Wanted { Materials = ["household-register"] });
        hall.It_is(Monday.AddDays(7));
        hall.Done(await hall.AsksFor(Reviewer(), asked));
        await Shows("guardian-1", ($"/my/rehabilitation-aid/{asked}/supplement", "supplement"));
        hall.It_is(Monday.AddDays(9));
        await hall.Brings(guardian, asked);
        hall.It_is(Monday.AddDays(10));
        await Shows("guardian-1", ($"/my/rehabilitation-aid/{asked}", "case"), ("/my/cases", "my-cases"));
    }

    [Fact]
    public async Task The_officers_pages()
    {
        hall.It_is(Monday);
        var guardian = await hall.As("guardian-1");
        var waiting = await hall.Applied(guardian, new Wanted { Materials = ["household-register"] });
        hall.It_is(Monday.AddDays(2));
        var refused = await hall.RefusedFor(guardian);
        var letter = (await hall.Sees(guardian, refused)).Notices.Single(n => n.Kind == NoticeKind.Refusal);
        await Shows("guardian-1", ($"/notices/{letter.Id}", "refusal"));
        hall.Done(await hall.Runs(guardian, new Benefits.RehabilitationAid.Appealing.LodgeAppeal(refused, "评估漏看了语言训练的进步。")));
        await Shows("reviewer-lufeng-1", ("/staff/inbox", "inbox"), ($"/staff/rehabilitation-aid/{waiting}", "review"));
        await Shows("appeals", ($"/staff/rehabilitation-aid/{refused}", "appeal"));
        await Shows("auditor", ($"/staff/evidence?subject={Case.SubjectOf(refused)}", "evidence"));
        await Shows("operations", ("/staff/operations", "operations"));
    }

    private async Task Shows(string? account, params (string Address, string Name)[] pages)
    {
        foreach (var width in new[] { Chromium.Wide, Chromium.Narrow })
        {
            var page = await chromium.Opens(hall, width);
            if (account is not null) await page.Signs_in_as(account);
            foreach (var (address, name) in pages)
            {
                await page.GotoAsync(address);
                if (width == Chromium.Wide) await page.Has_no_axe_findings();
                await page.Is_photographed(name);
            }

            await page.Context.CloseAsync();
        }
    }
}

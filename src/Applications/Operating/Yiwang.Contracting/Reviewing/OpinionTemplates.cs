using System.Text;
using Microsoft.EntityFrameworkCore;
using Yiwang.Contracting.Contracts;
using Yiwang.Kernel;
using Yiwang.Organisation.Public;
using Yiwang.Platform.Access;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Reviewing;

/// <summary>The legal office gives the form of its region other words.</summary>
[Requires(Permissions.SetOpinionForm)]
internal sealed record ReplaceOpinionTemplate(Guid Id, string Text) : ICommand;

internal sealed class OpinionTemplateHandler(ContractsDb db, OpinionTemplates templates, CurrentUser user, TimeProvider clock) : IHandle<ReplaceOpinionTemplate>
{
    public async Task<Outcome> Handle(ReplaceOpinionTemplate command, CancellationToken ct)
    {
        var (template, outcome) = OpinionTemplate.Replace(command.Id, user.Region, (await templates.Newest(user.Region, ct))?.Version + 1 ?? 1, command.Text, clock.Today());
        if (template is not null) db.Whole.Add(template);
        return outcome;
    }
}

/// <summary>Composes the sheet of an opinion from the form that its region has today.</summary>
internal sealed class OpinionTemplates(ContractsDb db, FileStore files, CityDirectory city)
{
    public const int Most = 50;

    public async Task<OpinionTemplate?> Newest(string region, CancellationToken ct) => await Of(region).FirstOrDefaultAsync(ct);

    public Task<List<OpinionTemplate>> Earlier(string region, CancellationToken ct) => Of(region).Take(Most).ToListAsync(ct);

    /// <summary>The words that hold: the region's own, or those that the platform brings.</summary>
    public async Task<string> TextOf(string region, CancellationToken ct) => (await Newest(region, ct))?.Text ?? OpinionSheet.Usual;

    /// <summary>Keeps the sheet of the opinion that was just given.</summary>
    [Article(Law.LuohuContracts, 46, 1), Requirement("LH-HT-046a")]
    public async Task Compose(LegalityReview review, CancellationToken ct)
    {
        var text = OpinionTemplate.Fill(await TextOf(review.Region, ct), OpinionSheet.Values(review, review.Opinions[^1], NameOf));
        review.KeepSheet(ReviewFile.Of(await files.KeepText(Encoding.UTF8.GetBytes(text), $"合法性审查意见表 {review.Number}-{review.Opinions.Count}.txt", ct)));
    }

    public string NameOf(string institution) => city.FindInstitution(institution)?.Name ?? institution;

    private IQueryable<OpinionTemplate> Of(string region) => db.Whole.Set<OpinionTemplate>().AsNoTracking().Where(t => t.Region == region).OrderByDescending(t => t.Version);
}

using Yiwang.Kernel;

namespace Yiwang.Inbox.Public;

/// <summary>What one post at one institution has to do. Title and kind are read on screen and carry no personal data.</summary>
/// <param name="Id">Stable per step, so that keeping the same thing twice changes nothing.</param>
/// <param name="Kind">The kind of work in the official's words; what the list is filtered by.</param>
/// <param name="Title">Case number and kind; the letters and digits in it are what the list is searched by.</param>
/// <param name="Href">Where the work is done.</param>
/// <param name="Post">The post by code, as in the current user.</param>
/// <param name="Institution">The institution by code, as in the current user.</param>
/// <param name="Region">The region that the work belongs to (GB/T 2260).</param>
/// <param name="DueOn">The last day in time; null where no clock runs.</param>
/// <param name="Under">The article that makes it this post's duty.</param>
public sealed record WorkItemDraft(
    Guid Id, string Kind, string Title, string Href, string Post, string Institution, string Region, DateOnly? DueOn, Citation? Under);

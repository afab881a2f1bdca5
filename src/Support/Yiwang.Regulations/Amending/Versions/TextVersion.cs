namespace Yiwang.Regulations.Amending.Versions;

/// <summary>One version of a document, cut into the pieces that are compared. Kept as it was, whatever becomes of the gazette it came from.</summary>
/// <param name="Whence">The issue or the file that it was read from.</param>
internal sealed record TextVersion(string Title, string Number, DateOnly? IssuedOn, string Whence, IReadOnlyList<VersionArticle> Articles)
{
    public static readonly TextVersion None = new("", "", null, "", []);
}

/// <summary>What a piece of a version is.</summary>
internal enum PieceKind
{
    /// <summary>第几条; a numbered section where the document has no articles.</summary>
    Article,

    /// <summary>The heading of a chapter.</summary>
    Heading,

    /// <summary>Covering notice, title, signature: what belongs to no article.</summary>
    Frame,
}

/// <summary>An article, or a numbered section of a document without articles.</summary>
/// <param name="Anchor">The place as citations write it (a10, h4.i3); empty for what no citation names.</param>
/// <param name="Label">As printed: 第十条. Not compared, so that a renumbered article is still the same.</param>
/// <param name="Path">The headings above it.</param>
internal sealed record VersionArticle(PieceKind Kind, string Anchor, string Label, string Path, IReadOnlyList<VersionLine> Lines)
{
    public string Text => string.Join('\n', Lines.Select(l => l.Words));

    /// <summary>The words of a place inside it and of everything below that place; null where it has no such place.</summary>
    public string? TextAt(string anchor)
    {
        if (anchor == Anchor) return Text;
        var at = Lines.ToList().FindIndex(l => l.Anchor == anchor);
        return at < 0 ? null : string.Join('\n', Lines.Skip(at + 1).TakeWhile(l => l.Depth > Lines[at].Depth).Prepend(Lines[at]).Select(l => l.Words));
    }
}

/// <summary>One printed paragraph, item or row.</summary>
internal sealed record VersionLine(string Anchor, int Depth, string Words);

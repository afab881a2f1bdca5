using System.Text;
using System.Text.Json.Serialization;
using Yiwang.Contracting.Contracts;
using Yiwang.Contracting.Texts;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Files;

namespace Yiwang.Contracting.Reviewing;

/// <summary>第十五条第二款: who reviews inside a department.</summary>
internal enum ReviewerKind { LegalSection, LegalPerson, LawFirm }

/// <summary>内部审查、法制机构审查.</summary>
internal enum ReviewLevel { Internal, LegalOffice }

/// <summary>Whose turn it is, or how it ended.</summary>
internal enum ReviewState { Internal, LegalOffice, Returned, Agreed, Refused }

/// <summary>同意、修改后同意、不同意.</summary>
internal enum ReviewResult { Agree, AgreeAfterChanges, Disagree }

/// <summary>符合、不符合、不适用.</summary>
internal enum ReviewVerdict { Fits, DoesNotFit, NotApplicable }

/// <summary>第四十七条.</summary>
internal enum ProcedureKind { Assessment, Approval }

internal sealed record ReviewFile(string Name, string Hash, string ContentType, long Length)
{
    public static ReviewFile Of(StoredFile file) => new(file.Name, file.Hash, file.ContentType, file.Length);
}

/// <summary>One wording of the draft, as it was handed in.</summary>
/// <param name="Digest">SM3 of the wording, to which the opinions about it are bound.</param>
/// <param name="IsModelText">It is the numbered model text, without a substantive change.</param>
/// <param name="Questions">How many questions on unreasonable content the text check asks.</param>
/// <param name="Changes">What was changed since the version before.</param>
internal sealed record DraftVersion(int Number, ReviewFile File, string Digest, bool IsModelText, int Questions, string Changes, Guid By, DateOnly On)
{
    /// <summary>Of a model text: agreements were added to it, which nobody has reviewed.</summary>
    public bool HasAdditions { get; init; }

    /// <summary>第四十条第二款: a numbered model text and nothing beside.</summary>
    [JsonIgnore]
    public bool IsPlainModel => IsModelText && !HasAdditions;
}

/// <summary>One of the six materials of 第四十三条: a file, words, or why there is none.</summary>
/// <param name="Item">Its number in the article.</param>
internal sealed record ReviewMaterial(int Item, ReviewFile? File, string Text, bool IsNone = false)
{
    [JsonIgnore]
    public bool IsGiven => IsNone ? Text.Length > 0 : File is not null || Text.Length > 0;
}

/// <summary>An assessment or approval that other rules ask for before it is signed.</summary>
/// <param name="Document">Its number, once it was held; empty until then.</param>
internal sealed record ReviewProcedure(ProcedureKind Kind, string What, string Document, DateOnly? HeldOn);

/// <param name="Question">Its number in 第四十四条.</param>
internal sealed record ReviewAnswer(int Question, ReviewVerdict Verdict, string Opinion);

/// <param name="Item">Of 第三十九条.</param>
internal sealed record ProhibitedAnswer(int Item, bool IsFound, string Basis);

/// <summary>What a reviewer says of a draft.</summary>
internal sealed record OpinionDraft
{
    public IReadOnlyList<ReviewAnswer> Answers { get; init; } = [];

    /// <summary>显失公平, of question three.</summary>
    public bool IsUnfair { get; init; }

    /// <summary>The items of 第四十五条第一款 that apply.</summary>
    public IReadOnlyList<int> Unreasonable { get; init; } = [];

    /// <summary>The contract may come to be ended by one side: then question five is asked.</summary>
    public bool MayEndAlone { get; init; }

    /// <summary>A model text was reviewed before, nothing was added, and the department allows it: only the parties are looked at.</summary>
    public bool IsSimplified { get; init; }

    /// <summary>The internal reviewer sees a sign of key supervision that the department didn't name.</summary>
    public bool SendsOn { get; init; }
    /// <summary>第三十九条第（一）（二）（七）项, which no text can be searched for: found or not, with the reason.</summary>
    public IReadOnlyList<ProhibitedAnswer> Prohibited { get; init; } = [];
    public string Firm { get; init; } = "";
    public string Text { get; init; } = "";
    public ReviewResult? Result { get; init; }
    public IReadOnlyList<StoredFile> Files { get; init; } = [];
}

/// <summary>意见表: a written opinion on one version. It is added, never changed.</summary>
internal sealed record ReviewOpinion(ReviewLevel Level, int Version, string Digest, OpinionDraft Said, IReadOnlyList<ReviewFile> Files, Guid Reviewer, string ReviewerPost, string Institution, DateOnly On)
{
    /// <summary>《合法性审查意见表》 as it was composed from the template of that day; null for opinions from before there were templates.</summary>
    public ReviewFile? Sheet { get; init; }

    [JsonIgnore]
    public ReviewResult Result => Said.Result!.Value;
}

/// <summary>Digests of wordings: the same words give the same digest, whether they lie in a Word file, a portable document or a text.</summary>
internal static class WordingDigest
{
    public static string Of(ContractText text) => Sm3.HashToHex(Encoding.UTF8.GetBytes(string.Concat(text.Text.Where(c => !char.IsWhiteSpace(c)))));
}

/// <summary>The places of 第三章第四节 and beside it, each spelt once.</summary>
internal static class ReviewPlaces
{
    public static readonly Citation Mechanism = Citation.Of(Law.LuohuContracts, 15, 1), Reviewers = Citation.Of(Law.LuohuContracts, 15, 2), Writing = Citation.Of(Law.LuohuContracts, 22), First = Citation.Of(Law.LuohuContracts, 40, 1),
        Simplified = Citation.Of(Law.LuohuContracts, 40, 2), Inside = Citation.Of(Law.LuohuContracts, 41), Office = Citation.Of(Law.LuohuContracts, 42), Materials = Citation.Of(Law.LuohuContracts, 43),
        Questions = Citation.Of(Law.LuohuContracts, 44), Unreasonable = Citation.Of(Law.LuohuContracts, 45, 1), UnreasonableOpinion = Citation.Of(Law.LuohuContracts, 45, 2), Form = Citation.Of(Law.LuohuContracts, 46, 1),
        Supplements = Citation.Of(Law.LuohuContracts, 46, 2), Procedures = Citation.Of(Law.LuohuContracts, 47);

    public static Citation Material(int item) => Citation.Of(Law.LuohuContracts, 43, 1, item);

    public static Citation Question(int item) => Citation.Of(Law.LuohuContracts, 44, 1, item);
}

using Microsoft.AspNetCore.Http;

namespace Yiwang.Regulations.Normative.CleanUps;

/// <summary>What a form with one group of fields for each document sent: <c>conclusion.LAW</c>, <c>reason.LAW</c>, …</summary>
internal static class PostedRows
{
    public static Conclusion? ConclusionOf(IFormCollection form, string law) =>
        Enum.TryParse<Conclusion>(form[$"conclusion.{law}"], out var conclusion) && Enum.IsDefined(conclusion) ? conclusion : null;

    public static string Text(IFormCollection form, string name, string law) => form[$"{name}.{law}"].ToString();
}

using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Yiwang.Benefits.RehabilitationAid.Rules;
using Yiwang.Kernel;
using Yiwang.Platform.Commands;
using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid.Applying;

/// <summary>Takes the file of a form: first into the store, where it is checked, then into the application.</summary>
internal sealed class MaterialUploads(FileStore files, CommandRunner commands)
{
    public const string FileField = "file";

    /// <summary>The name of a field of a group's form; several such forms stand on one page.</summary>
    public static string Field(MaterialGroup group, string name) => $"{group.Id}-{name}";

    /// <returns>What is wrong; empty when it was kept.</returns>
    public async Task<IReadOnlyList<Finding>> Receive(Guid application, MaterialGroup group, HttpContext http)
    {
        var (posted, ct) = (PostedForm.Of(http), http.RequestAborted);
        var field = Field(group, FileField);
        var material = group.AnyOf.Count == 1 ? group.AnyOf[0].Id : posted.Text(Field(group, "material"));
        List<Finding> findings = [];
        if (group.AnyOf.All(m => m.Id != material)) findings.Add(Missing(Field(group, "material"), "请选择这是哪一件。", "选您要上传的那一件。"));
        if (group.Id == MaterialIds.ResidencePermit && posted.Day(Field(group, "validUntil")) is null) findings.Add(Missing(Field(group, "validUntil"), "请填写居住证的有效期。", "照证件上的日期填写。"));
        if (http.Request.Form.Files.GetFile(field) is not { Length: > 0 } file)
        {
            findings.Add(Missing(field, "还没有选文件。", "请先选文件，再点“上传”。"));
            return findings;
        }

        if (findings.Count > 0) return findings;
        await using var content = file.OpenReadStream();
        var (stored, refused) = await files.Save(content, file.FileName, field, ct);
        if (stored is null) return refused;

        var ofChild = !group.OfChild || posted.Text(Field(group, "ofChild")) != "no";
        var outcome = await commands.Run(new HandInMaterial(application, material, stored, ofChild, posted.Day(Field(group, "validUntil"))), ct: ct);
        return outcome.IsDone ? [] : outcome.Findings;
    }

    private static Finding Missing(string where, string message, string remedy) => Finding.Block("aid.form.file", message, null, where, remedy);
}

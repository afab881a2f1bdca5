using Microsoft.AspNetCore.Http;
using Yiwang.Kernel;
using Yiwang.Platform.Files;

namespace Yiwang.Benefits.RehabilitationAid.Caring;

/// <summary>The one file of a form, checked and in the store; whether it was needed is for the act to say.</summary>
internal sealed class CareUploads(FileStore files)
{
    public async Task<(StoredFile? File, IReadOnlyList<Finding> Findings)> Receive(HttpContext http, string field)
    {
        if (http.Request.Form.Files.GetFile(field) is not { Length: > 0 } file) return (null, []);
        await using var content = file.OpenReadStream();
        return await files.Save(content, file.FileName, field, http.RequestAborted);
    }
}

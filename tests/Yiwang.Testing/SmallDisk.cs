namespace Yiwang.Testing;

/// <summary>A disk that is soon full. Only root may have one, and not everywhere.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 192, NoSpace = 28; // ENOSPC

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <returns>Null where it can't be had.</returns>
    public static async Task<SmallDisk?> Mount()
    {
        if (!Environment.IsPrivilegedProcess) return null;
        var folder = Directory.CreateTempSubdirectory("yiwang-small-disk").FullName;
        try
        {
            await HostProcess.Execute("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder);
            return new SmallDisk(folder);
        }
        catch (Exception forbidden) when (forbidden is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Directory.Delete(folder);
            return null;
        }
    }

    /// <summary>To the last byte.</summary>
    public Task Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = 1 << 20; size > 0;)
        {
            try { file.Write(new byte[size]); }
            catch (IOException full) when (full.HResult == NoSpace) { size /= 2; }
        }

        return Task.CompletedTask;
    }

    public Task Free()
    {
        File.Delete(Ballast);
        return Task.CompletedTask;
    }

    /// <summary>While nobody has anything open there.</summary>
    public Task Remount(bool writable) => HostProcess.Execute("mount", "-o", writable ? "remount,rw" : "remount,ro", Folder);

    public async ValueTask DisposeAsync()
    {
        await HostProcess.Execute("umount", "-l", Folder);
        Directory.Delete(Folder);
    }
}

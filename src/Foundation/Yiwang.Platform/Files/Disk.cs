using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Yiwang.Platform.Files;

/// <summary>What durable files need from the operating system and .NET doesn't offer.</summary>
internal static partial class Disk
{
    private const int AlreadyThere = 17; // EEXIST
    private const int ReadOnlyFolder = 0x10000 | 0x80000; // O_DIRECTORY | O_CLOEXEC

    /// <summary>A new file or a new name is lost in a power cut until its folder is written too.</summary>
    internal static void SyncFolder(string folder)
    {
        var descriptor = OpenRaw(folder, ReadOnlyFolder);
        if (descriptor < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
        try
        {
            if (SyncRaw(descriptor) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
        finally
        {
            _ = CloseRaw(descriptor);
        }
    }

    /// <summary>Gives the file a second name; does nothing where that name exists.</summary>
    internal static void Link(string existing, string name)
    {
        if (LinkRaw(existing, name) != 0 && Marshal.GetLastPInvokeError() is not AlreadyThere and var error) throw new Win32Exception(error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenRaw(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncRaw(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseRaw(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkRaw(string existing, string name);
}

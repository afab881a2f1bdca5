using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Tests;

/// <summary>Only what can be read again from its file is given back.</summary>
public sealed class SpareMemoryTests
{
    [Fact(DisplayName = "只交还程序文件里只读、没有改动过的部分；改动过的、可写的、不是程序文件的都留着")]
    public void Only_untouched_parts_of_program_files_that_nobody_can_write_to()
    {
        string[] maps =
        [
            "1000-3000 r--s 00000000 fe:00 5431452   /srv/yiwang/Yiwang.Host.dll", "Size:  8 kB", "Anonymous:             0 kB", "VmFlags: rd mr",
            "3000-4000 r-xp 00001000 fe:00 5431452   /srv/yiwang/Yiwang.Host.dll", "Anonymous:             0 kB",
            "4000-5000 r-xp 00002000 fe:00 5431452   /srv/yiwang/Yiwang.Host.dll", "Anonymous:             4 kB",
            "5000-6000 rw-p 00003000 fe:00 5431452   /srv/yiwang/Yiwang.Host.dll", "Anonymous:             0 kB",
            "6000-7000 r-xp 00000000 fe:00 77        /usr/lib/libc.so.6", "Anonymous:             0 kB",
            "7000-8000 r--p 00000000 00:00 0 ", "Anonymous:             0 kB",
        ];

        Assert.Equal([(0x1000, 0x2000), (0x3000, 0x1000)], SpareMemory.UntouchedProgramFiles(maps).Select(p => ((int)p.Start, (int)p.Length)));
    }

    [Fact(DisplayName = "交还以后，程序照常运行")]
    public void Everything_runs_on_afterwards()
    {
        Assert.True(SpareMemory.GiveBack() > 1_000_000);
        Assert.Equal("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", Sm3.HashToHex("abc"u8));
    }
}

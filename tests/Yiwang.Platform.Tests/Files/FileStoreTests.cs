using System.Text;
using Yiwang.Kernel;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Files;

namespace Yiwang.Platform.Tests.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"yiwang-files-{Guid.CreateVersion7():N}");
    private readonly FileStore store;

    public FileStoreTests() => store = new FileStore(folder);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_stored_file_comes_back_byte_for_byte()
    {
        var file = await Saved(Samples.Pdf, "残疾证.pdf");

        Assert.Equal(new StoredFile(Sm3.HashToHex(Samples.Pdf), "application/pdf", Samples.Pdf.Length, "残疾证.pdf"), file);
        Assert.Equal(Samples.Pdf, await ReadBack(file.Hash));
    }

    [Fact]
    public async Task A_file_lies_two_folders_deep_and_only_its_owner_may_read_it()
    {
        var file = await Saved(Samples.Png, "照片.png");

        var path = Path.Combine(folder, file.Hash[..2], file.Hash[2..4], file.Hash);
        Assert.Equal([path], FilesOnDisk());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task The_same_content_is_stored_once_even_when_many_send_it_at_once()
    {
        var content = new byte[300_000];
        new Random(1).NextBytes(content);
        Samples.Png.CopyTo(content, 0);

        var saved = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => Saved(content, $"照片{n}.png"))));

        Assert.Single(saved.Select(f => f.Hash).Distinct());
        Assert.Equal("照片7.png", saved[7].Name);
        Assert.Single(FilesOnDisk());
        Assert.Equal(content, await ReadBack(saved[0].Hash));
    }

    [Fact]
    public async Task A_damaged_file_is_never_handed_out_and_is_named()
    {
        var file = await Saved(Samples.Pdf, "a.pdf");
        var path = FilesOnDisk().Single();
        var bytes = await File.ReadAllBytesAsync(path, Ct);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Ct);

        var fault = await Assert.ThrowsAsync<DamagedFileException>(() => store.Open(file.Hash, Ct));

        Assert.Equal(file.Hash, fault.Hash);
        Assert.Contains(file.Hash, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_a_damaged_file_again_mends_it()
    {
        var file = await Saved(Samples.Pdf, "a.pdf");
        await File.WriteAllBytesAsync(FilesOnDisk().Single(), [1], Ct);

        await Saved(Samples.Pdf, "b.pdf");

        Assert.Equal(Samples.Pdf, await ReadBack(file.Hash));
    }

    [Fact]
    public async Task A_lost_file_and_a_made_up_hash_are_faults()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => store.Open(new string('0', 64), Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => store.Open("../../etc/passwd", Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => store.Open(new string('A', 64), Ct));
    }

    [Fact]
    public async Task Exactly_20_MB_is_accepted()
    {
        var file = await Saved(PdfOf(20 * 1024 * 1024), "大文件.pdf");

        Assert.Equal(20 * 1024 * 1024, file.Length);
    }

    [Fact]
    public async Task One_byte_more_is_refused_and_nothing_stays_on_disk()
    {
        var (file, findings) = await store.Save(new MemoryStream(PdfOf((20 * 1024 * 1024) + 1)), "大文件.pdf", "certificate", Ct);

        Assert.Null(file);
        var finding = Assert.Single(findings);
        Assert.Equal(("file.too-large", "certificate", Severity.Blocks), (finding.Code, finding.Where, finding.Severity));
        Assert.Contains("20 MB", finding.Remedy, StringComparison.Ordinal);
        Assert.Empty(FilesOnDisk());
    }

    [Fact]
    public async Task An_endless_upload_is_cut_off_soon_after_the_limit_and_all_reasons_are_told()
    {
        using var endless = new EndlessProgram();

        var (_, findings) = await store.Save(endless, "setup.pdf", "f", Ct);

        Assert.Equal(["file.too-large", "file.executable"], findings.Select(f => f.Code));
        Assert.InRange(endless.Sent, FileStore.LongestFile, FileStore.LongestFile + (1024 * 1024));
        Assert.Empty(FilesOnDisk());
    }

    [Fact]
    public async Task A_broken_connection_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<IOException>(() => store.Save(new EndlessProgram(breaksAfter: 200_000), "a.pdf", "f", Ct));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Save(new MemoryStream(Samples.Pdf), "a.pdf", "f", new CancellationToken(canceled: true)));

        Assert.Empty(FilesOnDisk());
    }

    [Fact]
    public async Task A_restart_removes_what_a_crash_left_and_spares_what_is_arriving()
    {
        var kept = await Saved(Samples.Pdf, "a.pdf");
        var leftover = Path.Combine(folder, "arriving", "leftover");
        var arriving = Path.Combine(folder, "arriving", "now");
        await File.WriteAllBytesAsync(leftover, Samples.Png, Ct);
        await using var locked = new FileStream(arriving, FileMode.CreateNew, FileAccess.Write, FileShare.None);

        _ = new FileStore(folder);

        Assert.False(File.Exists(leftover));
        Assert.True(File.Exists(arriving));
        Assert.Equal(Samples.Pdf, await ReadBack(kept.Hash));
    }

    private static byte[] PdfOf(int length)
    {
        var bytes = new byte[length];
        Samples.Pdf.CopyTo(bytes, 0);
        return bytes;
    }

    private async Task<StoredFile> Saved(byte[] content, string name)
    {
        var (file, findings) = await store.Save(new MemoryStream(content), name, "f", Ct);
        Assert.Empty(findings);
        return file!;
    }

    private async Task<byte[]> ReadBack(string hash)
    {
        await using var stream = await store.Open(hash, Ct);
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }

    private string[] FilesOnDisk() => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private sealed class EndlessProgram(long breaksAfter = long.MaxValue) : MemoryStream
    {
        internal long Sent { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Sent > breaksAfter) throw new IOException("The connection broke.");
            buffer.Span.Clear();
            if (Sent == 0) Encoding.ASCII.GetBytes("MZ").CopyTo(buffer);
            Sent += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}

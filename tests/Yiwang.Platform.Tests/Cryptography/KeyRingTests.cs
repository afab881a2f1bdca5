using System.Text.Json.Nodes;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Tests.Cryptography;

public sealed class KeyRingTests : IDisposable
{
    private const string CitizenNumber = "441501201801011239";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"yiwang-keys-{Guid.CreateVersion7():N}");

    private string RingFile => Path.Combine(folder, "keyring.json");

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_second_start_reveals_what_the_first_protected()
    {
        string stored, index;
        byte[] signature;
        using (var first = KeyRing.LoadOrCreate(folder))
        {
            (stored, index) = (new PersonalText(first).Protect(CitizenNumber), new PersonalText(first).Index(CitizenNumber));
            signature = first.SigningKey.Sign("a"u8);
        }

        using var second = KeyRing.LoadOrCreate(folder);

        Assert.Equal(CitizenNumber, new PersonalText(second).Reveal(stored));
        Assert.Equal(index, new PersonalText(second).Index(CitizenNumber));
        Assert.True(second.SigningKey.Verify("a"u8, signature));
    }

    [Fact]
    public void The_index_tells_texts_apart_and_needs_the_key()
    {
        using var ring = KeyRing.LoadOrCreate(folder);
        using var other = KeyRing.LoadOrCreate(Path.Combine(folder, "other"));
        var index = new PersonalText(ring).Index(CitizenNumber);

        Assert.Matches("^[0-9a-f]{64}$", index);
        Assert.NotEqual(index, new PersonalText(ring).Index("44150120180101123X"));
        Assert.NotEqual(index, new PersonalText(other).Index(CitizenNumber));
        Assert.DoesNotContain(CitizenNumber, new PersonalText(ring).Protect(CitizenNumber), StringComparison.Ordinal);
    }

    [Fact]
    public void The_converter_seals_on_the_way_in_and_opens_on_the_way_out()
    {
        using var ring = KeyRing.LoadOrCreate(folder);
        var converter = new PersonalTextConverter(new PersonalText(ring));

        var stored = converter.ConvertToProvider(CitizenNumber);

        Assert.NotEqual(CitizenNumber, stored);
        Assert.Equal(CitizenNumber, converter.ConvertFromProvider(stored));
    }

    [Fact]
    public void Only_the_owner_may_read_the_ring()
    {
        KeyRing.LoadOrCreate(folder).Dispose();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(RingFile));
        Assert.Equal([RingFile], Directory.GetFiles(folder));

        File.SetUnixFileMode(RingFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.Contains("chmod 600", Assert.Throws<CryptographyException>(() => KeyRing.LoadOrCreate(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_that_start_at_once_end_with_the_same_keys()
    {
        var indexes = new string[8];
        Parallel.For(0, indexes.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, n =>
        {
            using var ring = KeyRing.LoadOrCreate(folder);
            indexes[n] = new PersonalText(ring).Index(CitizenNumber);
        });

        Assert.Single(indexes.Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"data":[],"index":[],"signing":[]}""")]
    [InlineData("""{"data":[{"version":1,"secret":"AAAA"}],"index":[],"signing":[]}""")]
    [InlineData("""{"data":[{"version":1,"secret":"!"}],"index":[],"signing":[]}""")]
    public void A_damaged_ring_is_reported_and_never_replaced(string damage)
    {
        KeyRing.LoadOrCreate(folder).Dispose();
        File.WriteAllText(RingFile, damage);

        var fault = Assert.Throws<CryptographyException>(() => KeyRing.LoadOrCreate(folder));

        Assert.Contains(RingFile, fault.Message, StringComparison.Ordinal);
        Assert.Equal(damage, File.ReadAllText(RingFile));
    }

    [Fact]
    public void After_a_rotation_new_values_use_the_new_key_and_old_ones_still_open()
    {
        string old;
        using (var before = KeyRing.LoadOrCreate(folder)) old = new PersonalText(before).Protect(CitizenNumber);
        var contents = JsonNode.Parse(File.ReadAllText(RingFile))!;
        contents["data"]!.AsArray().Insert(0, new JsonObject { ["version"] = 2, ["secret"] = Convert.ToBase64String(new byte[48]) });
        File.WriteAllText(RingFile, contents.ToJsonString());

        using var after = KeyRing.LoadOrCreate(folder);

        Assert.Equal(2, after.DataKey.Version);
        Assert.Equal(CitizenNumber, new PersonalText(after).Reveal(old));
    }
}

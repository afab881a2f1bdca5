using System.Text.Json;
using Yiwang.Platform.Cryptography;
using Yiwang.Platform.Data;
using Yiwang.Platform.Ledger;
using Yiwang.Platform.Tests.House;
using static Yiwang.Platform.Tests.House.LedgerHouse;

namespace Yiwang.Platform.Tests;

/// <summary>The tree under an anchor, and what it proves on a machine that has never seen the database.</summary>
public sealed class LedgerProofTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_leaf_leads_to_the_root_and_no_other_does()
    {
        for (var count = 1; count <= 33; count++)
        {
            var leaves = Enumerable.Range(0, count).Select(i => Sm3.Hash([(byte)i])).ToArray();
            var root = MerkleTree.Root(leaves);
            for (var place = 0; place < count; place++)
            {
                var path = MerkleTree.Path(leaves, place);
                Assert.Equal(root, MerkleTree.Climb(leaves[place], path));
                Assert.NotEqual(root, MerkleTree.Climb(Sm3.Hash([255]), path));
            }
        }
    }

    [Fact]
    public void A_node_is_no_leaf()
    {
        var (a, b) = (Sm3.Hash([1]), Sm3.Hash([2]));

        Assert.NotEqual(MerkleTree.Root([a, b]), Sm3.Hash([.. a, .. b]));
        Assert.NotEqual(MerkleTree.Root([a, b]), MerkleTree.Root([Sm3.Hash([1, .. a, .. b])]));
    }

    [Fact(DisplayName = "./run ledger proof 写出的文件，./run ledger check 离开数据库也能核验")]
    public async Task A_proof_holds_without_the_database_and_tells_what_was_changed_in_it()
    {
        await using var house = await HouseWith(subjects: 5, rows: 7);
        await Append(house, "chain/1", 1, from: 8);
        var proof = (await house.In<LedgerProver, LedgerProof?>(p => p.Prove("chain/1", Ct)))!;
        var sound = JsonSerializer.Serialize(proof, StoredJson.Options);
        var pem = proof.Keys.Single().Pem;
        using var stranger = Sm2Key.Generate();

        Assert.Equal((8, 1), (proof.Entries.Count, LedgerProofCheck.Check(sound, pem).Unanchored));
        Assert.Empty(LedgerProofCheck.Check(sound, pem).Faults);
        Assert.Contains("公钥", LedgerProofCheck.Check(sound, stranger.ToPublicPem()).Faults.Single(), StringComparison.Ordinal);
        Assert.NotEmpty(LedgerProofCheck.Check(sound.Replace("第 3 环", "第 9 环", StringComparison.Ordinal), pem).Faults);
        Assert.NotEmpty(Changed(proof with { Entries = [.. proof.Entries.Where(e => e.Sequence != 4)] }, pem));
        Assert.NotEmpty(Changed(proof with { Anchors = [proof.Anchors[0] with { Rows = 1 }] }, pem));
        Assert.NotEmpty(Changed(proof with { Entries = [.. proof.Entries.Select(e => e with { Path = [.. e.Path.Reverse()] })] }, pem));
        Assert.All(["", "{}", "null", "[1,2]", "{\"format\":\"yiwang-ledger-proof/1\"}", sound[..^20]], broken => Assert.NotEmpty(LedgerProofCheck.Check(broken, pem).Faults));
        Assert.Null(await house.In<LedgerProver, LedgerProof?>(p => p.Prove("chain/none", Ct)));
    }

    [Fact]
    public async Task The_verb_writes_a_proof_and_checks_it()
    {
        await using var house = await HouseWith(subjects: 1, rows: 2);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.json");

        var (written, said) = await RunVerb(house, "proof", "chain/1", $"--out={file}");
        var (sound, _) = await RunVerb(house, "check", file);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Ct)).Replace("第 2 环", "第 7 环", StringComparison.Ordinal), Ct);
        var (broken, reason) = await RunVerb(house, "check", file);
        var (missing, _) = await RunVerb(house, "check", file + ".none");
        File.Delete(file);

        Assert.Equal((0, 0, 1, 2), (written, sound, broken, missing));
        Assert.Contains("2 行", said, StringComparison.Ordinal);
        Assert.Contains("第 2 行：内容与哈希不符", reason, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Changed(LedgerProof proof, string pem) => LedgerProofCheck.Check(JsonSerializer.Serialize(proof, StoredJson.Options), pem).Faults;

    private static async Task<(int Code, string Output)> RunVerb(PlatformHouse house, params string[] words)
    {
        await using var output = new StringWriter();
        var code = await house.In<IServiceProvider, int>(services => LedgerVerb.Verb.Run(services, words, output, Ct));
        return (code, output.ToString());
    }
}

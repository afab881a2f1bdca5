using System.Diagnostics;
using System.Text.Json;
using Yiwang.Platform.Cryptography;

namespace Yiwang.Platform.Tests.Cryptography;

/// <summary>The same answers as an independent implementation: npm sm-crypto-v2, run by Node.</summary>
public sealed class Interop
{
    private const string Text = "汕尾市残疾儿童康复救助，第 1 号 🙂";

    // A public key on the SM2 curve in DER is this, followed by the 65 bytes of the point.
    private const string PublicKeyHead = "3059301306072a8648ce3d020106082a811ccf5501822d034200";

    private const string Script = """
        import { sm2, sm3, sm4 } from 'sm-crypto-v2';
        const ask = JSON.parse(await new Response(process.stdin).text());
        const own = sm2.generateKeyPairHex();
        const options = { hash: true, der: true, userId: '1234567812345678' };
        console.log(JSON.stringify({
          hash: sm3(ask.text),
          keyed: sm3(ask.text, { mode: 'hmac', key: ask.key32 }),
          hidden: sm4.encrypt(ask.text, ask.key16, { mode: 'cbc', iv: ask.iv, padding: 'pkcs#7' }),
          holds: sm2.doVerifySignature(ask.text, ask.signature, ask.point, options),
          holdsForOther: sm2.doVerifySignature(ask.text + '.', ask.signature, ask.point, options),
          point: own.publicKey,
          signature: sm2.doSignature(ask.text, own.privateKey, options),
        }));
        """;

    [Fact(DisplayName = "SM2、SM3、SM4 与 sm-crypto-v2 相互一致")]
    public async Task Node_and_the_platform_agree()
    {
        var text = System.Text.Encoding.UTF8.GetBytes(Text);
        byte[] key16 = [.. Sm3.Hash("key"u8)[..16]], key32 = Sm3.Hash("key"u8), iv = Sm3.Hash("iv"u8)[..16];
        using var key = Sm2Key.Generate();

        var answer = await Node(new
        {
            text = Text,
            key16 = Convert.ToHexStringLower(key16),
            key32 = Convert.ToHexStringLower(key32),
            iv = Convert.ToHexStringLower(iv),
            signature = Convert.ToHexStringLower(key.Sign(text)),
            point = Convert.ToHexStringLower(PublicDer(key)[^65..]),
        });

        Assert.Equal(answer.Hash, Sm3.HashToHex(text));
        Assert.Equal(answer.Keyed, Convert.ToHexStringLower(Sm3.Hmac(key32, text)));
        Assert.Equal(answer.Hidden, Convert.ToHexStringLower(Sm4.Encrypt(key16, iv, text)));
        Assert.True(answer.Holds);
        Assert.False(answer.HoldsForOther);
        using var theirs = Sm2Key.FromPem(Pem(Convert.FromHexString(PublicKeyHead + answer.Point)));
        Assert.True(theirs.Verify(text, Convert.FromHexString(answer.Signature)));
        Assert.False(theirs.Verify("x"u8, Convert.FromHexString(answer.Signature)));
    }

    private static async Task<Answer> Node(object question)
    {
        var folder = InteropFolder();
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules", "sm-crypto-v2")),
            $"The packages of {folder} aren't installed. Run `npm ci` there (./test does).");

        var ct = TestContext.Current.CancellationToken;
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "--eval", Script])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(question));
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync(ct);
        var output = await node.StandardOutput.ReadToEndAsync(ct);
        await node.WaitForExitAsync(ct);

        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<Answer>(output, JsonSerializerOptions.Web)!;
    }

    private static string InteropFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Yiwang.slnx"))) return Path.Combine(folder.FullName, "tests", "interop");
        throw new InvalidOperationException("The tests don't run inside the repository.");
    }

    private static byte[] PublicDer(Sm2Key key)
    {
        var lines = key.ToPublicPem().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Convert.FromBase64String(string.Concat(lines[1..^1]));
    }

    private static string Pem(byte[] der) => $"-----BEGIN PUBLIC KEY-----\n{Convert.ToBase64String(der, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n")}\n-----END PUBLIC KEY-----\n";

    private sealed record Answer(string Hash, string Keyed, string Hidden, bool Holds, bool HoldsForOther, string Point, string Signature);
}

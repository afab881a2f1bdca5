using Microsoft.Win32.SafeHandles;

namespace Yiwang.Platform.Cryptography;

internal sealed class DigestContext() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeDigest(handle);
        return true;
    }
}

internal sealed class CipherContext() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeCipher(handle);
        return true;
    }
}

internal sealed class KeyContext() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeKeyContext(handle);
        return true;
    }
}

internal sealed class KeyHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeKey(handle);
        return true;
    }
}

internal sealed class MemoryBuffer() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => LibCrypto.FreeBuffer(handle) == 1;
}

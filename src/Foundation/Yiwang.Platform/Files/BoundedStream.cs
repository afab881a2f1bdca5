namespace Yiwang.Platform.Files;

/// <summary>Ends reading when more comes out than was said: the sizes in a zip's list are the sender's word.</summary>
/// <param name="inner">What is read; closed with this.</param>
/// <param name="most">So many bytes may come out.</param>
/// <param name="beyond">Thrown at the first byte more.</param>
public sealed class BoundedStream(Stream inner, long most, Func<Exception> beyond) : Stream
{
    private long read;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var got = inner.Read(buffer, offset, count);
        return (read += got) <= most ? got : throw beyond();
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => read; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

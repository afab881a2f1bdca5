namespace Yiwang.Kernel;

/// <summary>
/// The keys of regulations, each spelt once: issuing area, a slash, the document number.
/// A number alone is not unique: 罗定 and 罗湖 both write 罗府.
/// </summary>
public static class Law
{
    /// <summary>汕尾市残疾儿童康复救助实施办法 (catalogue SW-KF).</summary>
    public const string ShanweiRehabilitationAid = "汕尾/汕府办〔2019〕21号";
}

using Yiwang.Kernel;
using Yiwang.Regulations.Marks;

namespace Yiwang.Regulations.Tests;

public sealed class MarkReaderTests
{
    private static readonly string Own = typeof(MarkReaderTests).Assembly.Location;

    [Fact]
    public void Every_kind_of_member_is_found_with_its_marks()
    {
        var marked = MarkReader.Read(Own).Where(m => m.Type.StartsWith(typeof(Sample).FullName!, StringComparison.Ordinal)).ToArray();

        Assert.Equal(["", "Method", "Number", "Property", "Inner"], marked.Select(m => m.Type.EndsWith("Inner", StringComparison.Ordinal) ? "Inner" : m.Member));
        Assert.All(marked, m => Assert.Equal("Yiwang.Regulations.Tests", m.Assembly));
        Assert.Equal("通知三", marked[^1].Articles.Single().Place);
    }

    [Fact]
    public void All_that_a_mark_says_is_read()
    {
        var method = Assert.Single(MarkReader.Read(Own), m => m.Type == typeof(Sample).FullName && m.Member == "Method");

        Assert.Equal(["SW-KF-003", "SW-KF-004"], method.Requirements);
        Assert.Equal([Citation.Of(Law.ShanweiRehabilitationAid, 10, item: 2, subItem: 1), Citation.Of(Law.ShanweiRehabilitationAid, 28, 2)], method.Articles);
        Assert.Equal("MarkReaderTests+Sample.Method", method.Name);
    }

    [Fact]
    public void What_reflection_finds_in_the_loaded_assembly_is_what_the_walker_finds()
    {
        var reflected = typeof(MarkReaderTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMembers(System.Reflection.BindingFlags.DeclaredOnly | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
                | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static).Where(m => m is not Type).Append<System.Reflection.MemberInfo>(t))
            .Sum(m => m.GetCustomAttributes(typeof(ArticleAttribute), inherit: false).Length + m.GetCustomAttributes(typeof(RequirementAttribute), inherit: false).Length);

        Assert.Equal(reflected, MarkReader.Read(Own).Sum(m => m.Articles.Count + m.Requirements.Count));
        Assert.True(reflected > 5);
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_a_fault()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "no assembly");

        Assert.Throws<BadImageFormatException>(() => MarkReader.Read(path));
    }

    // Only requirements that software needn't enforce, so that this sample can't count as proof of anything.
    [Requirement("SW-KF-003")]
    private sealed class Sample
    {
        [Article(Law.ShanweiRehabilitationAid, 3)] private const int Number = 3;

        [Requirement("SW-KF-004")] public static int Property => Number;

        [Article(Law.ShanweiRehabilitationAid, 28, 2), Article(Law.ShanweiRehabilitationAid, 10, Item = 2, SubItem = 1)]
        [Requirement("SW-KF-004"), Requirement("SW-KF-003")]
        public static void Method() { }

        [Article(Law.LuodingTasks2023, "通知三")]
        private readonly struct Inner;
    }
}

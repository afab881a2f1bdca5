using Yiwang.Regulations.Coverage;

namespace Yiwang.Regulations.Tests;

public sealed class TestResultsTests
{
    private static readonly string Own = typeof(TestResultsTests).Assembly.Location;
    private const string Sample = "Yiwang.Regulations.Tests.MarkReaderTests+Sample";

    [Fact]
    public void A_marked_test_that_passed_counts()
    {
        var results = Read(Run((Sample, "Method", "Passed")));

        Assert.Contains(results.Passed, m => m.Member == "Method" && m.Requirements.Contains("SW-KF-004"));
        Assert.Empty(results.Notes);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("NotExecuted")]
    public void One_result_of_a_theory_that_did_not_pass_is_enough(string outcome)
    {
        var results = Read(Run((Sample, "Method", "Passed"), (Sample, "Method", outcome)));

        Assert.DoesNotContain(results.Passed, m => m.Member == "Method");
        Assert.Contains(results.NotPassed, m => m.Member == "Method");
    }

    [Fact]
    public void A_test_must_pass_on_both_databases() =>
        Assert.DoesNotContain(Read(Run((Sample, "Method", "Passed")), Run((Sample, "Method", "Failed"))).Passed, m => m.Member == "Method");

    [Fact]
    public void A_marked_test_that_did_not_run_proves_nothing_either_way()
    {
        var results = Read(Run((Sample, "SomethingElse", "Passed")));

        Assert.DoesNotContain(results.Passed.Concat(results.NotPassed), m => m.Member == "Method");
    }

    [Fact]
    public void An_assembly_built_after_its_run_proves_nothing()
    {
        var results = Read(Run(File.GetLastWriteTimeUtc(Own).AddMinutes(-1), (Sample, "Method", "Passed")));

        Assert.Empty(results.Passed);
        Assert.Contains("重新构建过", Assert.Single(results.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_file_is_told_and_not_counted()
    {
        var results = Read(Run((Sample, "Method", "Passed"))[..400]);

        Assert.Empty(results.Passed);
        Assert.Contains("不是完整的测试结果", Assert.Single(results.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_run_it_says_so()
    {
        var results = TestResults.Read(Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString()));

        Assert.Empty(results.Passed);
        Assert.Contains("先运行 ./test", Assert.Single(results.Notes), StringComparison.Ordinal);
    }

    private static TestResults Read(params string[] files)
    {
        var directory = Directory.CreateTempSubdirectory("yiwang-results-").FullName;
        for (var i = 0; i < files.Length; i++) File.WriteAllText(Path.Combine(directory, $"{i}.trx"), files[i]);
        return TestResults.Read(directory);
    }

    private static string Run(params (string Type, string Method, string Outcome)[] tests) => Run(File.GetLastWriteTimeUtc(Own).AddMinutes(1), tests);

    private static string Run(DateTime start, params (string Type, string Method, string Outcome)[] tests) => $"""
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Times start="{start:yyyy-MM-ddTHH:mm:ss}Z" />
          <Results>{string.Concat(tests.Select((t, i) => $"<UnitTestResult testId=\"{i}\" outcome=\"{t.Outcome}\" />"))}</Results>
          <TestDefinitions>{string.Concat(tests.Select((t, i) =>
              $"<UnitTest id=\"{i}\"><TestMethod codeBase=\"{Own}\" className=\"{t.Type}\" name=\"{t.Method}\" /></UnitTest>"))}</TestDefinitions>
        </TestRun>
        """;
}

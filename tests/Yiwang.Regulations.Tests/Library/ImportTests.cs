using Yiwang.Regulations.Library.Importing;

namespace Yiwang.Regulations.Tests.Library;

[Collection(ImportedGazettes.Name)]
public sealed class ImportTests(ImportedTownHall library)
{
    [Fact]
    public void The_five_gazettes_are_in_the_library()
    {
        TestContext.Current.SendDiagnosticMessage(ImportWords.Of(library.Files));
        File.WriteAllText("/tmp/library-import.txt", ImportWords.Of(library.Files) + library.Took);

        Assert.All(library.Files, f => Assert.True(f.Outcome.IsDone, string.Join('\n', f.Outcome.Findings)));
    }
}

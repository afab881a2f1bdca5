namespace Yiwang.Contracting.Tests;

public sealed class ModuleTests
{
    [Fact]
    public void Permissions_are_named_in_words() => Assert.All(new ContractingModule().Permissions, p => Assert.NotEmpty(p.Value));
}

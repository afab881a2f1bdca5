using System.Text;
using Yiwang.Testing;

namespace Yiwang.Platform.Tests;

/// <summary>The search for readable numbers in what tests leave behind finds what it should, and nothing in ids and hashes.</summary>
public sealed class PlainNumbersTests
{
    [Theory]
    [InlineData("{\"phone\":\"10000000001\"}", 1)]
    [InlineData("联系电话10000000001。", 1)]
    [InlineData("441581199001010008", 1)]
    [InlineData("441581199001010008 10000000001", 2)]
    [InlineData("441581199001010009", 0)]
    [InlineData("01a204ad-81a2-717d-985d-10000000001a", 0)]
    [InlineData("ab10000000001cd", 0)]
    [InlineData("100000000011", 0)]
    public void Numbers_that_stand_alone_are_found(string text, int expected) => Assert.Equal(expected, PlainNumbers.In(Encoding.UTF8.GetBytes(text)).Count());
}

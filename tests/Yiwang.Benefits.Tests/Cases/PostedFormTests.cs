using Microsoft.AspNetCore.Http;
using Yiwang.Benefits.RehabilitationAid.Applying;

namespace Yiwang.Benefits.Tests.Cases;

public sealed class PostedFormTests
{
    [Fact]
    public void A_rare_character_at_the_end_of_what_fits_is_left_out_whole()
    {
        var form = new PostedForm(new FormCollection(new() { ["reason"] = new string('因', 1999) + "𬭁" }));

        Assert.Equal(new string('因', 1999), form.Text("reason"));
    }
}

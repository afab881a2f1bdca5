using Microsoft.AspNetCore.Components;

namespace Yiwang.Design.Tests;

/// <summary>A map of points: what is drawn where, and that it never stands without words.</summary>
public sealed class PointMapTests
{
    private static readonly MapPoint[] Points =
    [
        new("大", 115.3, 22.9, MapMark.Circle, 40), new("小", 115.6, 22.9, MapMark.Circle, 10), new("少", 115.5, 23.2, MapMark.Few), new("甲", 115.6, 22.9, MapMark.Square), new("乙", 115.6, 22.9, MapMark.Square),
        new("县城", 115.3, 22.9, MapMark.Place, IsLabelled: true),
    ];

    [Fact]
    public void The_area_of_a_circle_is_its_weight_and_north_is_up()
    {
        var drawn = new MapDrawing(Points).Points.ToDictionary(p => p.Point.Name);

        Assert.Equal(4, Math.Pow(drawn["大"].Radius / drawn["小"].Radius, 2), 3);
        Assert.True(drawn["少"].Y < drawn["大"].Y && drawn["大"].X < drawn["小"].X);
        Assert.True(drawn["甲"].X + drawn["甲"].Radius < drawn["乙"].X - drawn["乙"].Radius); // side by side
        Assert.All(drawn.Values, p => Assert.True(p.X - p.Radius >= 0 && p.X + p.Radius <= MapDrawing.Width && p.Y - p.Radius >= 0, p.Point.Name));
        Assert.Equal("大", new MapDrawing(Points).Points[0].Point.Name); // the largest lies lowest
    }

    [Fact]
    public void No_name_is_written_over_another()
    {
        MapPoint[] crowded = [.. Enumerable.Range(0, 40).Select(i => new MapPoint($"第{i}镇", 115 + i % 8 * 0.02, 22.8 + i / 8 * 0.02, MapMark.Place, IsLabelled: true))];
        var drawing = new MapDrawing(crowded);

        Assert.InRange(drawing.Names.Count, 8, 40);
        var boxes = drawing.Names.Select(n => (n.X, n.Y, Right: n.X + n.Text.Sum(c => c < 0x100 ? MapDrawing.LetterSize * 0.6 : MapDrawing.LetterSize))).ToArray();
        Assert.All(boxes, a => Assert.Single(boxes, b => a.X < b.Right && b.X < a.Right && Math.Abs(a.Y - b.Y) < MapDrawing.LetterSize));
    }

    [Fact]
    public void Nothing_or_one_point_can_be_drawn()
    {
        Assert.Empty(new MapDrawing([]).Points);
        Assert.All(new MapDrawing([Points[0]]).Points, p => Assert.True(double.IsFinite(p.X) && double.IsFinite(p.Y)));
    }

    [Fact]
    public async Task It_says_what_its_marks_mean_and_the_table_follows()
    {
        var page = await Screen.Shows<PointMap>(new()
        {
            ["Caption"] = "需求和机构", ["Points"] = Points, ["Signs"] = new MapSign[] { new(MapMark.Circle, "人数"), new(MapMark.Square, "机构") },
            ["ChildContent"] = (RenderFragment)(b => b.AddMarkupContent(0, "<table><caption>各县</caption></table>")),
        });

        Assert.Equal("img", page.QuerySelector("figure > svg")!.GetAttribute("role"));
        Assert.Contains("需求和机构", page.QuerySelector("figure > svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(["人数", "机构"], page.QuerySelectorAll(".map-signs li").Select(l => l.TextContent.Trim()));
        Assert.NotNull(page.QuerySelector("figure ~ table"));
        Assert.Equal("县城", page.QuerySelector("text.map-name")!.TextContent);
    }
}

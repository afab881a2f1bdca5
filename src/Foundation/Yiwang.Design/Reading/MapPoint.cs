namespace Yiwang.Design;

/// <summary>How a thing stands on a <see cref="PointMap"/>.</summary>
public enum MapMark
{
    /// <summary>A disc whose area is the weight.</summary>
    Circle,

    /// <summary>Something there, but too few to say how many: a dashed ring of one size.</summary>
    Few,

    Square,

    /// <summary>Only a name for finding one's way.</summary>
    Place,
}

/// <summary>One thing on a map.</summary>
/// <param name="Weight">What the area of a circle stands for; nothing for the other marks.</param>
/// <param name="IsLabelled">Whether its name is written beside it, as far as there is room; earlier points first.</param>
/// <param name="IsMajor">Written stronger, as a county among towns.</param>
public sealed record MapPoint(string Name, double Longitude, double Latitude, MapMark Mark, double Weight = 0, bool IsLabelled = false, bool IsMajor = false);

/// <summary>What a mark means.</summary>
public sealed record MapSign(MapMark Mark, string Meaning);

/// <summary>A point where it is drawn.</summary>
internal readonly record struct DrawnPoint(MapPoint Point, double X, double Y, double Radius);

/// <summary>A name where it is written; <paramref name="X"/> and <paramref name="Y"/> are the beginning of its base line.</summary>
internal readonly record struct DrawnName(string Text, double X, double Y, bool IsMajor);

/// <summary>Lays points out on a sheet: true to direction over a city, without any map below.</summary>
internal sealed class MapDrawing
{
    public const double Width = 400, LetterSize = 13;

    private const double Margin = 34, LargestCircle = 26, SmallestCircle = 4, Ring = 6, HalfSquare = 5, Dot = 2.5, LeastHeight = 160, MostHeight = 520;

    private readonly List<(double Left, double Top, double Right, double Bottom)> taken = [];

    public MapDrawing(IReadOnlyList<MapPoint> points)
    {
        if (points.Count == 0) return;
        var (west, east, south, north) = (points.Min(p => p.Longitude), points.Max(p => p.Longitude), points.Min(p => p.Latitude), points.Max(p => p.Latitude));
        var shrink = Math.Cos((south + north) / 2 * Math.PI / 180); // a degree of longitude is shorter than one of latitude
        var (wide, high) = (Math.Max((east - west) * shrink, 0.01), Math.Max(north - south, 0.01));
        var scale = Math.Min((Width - 2 * Margin) / wide, (MostHeight - 2 * Margin) / high);
        Height = Math.Max(LeastHeight, high * scale + 2 * Margin);
        var (left, top) = ((Width - wide * scale) / 2, (Height - high * scale) / 2);
        var heaviest = points.Max(p => p.Weight);

        var drawn = new List<DrawnPoint>();
        foreach (var spot in points.GroupBy(p => (p.Longitude, p.Latitude, IsSquare: p.Mark is MapMark.Square)))
        {
            // Squares at one place stand side by side; everything else may lie one over the other.
            var all = spot.ToArray();
            for (var i = 0; i < all.Length; i++)
            {
                var aside = spot.Key.IsSquare ? (i - (all.Length - 1) / 2.0) * (2 * HalfSquare + 3) : 0;
                drawn.Add(new(all[i], left + (all[i].Longitude - west) * shrink * scale + aside, top + (north - all[i].Latitude) * scale, RadiusOf(all[i], heaviest)));
            }
        }

        // The largest lies lowest, so that no small one is hidden below it; squares lie on top.
        Points = [.. drawn.OrderBy(d => d.Point.Mark switch { MapMark.Circle or MapMark.Few => 0, MapMark.Place => 1, _ => 2 }).ThenByDescending(d => d.Radius)];
        foreach (var square in drawn.Where(d => d.Point.Mark is MapMark.Square)) Take(square.X - HalfSquare, square.Y - HalfSquare, square.X + HalfSquare, square.Y + HalfSquare);
        Names = [.. drawn.Where(d => d.Point.IsLabelled).Select(Write).OfType<DrawnName>()];
    }

    public double Height { get; } = LeastHeight;

    public IReadOnlyList<DrawnPoint> Points { get; } = [];

    public IReadOnlyList<DrawnName> Names { get; } = [];

    private static double RadiusOf(MapPoint point, double heaviest) => point.Mark switch
    {
        MapMark.Circle when heaviest > 0 => Math.Max(SmallestCircle, LargestCircle * Math.Sqrt(Math.Max(0, point.Weight) / heaviest)),
        MapMark.Circle => SmallestCircle,
        MapMark.Few => Ring,
        MapMark.Square => HalfSquare,
        _ => Dot,
    };

    /// <summary>Right, left, above or below, then the same farther off, where nothing else is written; left out where there is no room.</summary>
    private DrawnName? Write(DrawnPoint at)
    {
        var (width, near, baseLine) = (at.Point.Name.Sum(c => c < 0x100 ? LetterSize * 0.6 : LetterSize), Math.Min(at.Radius, HalfSquare) + 3, at.Y + LetterSize * 0.36);
        foreach (var (x, y) in new[] { near, near + 2 * HalfSquare }.SelectMany(gap => new[] { (at.X + gap, baseLine), (at.X - gap - width, baseLine), (at.X - width / 2, at.Y - gap - 1), (at.X - width / 2, at.Y + gap + LetterSize * 0.8) }))
        {
            var box = (Left: x, Top: y - LetterSize * 0.9, Right: x + width, Bottom: y + LetterSize * 0.2);
            if (box.Left < 0 || box.Right > Width || box.Top < 0 || box.Bottom > Height) continue;
            if (taken.Exists(t => t.Left < box.Right && box.Left < t.Right && t.Top < box.Bottom && box.Top < t.Bottom)) continue;
            Take(box.Left, box.Top, box.Right, box.Bottom);
            return new(at.Point.Name, x, y, at.Point.IsMajor);
        }

        return null;
    }

    private void Take(double left, double top, double right, double bottom) => taken.Add((left, top, right, bottom));
}

namespace DockerfileAnalyzers.Reporting;

/// <summary>A rectangle in parts of a whole: all four numbers are 0 to 100.</summary>
internal readonly record struct Tile(double Left, double Top, double Width, double Height);

/// <summary>
/// Areas in proportion to weights, as close to squares as they get (Bruls, Huizing and
/// van Wijk, "Squarified Treemaps", 2000).
/// </summary>
internal static class Treemap
{
    /// <param name="weights">Largest first.</param>
    /// <param name="aspect">Width of the whole over its height.</param>
    public static IReadOnlyList<Tile> Layout(IReadOnlyList<long> weights, double aspect)
    {
        var tiles = new List<Tile>();
        double total = weights.Sum();
        var (left, top, width, height) = (0.0, 0.0, aspect, 1.0);
        for (var start = 0; start < weights.Count && total > 0;)
        {
            var scale = width * height / weights.Skip(start).Sum(weight => (double)weight);
            var side = Math.Min(width, height);
            var count = 1;
            while (start + count < weights.Count
                && Worst(weights, start, count + 1, scale, side) <= Worst(weights, start, count, scale, side))
                count++;
            var area = weights.Skip(start).Take(count).Sum(weight => weight * scale);
            var depth = area / side;
            var offset = 0.0;
            foreach (var weight in weights.Skip(start).Take(count))
            {
                var length = weight * scale / depth;
                tiles.Add(
                    width >= height
                        ? ToPercent(left, top + offset, depth, length, aspect)
                        : ToPercent(left + offset, top, length, depth, aspect));
                offset += length;
            }

            if (width >= height)
                (left, width) = (left + depth, width - depth);
            else
                (top, height) = (top + depth, height - depth);
            start += count;
        }

        return tiles;
    }

    private static double Worst(IReadOnlyList<long> weights, int start, int count, double scale, double side)
    {
        var sum = 0.0;
        for (var i = start; i < start + count; i++)
            sum += weights[i] * scale;
        var (largest, smallest) =
            (weights[start] * scale, Math.Max(weights[start + count - 1] * scale, double.Epsilon));
        return Math.Max(side * side * largest / (sum * sum), sum * sum / (side * side * smallest));
    }

    private static Tile ToPercent(double left, double top, double width, double height, double aspect) => new(
        Math.Round(100 * left / aspect, 2),
        Math.Round(100 * top, 2),
        Math.Round(100 * width / aspect, 2),
        Math.Round(100 * height, 2));
}

namespace DockerfileAnalyzers.Text;

/// <summary>
/// A half-open range of characters in a file: <c>[Start, End)</c>, in UTF-16 code units from the start of the text.
/// </summary>
public readonly record struct TextSpan(int Start, int Length) : IComparable<TextSpan>
{
    /// <summary>The position after the last character.</summary>
    public int End => Start + Length;

    /// <summary>Whether it holds no character.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The span from a position up to another one, which it does not hold.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether it holds a position.</summary>
    public bool Contains(int position) => position >= Start && position < End;

    /// <summary>Whether it holds all of another span.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>
    /// Whether the two spans share at least one character, or one of them is an insertion strictly inside the other.
    /// </summary>
    public bool OverlapsWith(TextSpan other) => Math.Max(Start, other.Start) < Math.Min(End, other.End)
        || (IsEmpty && other.Start < Start && Start < other.End)
        || (other.IsEmpty && Start < other.Start && other.Start < End);

    /// <summary>Orders spans by their start, then by their end.</summary>
    public int CompareTo(TextSpan other) =>
        Start != other.Start ? Start.CompareTo(other.Start) : Length.CompareTo(other.Length);

    /// <summary>Start and end, for people.</summary>
    public override string ToString() => $"[{Start}..{End})";
}

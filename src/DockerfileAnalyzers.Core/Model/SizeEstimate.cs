namespace DockerfileAnalyzers.Model;

/// <summary>A number of bytes that says how it is known.</summary>
/// <param name="IsAtLeast">Something of unknown size comes on top.</param>
internal readonly record struct SizeEstimate(long Bytes, Certainty Certainty, bool IsAtLeast = false)
{
    /// <summary>Nothing, and that is certain.</summary>
    public static SizeEstimate None { get; } = new(0, Certainty.Measured);

    public static SizeEstimate Unknown { get; } = new(0, Certainty.Unknown, IsAtLeast: true);

    /// <summary>Nothing at all is known.</summary>
    public bool IsUnknown => Certainty is Certainty.Unknown;

    /// <summary>As certain as the least certain part that is not empty.</summary>
    public static SizeEstimate operator +(SizeEstimate left, SizeEstimate right)
    {
        var isAtLeast = left.IsAtLeast || right.IsAtLeast;
        if (left.Bytes + right.Bytes == 0)
            return isAtLeast ? Unknown : None;
        if (left.Bytes == 0 || right.Bytes == 0)
            return (left.Bytes == 0 ? right : left) with { IsAtLeast = isAtLeast };
        return new SizeEstimate(
            left.Bytes + right.Bytes, (Certainty)Math.Max((int)left.Certainty, (int)right.Certainty), isAtLeast);
    }

    public static SizeEstimate Sum(IEnumerable<SizeEstimate> sizes) => sizes.Aggregate(None, (sum, size) => sum + size);

    /// <summary>As a person says it: <c>≈ 83 MB</c>, <c>at least 83 MB</c>, <c>unknown</c>.</summary>
    public override string ToString() => this switch
    {
        { IsUnknown: true } => "unknown",
        { IsAtLeast: true } => "at least " + ByteSize.Format(Bytes),
        { Bytes: 0 } => "0 bytes",
        _ => "≈ " + ByteSize.Format(Bytes),
    };
}

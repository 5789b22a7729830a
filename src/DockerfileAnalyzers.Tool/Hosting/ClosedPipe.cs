namespace DockerfileAnalyzers.Tool.Hosting;

/// <summary>The end of a pipe whose reader has gone, as in <c>dockerfile-analyzers lint | head</c>.</summary>
internal static class ClosedPipe
{
    private const int UnixBrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    public static bool Is(IOException exception) =>
        exception.HResult is UnixBrokenPipe or WindowsBrokenPipe or WindowsNoData;
}

namespace DockerfileAnalyzers.Discovery;

/// <summary>
/// Reads the files of a project once, however often they are asked for, and reports each that cannot be read once.
/// </summary>
internal sealed class DockerfileReader(DiscoveryLog log)
{
    private readonly Dictionary<string, DockerfileText> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public DockerfileText Read(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
            _texts[path] = text = DockerfileText.Read(path);
        return text;
    }

    /// <summary>Whether a file can be given to an analysis.</summary>
    public bool IsReadable(string path)
    {
        if (Read(path).Problem is not { } problem)
            return true;
        if (_reported.Add(path))
            log.ReportUnread(path, problem);
        return false;
    }
}

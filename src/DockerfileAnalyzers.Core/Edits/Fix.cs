namespace DockerfileAnalyzers.Edits;

/// <summary>Whether a fix may change what a build or a container does.</summary>
public enum FixSafety
{
    /// <summary>
    /// Every build that passes still passes, and a container that works behaves as before; comments are kept.
    /// </summary>
    Safe,
    /// <summary>
    /// Probably what is meant, but a build or a container can behave differently; the title says what changes.
    /// </summary>
    Unsafe,
}

/// <summary>A file that a fix writes. It must not exist yet.</summary>
/// <param name="Path">As <see cref="SourceFile.Path"/> is: absolute where the host's paths are.</param>
public sealed record NewFile(string Path, string Text);

/// <summary>How to fix a finding: edits of the file under analysis, and files to create.</summary>
public sealed class Fix
{
    private Fix(
        string title, FixSafety safety, Change change, ImmutableArray<TextEdit> edits, ImmutableArray<NewFile> newFiles)
    {
        Title = title;
        Safety = safety;
        Change = change;
        Edits = edits;
        NewFiles = newFiles;
    }

    /// <summary>An imperative description of the fix; for an unsafe fix, also of the change in behavior.</summary>
    public string Title { get; }

    /// <summary>Whether nothing that works changes.</summary>
    public FixSafety Safety { get; }

    /// <summary>All that the edits may change; checked by <c>FixProof</c> in the tests.</summary>
    internal Change Change { get; }

    /// <summary>The edits to the file.</summary>
    public ImmutableArray<TextEdit> Edits { get; }

    /// <summary>
    /// Another way to fix the same, which an editor offers as well; <see langword="null"/> where there is none.
    /// </summary>
    public Fix? Alternative { get; private init; }

    /// <summary>The files to create.</summary>
    public ImmutableArray<NewFile> NewFiles { get; }

    internal static Fix Safe(string title, SafeChange change, params TextEdit[] edits) =>
        Create(title, FixSafety.Safe, change, edits);

    internal static Fix Unsafe(string title, Change change, params TextEdit[] edits) =>
        new(title, FixSafety.Unsafe, change, edits.ToImmutableArray(), ImmutableArray<NewFile>.Empty);

    /// <summary>Safe or not, as the place decides.</summary>
    internal static Fix Create(string title, FixSafety safety, SafeChange change, params TextEdit[] edits) =>
        new(title, safety, change, edits.ToImmutableArray(), ImmutableArray<NewFile>.Empty);

    /// <summary>A fix that writes a file and leaves this one as it is.</summary>
    public static Fix CreateFile(string title, FixSafety safety, string path, string text) =>
        new(
            title,
            safety,
            Change.CreatesFile,
            ImmutableArray<TextEdit>.Empty,
            ImmutableArray.Create(new NewFile(path, text)));

    /// <summary>The same fix, which also writes a file.</summary>
    public Fix With(NewFile file) => new(Title, Safety, Change + Change.CreatesFile, Edits, NewFiles.Add(file));

    /// <summary>The same fix, with another way to choose from.</summary>
    internal Fix Or(Fix? alternative) => new(Title, Safety, Change, Edits, NewFiles) { Alternative = alternative };

    /// <summary>The same edits where they are not safe: the title says what else changes.</summary>
    internal Fix ToUnsafe(string title, Change? also = null) =>
        new(title, FixSafety.Unsafe, also is null ? Change : Change + also, Edits, NewFiles);
}

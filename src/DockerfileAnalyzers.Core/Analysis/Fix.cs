using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Analysis;

public enum FixSafety
{
    /// <summary>The image behaves as before, or differs only by what the rule complains about; comments are kept.</summary>
    Safe,
    /// <summary>Probably what is meant, but it may change what the image does.</summary>
    Unsafe,
}

/// <summary>A file that a fix writes. It must not exist yet.</summary>
/// <param name="Path">As <see cref="SourceFile.Path"/> is: absolute where the host's paths are.</param>
public sealed record NewFile(string Path, string Text);

/// <summary>How to mend a finding: edits of the file under analysis, and files to create.</summary>
/// <param name="Title">What will be done, imperative.</param>
public sealed record Fix(string Title, FixSafety Safety, ImmutableArray<TextEdit> Edits, ImmutableArray<NewFile> NewFiles)
{
    public static Fix Safe(string title, params TextEdit[] edits) => Create(title, FixSafety.Safe, edits);

    public static Fix Unsafe(string title, params TextEdit[] edits) => Create(title, FixSafety.Unsafe, edits);

    public static Fix Create(string title, FixSafety safety, params TextEdit[] edits) =>
        new(title, safety, edits.ToImmutableArray(), ImmutableArray<NewFile>.Empty);

    public static Fix CreateFile(string title, FixSafety safety, string path, string text) =>
        new(title, safety, ImmutableArray<TextEdit>.Empty, ImmutableArray.Create(new NewFile(path, text)));
}

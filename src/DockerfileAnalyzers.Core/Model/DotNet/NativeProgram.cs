namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>
/// An executable that a publish writes and the container of the final stage starts: a native program, or the host of an
/// assembly. It starts only on the system for which it is published.
/// </summary>
/// <param name="Path">As the container starts it.</param>
/// <param name="Runtime">The runtime identifier; <see langword="null"/> for that of the SDK.</param>
internal sealed record NativeProgram(DotNetCommand Publish, string Path, string? Runtime)
{
    // Packages that make programs for glibc start on musl, and vice versa.
    private static readonly Regex s_compatibility = new("compat|glibc|musl", RegexOptions.CultureInvariant);

    private static readonly Regex s_libraries = new(
        @"\A(?:/usr)?/(?:lib|lib64)?/?(?:\z|ld-)", RegexOptions.CultureInvariant);

    /// <returns>
    /// <see langword="null"/> where something else is started, or it is not known for which runtime it is published.
    /// </returns>
    public static NativeProgram? Find(DockerfileModel model, DotNetCommand publish)
    {
        var name = model.Project.AssemblyName
            ?? System.IO.Path.GetFileNameWithoutExtension(publish.TargetPath?.Replace('\\', '/'));
        if (StartedDotNetProgram.Of(model) is not { IsAssembly: false } program || program.FileName != name
            || publish.Sets("RuntimeIdentifier"))
            return null;
        var option = publish.Runtime is { Name: "-r" or "--runtime" } written ? written : null;
        if (option is { Value: null })
            return null;
        return new NativeProgram(publish, program.Path, option?.Value ?? model.Project["RuntimeIdentifier"]);
    }

    /// <summary>Whether it is published for Windows or macOS.</summary>
    public bool IsForOtherSystem => Runtime?.StartsWith("win-", StringComparison.Ordinal) == true
        || Runtime?.StartsWith("osx-", StringComparison.Ordinal) == true;

    /// <summary>
    /// Whether it is linked against musl, otherwise against glibc; <see langword="null"/> where that is not known.
    /// </summary>
    public bool? NeedsMusl(DockerfileModel model)
    {
        if (model.GetStage(Publish.Command)?.BaseImage?.Facts?.Os is not { } os || os is OsFamily.Windows
            || DotNetBuild.Of(model).IsInEnvironment(Publish, "RuntimeIdentifier")
            || Runtime?.StartsWith("linux", StringComparison.Ordinal) == false)
            return null;
        return Runtime is null ? os is OsFamily.Alpine : Runtime.Contains("musl");
    }

    /// <summary>Whether a stage may add the other C library than the one of its image.</summary>
    public static bool MayAddLibrary(DockerfileModel model, Stage stage) =>
        stage.Runs.SelectMany(run => model.GetCommands(run))
            .Any(command => command.Operands.Any(operand => s_compatibility.IsMatch(operand.Text)))
        || stage.ChainInstructions.OfType<CopyingInstructionSyntax>()
            .Any(copying => s_libraries.IsMatch(copying.Destination.Text));
}

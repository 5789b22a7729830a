namespace DockerfileAnalyzers.Rules.Security;

/// <summary>The certificate that <c>dotnet dev-certs</c> creates, and its location.</summary>
internal static class DeveloperCertificate
{
    private static readonly Fact<Stage, ShellCommand[]> s_made = new((model, stage) =>
        stage.Runs.SelectMany(run => model.GetCommands(run)).Where(IsMadeBy).ToArray());

    public static bool IsMadeBy(ShellCommand command) => command is { Name: "dotnet", Action: "dev-certs" }
        && !command.Arguments.Any(argument => argument.Literal is "--clean" or "--check" or "-c" or "--help" or "-h");

    /// <summary>
    /// Whether COPY copies it: from its directory, or from where a stage exports it. Files whose names show that they
    /// contain secrets are reported by another rule.
    /// </summary>
    public static bool IsCopiedBy(DockerfileModel model, CopyingInstructionSyntax copying, string source)
    {
        if (copying.From is not { } from)
            return !SecretPatterns.IsSecretFile(source)
                && (IsFolder(source) || IsFolder(copying.Destination.Literal ?? "")) && !IsPublic(source);
        if (from.Literal is not { } name || model.FindStage(copying, name) is not { } stage)
            return false;
        var made = s_made.Of(model, stage);
        return made.Length > 0 && IsOf(model, made, ContainerPath.FromRoot(source));
    }

    private static bool IsOf(DockerfileModel model, ShellCommand[] made, string path) => IsFolder(path)
        || made.Any(command => GetExport(model, command) is { } file
            && (ContainerPath.IsWithin(file, path) || Glob.IsMatch(path, file)));

    private static string? GetExport(DockerfileModel model, ShellCommand command)
    {
        var word = command.Arguments.SkipWhile(argument => argument.Literal is not ("-ep" or "--export-path"))
            .Skip(1).FirstOrDefault()?.Literal;
        return ContainerPath.Combine(
            model.GetWorkingDirectory(command), word ?? command.GetOptionValue("--export-path"));
    }

    private static bool IsFolder(string path) =>
        KnownPlaces.IsNamedIn(path.Replace('\\', '/'), PlaceTrait.DeveloperSecret);

    private static bool IsPublic(string path) =>
        path.EndsWith(".crt", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".cer", StringComparison.OrdinalIgnoreCase);
}

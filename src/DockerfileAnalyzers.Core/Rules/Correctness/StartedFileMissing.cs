namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>The container starts a file at a path where the image does not contain it.</summary>
internal sealed class StartedFileMissing() : Rule<Stage>(new()
{
    Id = "DFA4321",
    Title = "Start the program from the path that it is copied to",
    Message = "'{0}' {1}; the program is copied to '{2}', so the container does not start",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.StartFails,
})
{
    private static readonly char[] s_unknown = { '$', '*', '?', '[', '~' };

    protected override void Analyze(Stage stage, RuleContext context)
    {
        var model = context.Model;
        if (!stage.IsTarget && !stage.IsFinal || model.RunsWindows(stage.From)
            || StartedDotNetProgram.Find(model, stage) is not { } program || program.Path.IndexOfAny(s_unknown) >= 0
            || !stage.Instructions.Contains(program.Instruction)
            || ContainerPath.Combine(stage.FinalState.WorkingDirectory, program.Path) is not { } path)
            return;
        var files = ImageFileSystemBuilder.Of(model).GetFinal(stage);
        var isOnPath = !program.IsAssembly && program.Path.IndexOf('/') < 0;
        var isMissing = isOnPath ? IsNotOnPath(model, stage, files, program) : files.Find(path) is Presence.Absent;
        if (!isMissing || FindPlace(model, files, path) is not { } place)
            return;
        var name = place == "/" ? "/" + program.FileName : place + "/" + program.FileName;
        var written = context.File.GetText(program.Span);
        var fix = written.Replace("\"", "") != program.Path ? null
            : Fix.Unsafe($"Start '{name}', with '{stage.FinalState.WorkingDirectory}' as its working directory",
                Change.ChangesStart, TextEdit.Replace(program.Span, written.Replace(program.Path, name)));
        context.Report(program.Span,
            [isOnPath ? program.Path : path, isOnPath ? "is not on PATH" : "does not exist", place], fix: fix);
    }

    // A program that has the name of the project: exec form and shells look it up in PATH only.
    private static bool IsNotOnPath(
        DockerfileModel model, Stage stage, ImageFileSystem files, StartedDotNetProgram program) =>
        stage.FinalState.Variables.Find("PATH") is null
        && (program.FileName == model.Project.AssemblyName
            || DotNetBuild.Of(model).Commands.Any(command => command.Verb == "publish"
                && command.TargetPath?.EndsWith("/" + program.FileName + ".csproj", StringComparison.Ordinal) == true))
        && SystemDirectory.SearchPath.All(folder =>
            files.FindBrought(ContainerPath.Join(folder, program.FileName)) is Presence.Absent);

    // The only directory to which a published program is copied, or the only copy of a file of the build context.
    private static string? FindPlace(DockerfileModel model, ImageFileSystem files, string path)
    {
        var places = files.GetOutputPaths().Where(output => output.Command.Action == "publish")
            .Select(output => output.Path).Concat(FindCopies(model, files, ContainerPath.GetName(path)))
            .Distinct().Take(2).ToArray();
        return places.Length == 1 && files.Find(places[0]) is Presence.Present ? places[0] : null;
    }

    private static IEnumerable<string> FindCopies(DockerfileModel model, ImageFileSystem files, string name) =>
        BuildContext.Of(model).Sent.Where(entry => !entry.IsFolder && ContainerPath.GetName(entry.Path) == name)
            .SelectMany(entry => files.GetPaths(entry.Path))
            .Where(place => ContainerPath.GetName(place) == name)
            .Select(ContainerPath.GetParent);
}

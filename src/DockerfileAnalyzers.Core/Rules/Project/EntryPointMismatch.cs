namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The container starts a file that publishing the project does not create.</summary>
internal sealed class EntryPointMismatch() : Rule<DockerfileModel>(new()
{
    Id = "DFA6201",
    Title = "Start the file that the project builds",
    Message = "'{0}' {1}; the container does not start",
    Fix = FixSafety.Safe,
    Consequence = Consequence.StartFails,
})
{
    // With these characters, the shell determines what is started.
    private static readonly char[] s_unknown = { '$', '*', '?', '[' };

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (DotNetBuild.Of(model).Publish is not { } publish || StartedDotNetProgram.Of(model) is not { } program
            || program.Path.IndexOfAny(s_unknown) >= 0
            || PublishedProgram.Find(model, publish) is not { } published
            || !IsPublished(model, program, published.Name)
            || FindProblem(model, program, published) is not { } problem || published.MayBeOfAnother(model, program)
            || !DotNetBuild.Of(model).IsAsEvaluated(publish) || !program.IsOnlyMadeBy(model, publish))
            return;
        context.Report(program.Span, [program.Path, problem.Text],
            fix: problem.Correct is { } correct && context.File.GetText(program.Span).Replace("\"", "") == program.Path
                ? CreateFix(model, program, correct, published.Name) : null);
    }

    private static (string Text, string? Correct)? FindProblem(
        DockerfileModel model, StartedDotNetProgram program, PublishedProgram published)
    {
        var assembly = published.Name;
        var isWindows = model.FinalStage?.BaseImage?.IsWindows == true;
        var extension = program.IsAssembly ? ".dll" : isWindows && EndsWith(program.FileName, ".exe") ? ".exe" : "";
        var name = program.FileName.Substring(0, program.FileName.Length - extension.Length);
        if (!name.Equals(assembly, isWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
        {
            return ($"does not exist because the project produces '{assembly}{extension}'",
                program.Path.Substring(0, program.Path.Length - program.FileName.Length) + assembly + extension);
        }

        if (program.IsAssembly && published.IsNative)
            return ($"does not exist because Native AOT compiles the project to the executable '{assembly}'", null);
        if (program.IsAssembly && published.IsSingleFile)
            return ($"does not exist because the project is published as a single file, '{assembly}'", null);
        return !program.IsAssembly && published.LacksHost
            ? ("is not created because UseAppHost is false", null) : null;
    }

    // Safe if the name is that of the project file or differs only in case or namespace: a
    // package can contain any other program. If the build environment sets the name, a project
    // that respects it produces the program that is started.
    private static Fix CreateFix(DockerfileModel model, StartedDotNetProgram program, string correct, string assembly)
    {
        var edit = TextEdit.Replace(program.Span, model.File.GetText(program.Span).Replace(program.Path, correct));
        var name = Path.GetFileNameWithoutExtension(program.FileName);
        var isRenamed = name.Equals(assembly, StringComparison.OrdinalIgnoreCase)
            || EndsWith(name, "." + assembly) || EndsWith(assembly, "." + name)
            || name == Path.GetFileNameWithoutExtension(model.Project.ProjectFile?.Replace('\\', '/'));
        return isRenamed && !DotNetBuild.Of(model).IsInEnvironment(DotNetBuild.Of(model).Publish!, "AssemblyName")
            && DotNetBuild.Of(model).Commands.Count(command => command.Verb is "publish" or "build") == 1
            ? Fix.Safe($"Start '{correct}'", Change.ChangesStart, edit)
            : Fix.Unsafe($"Start '{correct}' instead of '{program.Path}'", Change.ChangesStart, edit);
    }

    // Besides assemblies, only files that look like the program itself: a script that is copied has its own name.
    private static bool IsPublished(DockerfileModel model, StartedDotNetProgram program, string assembly) =>
        program.IsAssembly
            || program.FileName.Equals(assembly, StringComparison.OrdinalIgnoreCase)
            || (program.Path.StartsWith("./", StringComparison.Ordinal) && program.FileName.Contains(".")
                && char.IsUpper(program.FileName[0]) && !program.FileName.EndsWith(".sh", StringComparison.Ordinal)
                && model.FinalStage!.ChainInstructions.OfType<CopyingInstructionSyntax>()
                    .All(copying => copying.From is not null));

    private static bool EndsWith(string text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}

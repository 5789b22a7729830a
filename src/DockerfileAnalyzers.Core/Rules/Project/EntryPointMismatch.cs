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
            || FindAssembly(model, publish) is not { } assembly || !IsPublished(model, program, assembly)
            || FindProblem(model, publish, program, assembly) is not { } problem
            || IsOfAnother(model, program, assembly)
            || !DotNetBuild.Of(model).IsAsEvaluated(publish) || !program.IsOnlyMadeBy(model, publish))
            return;
        context.Report(program.Span, [program.Path, problem.Text],
            fix: problem.Correct is { } correct && context.File.GetText(program.Span).Replace("\"", "") == program.Path
                ? CreateFix(model, program, correct, assembly) : null);
    }

    // From the command line, otherwise from the project.
    private static string? FindAssembly(DockerfileModel model, DotNetCommand publish) =>
        publish.Sets("AssemblyName") ? publish.GetProperty("AssemblyName") : model.Project.AssemblyName;

    private static (string Text, string? Correct)? FindProblem(
        DockerfileModel model, DotNetCommand publish, StartedDotNetProgram program, string assembly)
    {
        var isWindows = model.FinalStage?.BaseImage?.IsWindows == true;
        var extension = program.IsAssembly ? ".dll" : isWindows && EndsWith(program.FileName, ".exe") ? ".exe" : "";
        var name = program.FileName.Substring(0, program.FileName.Length - extension.Length);
        if (!name.Equals(assembly, isWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
        {
            return ($"does not exist because the project produces '{assembly}{extension}'",
                program.Path.Substring(0, program.Path.Length - program.FileName.Length) + assembly + extension);
        }

        // A property that the environment can set is treated as unknown.
        var dotNet = DotNetBuild.Of(model);
        if (program.IsAssembly && dotNet.IsTrue(publish, "PublishAot") == true)
            return ($"does not exist because Native AOT compiles the project to the executable '{assembly}'", null);
        if (program.IsAssembly && dotNet.IsTrue(publish, "PublishSingleFile") == true)
            return ($"does not exist because the project is published as a single file, '{assembly}'", null);
        return !program.IsAssembly
            && (publish.Sets("UseAppHost") ? publish.GetProperty("UseAppHost") : model.Project["UseAppHost"])
                is { } host
            && host.Equals("false", StringComparison.OrdinalIgnoreCase)
                ? ("is not created because UseAppHost is false", null)
                : null;
    }

    // A project or package that this one references may bring the program: "dotnet xunit.console.dll Shop.Tests.dll".
    private static bool IsOfAnother(DockerfileModel model, StartedDotNetProgram program, string assembly)
    {
        var name = Path.GetFileNameWithoutExtension(program.FileName);
        bool IsLike(string id) =>
            id.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(id, StringComparison.OrdinalIgnoreCase);
        return !name.Equals(assembly, StringComparison.OrdinalIgnoreCase)
            && (model.Project.ProjectReferences
                .Any(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')) == name)
                || model.Project.Packages.Any(package => IsLike(package.Id))
                || model.GetCommands(program.Instruction).SelectMany(command => command.Arguments)
                    .Any(argument =>
                        argument.Span.Start > program.Span.Start && EndsWith(argument.Text.Trim('"'), ".dll")));
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

using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The container starts a file that publishing the project does not make.</summary>
public sealed class EntryPointMismatch() : Rule<DockerfileModel>(new()
{
    Id = "DFA6201",
    Title = "Start the file that the project makes",
    Message = "'{0}' {1}; the container will not start",
    Fix = FixSafety.Safe,
    Category = Category.Project,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (model.DotNet.Publish is not { } publish || model.StartedProgram is not { } program || context.Project.AssemblyName is not { } assembly
            || program.Path.IndexOf('$') >= 0 || !IsPublished(model, program, assembly))
            return;
        var name = program.IsAssembly ? program.FileName.Substring(0, program.FileName.Length - 4) : program.FileName;
        var isNative = context.Project.IsNativeAot || publish.GetProperty("PublishAot") == "true" || (context.Project["PublishSingleFile"] ?? publish.GetProperty("PublishSingleFile")) == "true";
        var hasHost = (publish.GetProperty("UseAppHost") ?? context.Project["UseAppHost"] ?? "true").ToLowerInvariant() != "false";
        var (problem, correct) = name switch
        {
            _ when name != assembly && context.Project.ProjectReferences.Any(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')) == name) => (null, null),
            _ when name != assembly => ($"does not exist because the project produces '{assembly}{(program.IsAssembly ? ".dll" : "")}'", program.Path.Substring(0, program.Path.Length - program.FileName.Length) + assembly + (program.IsAssembly ? ".dll" : "")),
            _ when program.IsAssembly && isNative => ($"does not exist because the project is published as one file, '{assembly}'", null),
            _ when !program.IsAssembly && !hasHost => ("is not made, as UseAppHost is false", null),
            _ => ((string?)null, (string?)null),
        };
        if (problem is not null)
            context.Report(program.Span, new object[] { program.Path, problem }, fix: correct is not null && context.File.GetText(program.Span).Replace("\"", "") == program.Path
                ? CreateFix(model, program, correct) : null);
    }

    // Several publishes may make the file that is started.
    private static Fix CreateFix(DockerfileModel model, StartedProgram program, string correct)
    {
        var edit = TextEdit.Replace(program.Span, model.File.GetText(program.Span).Replace(program.Path, correct));
        return model.DotNet.Commands.Count(command => command.Verb is "publish" or "build") == 1
            ? Fix.Safe($"Start '{correct}'", Change.ChangesStart, edit)
            : Fix.Unsafe($"Start '{correct}' instead of '{program.Path}'", Change.ChangesStart, edit);
    }

    // Besides assemblies, only what looks like the program itself: a script that is copied along has a name of its own.
    private static bool IsPublished(DockerfileModel model, StartedProgram program, string assembly) => program.IsAssembly
        || program.FileName.Equals(assembly, StringComparison.OrdinalIgnoreCase)
        || (program.Path.StartsWith("./", StringComparison.Ordinal) && program.FileName.Contains(".") && char.IsUpper(program.FileName[0]) && !program.FileName.EndsWith(".sh", StringComparison.Ordinal)
            && model.FinalStage!.ChainInstructions.OfType<CopyingInstructionSyntax>().All(copying => copying is CopyInstructionSyntax { From: not null }));
}

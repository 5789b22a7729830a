using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>
/// A file that the project imports is not in the image: a restore ignores this, a build fails.
/// </summary>
internal sealed class ImportMissing() : Rule<DockerfileModel>(new()
{
    Id = "DFA6106",
    Title = "Copy the files that the project imports",
    Message = "{0} {1} not in the image when 'dotnet {2}' runs; the project imports {3}, and {4}",
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        if (!Report(DotNetBuild.Of(model).LastBuild, _ => true, "the build fails (MSB4019)"))
            Report(DotNetBuild.Of(model).FirstRestore, import =>
                import.Kind is not BuildFileKind.Harmless, "the restore ignores the imported settings");

        bool Report(DotNetCommand? command, Func<ImportedFile, bool> matters, string consequence)
        {
            if (command is null
                || DotNetBuild.Of(model).FindMissingImports(command).Where(missing => matters(missing.Import)).ToArray()
                    is not { Length: > 0 } missing)
                return false;
            var (_, first) = missing[0];
            var names = NameList.Of(missing.Select(file => file.Missing.Name));
            // Copied before the restore, which also reads them.
            var before = (DotNetBuild.Of(model).FirstRestore ?? command).Command.Instruction;
            context.Report(command.TargetSpan,
                [names, names.Choose("is", "are"), command.Verb, names.Choose("it", "them"),
                consequence],
                fix: CopyEdits.Create(model, before, missing.Select(file => file.Missing)) is { } edit
                    ? Fix.Safe($"Copy '{first.ContextPath}' first", Change.AddsCopy, edit)
                    : null);
            return true;
        }
    }
}

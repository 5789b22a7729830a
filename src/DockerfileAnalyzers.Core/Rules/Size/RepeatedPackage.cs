using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>The same package is installed twice.</summary>
public sealed class RepeatedPackage() : Rule<Stage>(new()
{
    Id = "DFA1203",
    Title = "Install a package once",
    Message = "'{0}' is already installed by line {1}",
    Category = Category.Size,
    Severity = Severity.Info,
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        var installed = new Dictionary<(string Tool, string Package), PackageArgument>();
        foreach (var command in context.Model.GetRuns(stage).SelectMany(run => context.Model.GetCommands(run)))
        {
            // What is removed may have been in the way.
            if (command.Kind is CommandKind.Remove)
                installed.Clear();
            if (!IsInstall(command))
                continue;
            foreach (var package in PackageArgument.Read(command))
            {
                var key = (command.Tool, package.Text);
                if (!installed.TryGetValue(key, out var first))
                    installed[key] = package;
                else if (context.Model.GetStage(command) == stage)
                    context.Report(package.Span, new object[] { package.Name, context.File.Lines.GetLine(first.Span.Start) + 1 }, fix: CreateFix(command, package, context));
            }
        }
    }

    private static bool IsInstall(ShellCommand command) =>
        command is { Kind: CommandKind.Install, IsUnconditional: true } && PackageManagerTable.Find(command.Tool) is { Ecosystem: "system" } && !command.HasOption("--reinstall", "-d", "--download-only");

    // The only package of a command is not removed: without it the command would be another.
    private static Fix? CreateFix(ShellCommand command, PackageArgument package, RuleContext context) =>
        command.Operands.Length > 1 && ScriptEdits.RemoveArgument(context.File, command, package.Span) is { } edit ? Fix.Safe($"Remove '{package.Name}' here", edit) : null;
}

using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>The same package is installed twice.</summary>
public sealed class RepeatedPackage() : Rule<ShellCommand>(new()
{
    Id = "DFA1203",
    Title = "Install a package once",
    Message = "'{0}' is already installed by line {1}",
    Category = Category.Size,
    Severity = Severity.Info,
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (!IsInstall(command) || context.Model.GetStage(command) is not { } stage)
            return;
        var earlier = context.Model.GetRuns(stage).TakeWhile(run => run.Span.Start <= command.Instruction.Span.Start).SelectMany(run => context.Model.GetCommands(run))
            .TakeWhile(other => other != command).Where(other => other.Tool == command.Tool && other.IsUnconditional).ToArray();
        // Between the two it may have been removed.
        if (earlier.Any(other => other.Kind is CommandKind.Remove))
            return;
        var installed = new Dictionary<string, PackageArgument>(StringComparer.Ordinal);
        foreach (var package in earlier.Where(IsInstall).SelectMany(PackageArgument.Read))
            installed[package.Text] = package;
        foreach (var package in PackageArgument.Read(command))
        {
            var isSecond = installed.TryGetValue(package.Text, out var first);
            if (!isSecond)
                installed[package.Text] = package;
            else
                context.Report(package.Span, new object[] { package.Name, context.File.Lines.GetLine(first!.Span.Start) + 1 }, fix: CreateFix(command, package, context));
        }
    }

    private static bool IsInstall(ShellCommand command) =>
        command is { Kind: CommandKind.Install, Instruction: RunInstructionSyntax } && PackageManagerTable.Find(command.Tool) is { Ecosystem: "system" } && !command.HasOption("--reinstall", "-d", "--download-only");

    // The only package of a command is not removed: without it the command would be another.
    private static Fix? CreateFix(ShellCommand command, PackageArgument package, RuleContext context) =>
        command.Operands.Length > 1 && ScriptEdits.RemoveArgument(context.File, command, package.Span) is { } edit ? Fix.Safe($"Remove '{package.Name}' here", edit) : null;
}

using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;

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
    private static readonly ImmutableHashSet<string> s_harmless = ImmutableHashSet.Create(StringComparer.Ordinal, "-y", "--yes", "--assume-yes", "--assumeyes",
        "-q", "-qq", "--quiet", "--no-install-recommends", "--no-install-suggests", "--no-cache", "--no-progress", "--noconfirm", "--nodocs");

    protected override void Analyze(Stage stage, RuleContext context)
    {
        var repetitions = PackageRepetition.Find(context.Model, stage).Where(repetition => context.Model.GetStage(repetition.Command) == stage).ToArray();
        var counts = repetitions.GroupBy(repetition => repetition.Command).ToDictionary(group => group.Key, group => group.Count());
        foreach (var (command, package, first) in repetitions)
        {
            // The last package of a command is not removed: without it the command would be another. A variable may hold others, too.
            var stays = counts[command] == command.Operands.Length || context.File.GetText(package.Span).Trim('"', '\'') != package.Text;
            var edit = stays ? null : ScriptEdits.RemoveArgument(context.File, command, package.Span);
            context.Report(package.Span, new object[] { package.Name, context.File.Lines.GetLine(first.Span.Start) + 1 }, fix: edit is null ? null
                : IsSameState(command, first, context.Model) ? Fix.Safe($"Remove '{package.Name}' here", Change.RemovesWord, edit)
                : Fix.Unsafe($"Remove '{package.Name}' here, which no longer upgrades it", Change.RemovesWord, edit));
        }
    }

    // In one RUN, with nothing between the two that brings newer packages or takes them away.
    private static bool IsSameState(ShellCommand command, PackageArgument first, DockerfileModel model) => command.Instruction.Span.Contains(first.Span)
        && model.GetCommands(command.Instruction).LastOrDefault(other => other.Span.Contains(first.Span)) is { } before && IsOrdinary(before, command)
        && !model.GetCommands(command.Instruction).Any(other => other.Span.Start > first.Span.Start && other.Span.Start < command.Span.Start
            && (other.Kind is CommandKind.UpdateIndex or CommandKind.AddRepo or CommandKind.TrustKey or CommandKind.Remove || Removes(other) || UnseenCode.IsRunBy(model, other)));

    // "dpkg -P curl", "apt-mark auto curl"; apt-get removes "curl-".
    private static bool Removes(ShellCommand command) => command.Name is "dpkg" or "rpm" or "apt-mark"
        || command.Operands.Any(operand => operand.Text.EndsWith("-", StringComparison.Ordinal));

    // It fails the RUN where it fails, and installs where the later one does: neither simulated nor in another root.
    private static bool IsOrdinary(ShellCommand first, ShellCommand command) => !Removes(command)
        && first.Syntax?.Parent is ShellListSyntax list && list == command.Syntax?.Parent && list.Items.All(item => item.Operator is not ListOperator.Or)
        && first.Syntax.Words[0].Text == command.Syntax.Words[0].Text
        && first.Options.All(option => s_harmless.Contains(option.Name) || command.HasOption(option.Name) && option.Value == command.GetOptionValue(option.Name));
}

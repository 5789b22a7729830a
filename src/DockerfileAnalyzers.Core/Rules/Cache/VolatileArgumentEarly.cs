namespace DockerfileAnalyzers.Rules.Cache;

/// <summary>An ARG that changes with each build is declared before dependencies are installed, so each build installs
/// them again.</summary>
internal sealed class VolatileArgumentEarly() : Rule<Stage>(new()
{
    Id = "DFA3002",
    Title = "Declare frequently changing build arguments after installing dependencies",
    Message = "Each new value of {0} reruns every RUN instruction after this ARG, including '{1}' on line {2}",
    Severity = Severity.Info,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        var early = stage.Instructions.OfType<ArgInstructionSyntax>().SelectMany(argument =>
            argument.Pairs.Select(pair => Create(stage, argument, pair, context))).OfType<Early>().ToArray();
        if (early.Length == 0)
            return;
        var first = early[0].Installations[0];
        var names = NameList.Of(early.Select(argument => argument.Pair.Key.Text));
        context.Report(early[0].Pair.Key.Span, [names, Describe(first),
            context.File.Lines.GetLine(first.Span.Start) + 1], fix: CreateFix(early, stage, context.File));
    }

    // An ARG, and the installations after it that do not need it.
    private sealed record Early(ArgInstructionSyntax Argument, KeyValueSyntax Pair,
        ImmutableArray<ShellCommand> Installations);

    private static Early? Create(Stage stage, ArgInstructionSyntax argument, KeyValueSyntax pair, RuleContext context)
    {
        var name = pair.Key.Text;
        if (!VariableNames.IsVolatile(name, pair.Value is null ? null : context.Model.Expand(argument, pair.Value)))
            return null;
        var installations = stage.Instructions.Skip(stage.Instructions.IndexOf(argument) + 1).TakeWhile(instruction =>
            !NeedsIt(instruction, name, context.File))
            .OfType<RunInstructionSyntax>().Select(run =>
                FindInstallation(run, context.Model)).OfType<ShellCommand>().ToImmutableArray();
        return installations.IsEmpty ? null : new Early(argument, pair, installations);
    }

    private static string Describe(ShellCommand command) => command.Subcommand is null ? command.Name
        : $"{command.Name} {command.Subcommand}";

    // A command that installs or restores, and that the build cache would skip. A cache mount makes it cheap.
    private static ShellCommand? FindInstallation(RunInstructionSyntax run, DockerfileModel model) =>
        run.Mounts.Any(mount => mount.Type == "cache") ? null
        : model.GetCommands(run).FirstOrDefault(command => command.Kind is CommandKind.Install
            || RestoreCommand.Find(model, command) is not null);

    // ENV and LABEL store it in the image. Everything else that mentions it must stay after it.
    private static bool NeedsIt(InstructionSyntax instruction, string name, SourceFile file) =>
        instruction is not (EnvInstructionSyntax or LabelInstructionSyntax) && Mentions(instruction, name, file);

    private static bool Mentions(InstructionSyntax instruction, string name, SourceFile file) =>
        file.GetText(instruction.Span).Contains(name);

    // Moves them after the last installation that does not need them.
    private static Fix? CreateFix(Early[] early, Stage stage, SourceFile file)
    {
        var last = early.Select(argument => argument.Installations.Last().Instruction).OrderBy(run =>
            run.Span.Start).First();
        var names = early.Select(argument => argument.Pair.Key.Text).ToArray();
        var before = stage.Instructions.SkipWhile(instruction =>
            instruction != early[0].Argument).TakeWhile(instruction => instruction != last).ToArray();
        var moved = before.Where(instruction => names.Any(name => Mentions(instruction, name, file))).ToArray();
        var arguments = moved.OfType<ArgInstructionSyntax>().SelectMany(argument => argument.Pairs);
        // An instruction that also sets something else, or that has its own comment, must be moved by hand.
        var canMove = arguments.All(pair => names.Contains(pair.Key.Text))
            && moved.All(instruction => instruction.LeadingComments.IsEmpty && instruction.InnerComments.IsEmpty)
            && moved.OfType<EnvInstructionSyntax>().All(env => env.Pairs.Length == 1
                && !before.Append(last).Any(other => !moved.Contains(other)
                && Mentions(other, env.Pairs[0].Key.Text, file)));
        return !canMove || early.Any(argument => argument.Argument.Span.Start > last.Span.Start) ? null
            : Fix.Unsafe("Move after the installation; RUN instructions before it no longer see the variable",
                Change.MovesInstruction, moved.Select(instruction => TextEdit.DeleteLines(file, instruction.Span))
                .Append(TextEdit.InsertLinesAfter(file, last.Span.End, string.Join("\n", moved.Select(instruction =>
                    file.GetText(instruction.Span))))).ToArray());
    }
}

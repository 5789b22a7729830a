namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>FROM or COPY --from specifies a name that is neither a stage nor a valid image name.</summary>
internal sealed class InvalidImageName() : Rule<InstructionSyntax>(new()
{
    Id = "DFA4106",
    Title = "Use a valid image name",
    Message = "'{0}' is not a valid image name because {1}{2}",
    Fix = FixSafety.Unsafe,
    Consequence = Consequence.BuildFails,
})
{
    /// <summary>A placeholder that a tool replaces before the build.</summary>
    private static readonly Regex s_placeholder = new(
        "__[A-Z]\\S*__|@[A-Z_]+@|%[A-Z_]+%|<%", RegexOptions.CultureInvariant);

    protected override void Analyze(InstructionSyntax instruction, RuleContext context)
    {
        var word = instruction is FromInstructionSyntax from
            ? from.ImageName
            : (instruction as CopyInstructionSyntax)?.From;
        if (word?.Literal is not { Length: > 0 } name || context.Model.IsTemplate || s_placeholder.IsMatch(name)
            || ImageReference.FindProblem(name) is not { } problem)
            return;
        var stage = context.Model.Stages.FirstOrDefault(stage =>
            stage.Name == name.ToLowerInvariant() && stage.From != instruction);
        if (instruction is CopyInstructionSyntax)
        {
            // UnknownStage reports a later stage and a misspelled stage name.
            if (stage is null
                && Spelling.FindNearest(
                    name.ToLowerInvariant(), context.Model.Stages.Select(stage => stage.Name).OfType<string>()) is null)
                context.Report(word.Span, [name, problem, ""]);
            return;
        }

        var isCase = stage is not null && stage.Index < context.Model.GetStage(instruction)!.Index;
        var fix = isCase
            ? Fix.Unsafe(
                $"Use the stage '{stage!.Name}'", Change.ReplacesImage, TextEdit.Replace(word.Span, stage.Name!))
            : null;
        context.Report(
            word.Span, [name, problem, isCase ? $"; the stage is called '{stage!.Name}' here" : ""], fix: fix);
    }
}

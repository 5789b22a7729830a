namespace DockerfileAnalyzers.Model;

/// <summary>Where Docker itself replaces variables.</summary>
internal static class VariableUse
{
    /// <summary>Every variable of the words that Docker expands. Those of commands are the shell's.</summary>
    public static IEnumerable<VariablePart> Find(InstructionSyntax instruction)
    {
        // Most have none; the flags are not among the arguments.
        if (instruction.Flags.IsEmpty && instruction.Arguments.Text.IndexOf('$') < 0)
            return [];
        // A variable may go on from its own old value: "ENV OPTS="$OPTS -x"", and an ARG from that of FROM.
        if (instruction is EnvInstructionSyntax or ArgInstructionSyntax)
            return FindInPairs((KeyValueInstructionSyntax)instruction);
        IEnumerable<WordSyntax?> words = instruction switch
        {
            CopyingInstructionSyntax copying =>
                copying.Sources.Append(copying.Destination).Concat(new[] { copying.Chown, copying.Chmod }),
            LabelInstructionSyntax label => label.Pairs.Select(pair => pair.Value),
            SingleValueInstructionSyntax single => new[] { single.Value },
            VolumeInstructionSyntax volume => volume.Paths,
            ExposeInstructionSyntax expose => expose.Ports,
            _ => Enumerable.Empty<WordSyntax>(),
        };
        return words.OfType<WordSyntax>().SelectMany(word => word.Variables);
    }

    private static IEnumerable<VariablePart> FindInPairs(KeyValueInstructionSyntax instruction) =>
        instruction.Pairs.Where(pair => pair.Value is { Literal: null }).SelectMany(pair =>
            pair.Value!.Variables.Where(use => use.Name != pair.Key.Text
                || (instruction is EnvInstructionSyntax && IsAll(pair.Value, use))));

    /// <summary>Whether the variable is all that the word holds.</summary>
    private static bool IsAll(WordSyntax word, VariablePart use) =>
        word.Parts.All(part => part == use || part is TextPart { Value: "" });
}

using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>Where Docker itself replaces variables.</summary>
public static class VariableUse
{
    /// <summary>Every variable of the words that Docker expands. Those of commands are the shell's.</summary>
    public static IEnumerable<VariablePart> Find(InstructionSyntax instruction)
    {
        IEnumerable<WordSyntax?> words = instruction switch
        {
            CopyingInstructionSyntax copying => copying.Sources.Append(copying.Destination).Concat(new[] { copying.Chown, copying.Chmod }),
            // A variable may go on from its own old value, which the base image may have set.
            EnvInstructionSyntax or LabelInstructionSyntax or ArgInstructionSyntax => ((KeyValueInstructionSyntax)instruction).Pairs.Select(pair => pair.Value?.Variables.Any(use => use.Name == pair.Key.Text) == true ? null : pair.Value),
            SingleValueInstructionSyntax single => new[] { single.Value },
            VolumeInstructionSyntax volume => volume.Paths,
            ExposeInstructionSyntax expose => expose.Ports,
            _ => Enumerable.Empty<WordSyntax>(),
        };
        return words.OfType<WordSyntax>().SelectMany(word => word.Variables);
    }
}

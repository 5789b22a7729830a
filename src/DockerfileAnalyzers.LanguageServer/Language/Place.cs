using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>The element at an offset in a Dockerfile.</summary>
/// <param name="Outer">The instruction of the file.</param>
/// <param name="Instruction">The same, or what ONBUILD records.</param>
internal sealed record Place(InstructionSyntax Outer, InstructionSyntax Instruction, int Offset)
{
    public static Place? Find(DockerfileModel model, int offset)
    {
        var outer = FindInstruction(model.Syntax, offset);
        if (outer is null)
            return null;
        var inner = outer is OnbuildInstructionSyntax { Trigger: var trigger } && trigger.Span.Start <= offset
            ? trigger : outer;
        return new Place(outer, inner, offset);
    }

    /// <summary>Whether the offset is in a span or right after it.</summary>
    public bool IsIn(TextSpan span) => span.Start <= Offset && Offset <= span.End;

    public bool IsIn(SyntaxNode? node) => node is not null && IsIn(node.Span);

    /// <summary>The words that Docker itself reads: not those of commands.</summary>
    public static IEnumerable<WordSyntax> GetWords(InstructionSyntax instruction)
    {
        foreach (var flag in instruction.Flags)
        {
            if (flag.Value is { } value)
                yield return value;
        }

        IEnumerable<WordSyntax?> words = instruction switch
        {
            FromInstructionSyntax from => [from.ImageName, from.Alias],
            CopyingInstructionSyntax copying => copying.Sources.Append(copying.Destination),
            KeyValueInstructionSyntax keyed => keyed.Pairs.SelectMany(pair => new[] { pair.Key, pair.Value }),
            SingleValueInstructionSyntax single => [single.Value],
            VolumeInstructionSyntax volume => volume.Paths,
            ExposeInstructionSyntax expose => expose.Ports,
            _ => [],
        };
        foreach (var word in words)
        {
            if (word is not null)
                yield return word;
        }
    }

    private static InstructionSyntax? FindInstruction(DockerfileSyntax syntax, int offset)
    {
        var (low, high) = (0, syntax.Instructions.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var span = syntax.Instructions[middle].Span;
            if (span.Start <= offset && offset <= span.End)
                return syntax.Instructions[middle];
            if (span.Start > offset)
                high = middle - 1;
            else
                low = middle + 1;
        }

        return null;
    }
}

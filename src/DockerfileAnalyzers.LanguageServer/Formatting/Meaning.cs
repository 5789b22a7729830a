using System.Text;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Formatting;

/// <summary>The meaning of a Dockerfile for a build, independent of the spaces between its words.</summary>
internal static class Meaning
{
    public static bool IsSame(SourceFile file, IEnumerable<TextEdit> edits) =>
        Read(file) == Read(new SourceFile(file.Path, FixApplier.Apply(file.Text, edits)));

    private static string Read(SourceFile file)
    {
        var result = new StringBuilder();
        var syntax = DockerfileParser.Parse(file);
        result.Append(syntax.Errors.Length).Append(syntax.EscapeCharacter);
        foreach (var instruction in syntax.Instructions)
            Add(instruction, result);
        return result.ToString();
    }

    private static void Add(InstructionSyntax instruction, StringBuilder result)
    {
        result.Append('\n').Append(instruction.Keyword);
        if (instruction is OnbuildInstructionSyntax onbuild)
        {
            Add(onbuild.Trigger, result);
            return;
        }

        foreach (var flag in instruction.Flags)
            result.Append(' ').Append(flag.Name).Append('=').Append(flag.Value?.Text);
        // The word AS may be written in any case.
        if (instruction is FromInstructionSyntax from)
            result.Append(' ').Append(from.ImageName.Text).Append(' ').Append(from.Alias?.Text);
        else
            result.Append(' ').AppendJoin(' ', instruction.Arguments.Text.Split(
                [' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var heredoc in instruction.Heredocs)
            result.Append('\n').Append(heredoc.Body.Text);
    }
}

using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>Finds the commands of an instruction, however they are written.</summary>
public static class ShellCommands
{
    private const int MaxDepth = 8;

    /// <param name="resolve">The value of a variable before the instruction; <see langword="null"/> where unknown.</param>
    public static ImmutableArray<ShellCommand> Find(CommandInstructionSyntax instruction, ShellDialect dialect, Func<string, string?> resolve)
    {
        var result = ImmutableArray.CreateBuilder<ShellCommand>();
        if (instruction.IsExecForm)
        {
            var arguments = instruction.ExecArguments.Select(argument => new CommandArgument(argument.Value, argument.Value, argument.Span)).ToImmutableArray();
            if (!arguments.IsEmpty)
                Add(arguments, TextSpan.FromBounds(arguments[0].Span.Start, arguments[arguments.Length - 1].Span.End), null, null);
        }
        else if (instruction is { Script: { } script, Interpreter: null or "/bin/sh" or "/bin/bash" or "/bin/sh -e" or "/bin/bash -e" or "/usr/bin/env bash" })
        {
            AddScript(ShellParser.Parse(script, dialect, resolve));
        }

        return result.ToImmutable();

        void AddScript(ShellScript parsed)
        {
            foreach (var command in parsed.Root.DescendantsAndSelf().OfType<SimpleCommandSyntax>().Where(command => !command.Words.IsEmpty))
                Add(command.Words.Select(word => new CommandArgument(word.Text, word.Literal, word.Span)).ToImmutableArray(), command.Span, parsed, command);
        }

        void Add(ImmutableArray<CommandArgument> words, TextSpan span, ShellScript? parsed, SimpleCommandSyntax? syntax, int depth = 0)
        {
            if (words[0].Literal is not { Length: > 0 } program)
                return;
            var name = program.Substring(program.LastIndexOfAny(new[] { '/', '\\' }) + 1);
            result.Add(new ShellCommand(instruction, name, words[0], words.RemoveAt(0), span, parsed, syntax));
            if (depth >= MaxDepth)
                return;
            var skip = CommandTable.FindWrappedCommand(name, words.Select(word => word.Literal).ToArray());
            if (skip > 0 && skip < words.Length)
                Add(words.RemoveRange(0, skip), span, parsed, syntax, depth + 1);
        }
    }
}

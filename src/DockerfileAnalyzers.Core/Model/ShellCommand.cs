using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <param name="Literal"><see langword="null"/> where an expansion makes it unknown.</param>
public sealed record CommandArgument(string Text, string? Literal, TextSpan Span);

/// <param name="Name">With its dashes; of a cluster such as <c>-yq</c>, one letter each.</param>
public sealed record CommandOption(string Name, string? Value, TextSpan Span);

/// <summary>One simple command wherever it is written: shell form, exec form, heredoc, behind <c>sudo</c>, inside <c>sh -c "…"</c>.</summary>
public sealed class ShellCommand
{
    internal ShellCommand(
        CommandInstructionSyntax instruction, string name, CommandArgument nameArgument, ImmutableArray<CommandArgument> arguments, TextSpan span,
        ShellScript? script, SimpleCommandSyntax? syntax)
    {
        Instruction = instruction;
        Name = name;
        Program = nameArgument.Literal ?? nameArgument.Text;
        NameSpan = nameArgument.Span;
        Arguments = arguments;
        Span = span;
        Script = script;
        Syntax = syntax;
        Read();
    }

    /// <summary>The RUN, CMD, ENTRYPOINT or HEALTHCHECK that it is written in.</summary>
    public CommandInstructionSyntax Instruction { get; }

    /// <summary>The last segment of the program's path: <c>apt-get</c>.</summary>
    public string Name { get; }

    /// <summary>As written: <c>/usr/bin/apt-get</c>, <c>./Shop</c>.</summary>
    public string Program { get; }

    public TextSpan NameSpan { get; }

    /// <summary>The whole command, redirections included.</summary>
    public TextSpan Span { get; }

    /// <summary>Everything behind the name.</summary>
    public ImmutableArray<CommandArgument> Arguments { get; }

    /// <summary>The first operand, of tools that have subcommands: <c>install</c>.</summary>
    public string? Subcommand { get; private set; }

    public TextSpan? SubcommandSpan { get; private set; }

    public ImmutableArray<CommandOption> Options { get; private set; }

    /// <summary>What is neither option nor subcommand: packages, files.</summary>
    public ImmutableArray<CommandArgument> Operands { get; private set; }

    /// <summary>The script it is part of; <see langword="null"/> in exec form.</summary>
    public ShellScript? Script { get; }

    public SimpleCommandSyntax? Syntax { get; }

    /// <summary>Whether every word is known. Where not, an option that is not seen may be there all the same.</summary>
    public bool IsComplete => Arguments.All(argument => argument.Literal is not null);

    public bool HasOption(params string[] names) => Options.Any(option => names.Contains(option.Name));

    public string? GetOptionValue(params string[] names) => Options.LastOrDefault(option => names.Contains(option.Name))?.Value;

    /// <summary>The packages that an install command names: without versions, architectures, files and URLs.</summary>
    public IEnumerable<string> Packages => Operands.Select(operand => operand.Literal).OfType<string>()
        .Select(name => name.Split('=', '@', '~', '<', '>', ':', '[')[0])
        .Where(name => name.Length > 0 && name.IndexOf('/') < 0 && name[0] != '.');

    public override string ToString() => Arguments.IsEmpty ? Name : Name + " " + string.Join(" ", Arguments.Select(argument => argument.Text));

    private void Read()
    {
        var options = ImmutableArray.CreateBuilder<CommandOption>();
        var operands = ImmutableArray.CreateBuilder<CommandArgument>();
        var hasSubcommands = CommandTable.HasSubcommands(Name);
        var onlyOperands = false;
        for (var i = 0; i < Arguments.Length; i++)
        {
            var text = Arguments[i].Literal ?? Arguments[i].Text;
            if (text == "--" && !onlyOperands)
            {
                onlyOperands = true;
            }
            else if (onlyOperands || text.Length < 2 || text[0] != '-')
            {
                if (hasSubcommands && Subcommand is null && !onlyOperands)
                {
                    Subcommand = Arguments[i].Literal;
                    SubcommandSpan = Arguments[i].Span;
                    if (Subcommand is null)
                        hasSubcommands = false;
                }
                else
                {
                    operands.Add(Arguments[i]);
                }
            }
            else
            {
                AddOption(options, text, ref i);
            }
        }

        Options = options.ToImmutable();
        Operands = operands.ToImmutable();
    }

    private void AddOption(ImmutableArray<CommandOption>.Builder options, string text, ref int i)
    {
        var span = Arguments[i].Span;
        var equals = text.IndexOf('=');
        var name = equals < 0 ? text : text.Substring(0, equals);
        var value = equals < 0 ? null : text.Substring(equals + 1);
        if (value is null && CommandTable.TakesValue(Name, Subcommand, name) && i + 1 < Arguments.Length)
        {
            i++;
            value = Arguments[i].Literal;
            span = TextSpan.FromBounds(span.Start, Arguments[i].Span.End);
        }

        options.Add(new CommandOption(name, value, span));
        // "-yq" is "-y" and "-q": the cluster itself stays in the list for tools whose long options have one dash.
        if (text[1] != '-' && equals < 0 && text.Length > 2)
        {
            foreach (var letter in text.Skip(1))
                options.Add(new CommandOption("-" + letter, null, span));
        }
    }
}

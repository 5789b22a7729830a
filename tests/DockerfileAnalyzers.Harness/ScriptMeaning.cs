using System.Text;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Harness;

/// <summary>A command of a script, its place and its arguments, in one notation.</summary>
/// <param name="Place">
/// The operator before it and what encloses it, from the outside: <c>&amp;&amp;</c>, <c>if/then/;</c>.
/// </param>
/// <param name="Words">Parts that the shell expands and splits are marked.</param>
/// <param name="Bare">The same without quotes and marks.</param>
/// <param name="Assignments"><c>NAME=value</c> before it.</param>
/// <param name="Redirections">In their order.</param>
internal sealed record CommandMeaning(
    string Place,
    ImmutableArray<string> Words,
    ImmutableArray<string> Bare,
    ImmutableArray<string> Assignments,
    ImmutableArray<string> Redirections)
{
    public string Program => Bare.IsEmpty ? "" : Bare[0][(Bare[0].LastIndexOf('/') + 1)..];

    /// <summary>The program as it is called: <c>./composer.phar</c>.</summary>
    public string Caller => Bare.Length > 1 && Program == "sudo" ? Bare[1] : Bare.FirstOrDefault() ?? "";

    public string Key =>
        string.Join('\u001f', Words.Prepend(Place).Append("=").Concat(Assignments).Append(">").Concat(Redirections));

    public string Text => string.Join(' ', Assignments.Concat(Bare).Concat(Redirections));
}

/// <summary>
/// Reads the commands of a script, in the order of the text, those of substitutions and functions included.
/// </summary>
internal static class ScriptMeaning
{
    public static ImmutableArray<CommandMeaning> Read(
        ShellScript? script, LogicalText? text, IEnumerable<string>? execArguments)
    {
        if (execArguments is not null)
            return [Opaque(execArguments)];
        if (script is { IsComplete: true, Dialect: not (ShellDialect.PowerShell or ShellDialect.Cmd
            or ShellDialect.Unknown) })
            return [.. script.Root.DescendantsAndSelf().OfType<SimpleCommandSyntax>().Select(Read)];
        return [Opaque((text?.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
    }

    /// <summary>The commands of a script in an argument.</summary>
    public static ImmutableArray<CommandMeaning> Read(string text)
    {
        var script = ShellParser.Parse(
            LogicalText.Verbatim(new SourceFile("script", text), new TextSpan(0, text.Length)), ShellDialect.Bash);
        return Read(script, script.Text, null);
    }

    private static CommandMeaning Opaque(IEnumerable<string> words)
    {
        ImmutableArray<string> all = [.. words];
        return new CommandMeaning("", all, all, [], []);
    }

    private static CommandMeaning Read(SimpleCommandSyntax command) => new(
        GetPlace(command),
        [.. command.Words.Select(Write)],
        [.. command.Words.Select(WriteBare)],
        [
            .. command.Assignments.Select(pair =>
                pair.Name + (pair.Index is null ? "" : $"[{pair.Index.Text}]")
                + (pair.IsAppend ? "+=" : "=") + Write(pair.Value)),
        ],
        [
            .. command.Redirections.Select(redirection =>
                redirection.Descriptor + redirection.Operator + (redirection.Target is { } target ? Write(target) : "")
                + redirection.Document?.Text.Text),
        ]);

    private static string GetPlace(ShellNode node)
    {
        var place = new List<string>();
        for (; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case ShellListSyntax list:
                    var item = list.Items[list.IndexOf(node)];
                    place.Add(
                        item.Operator switch
                        {
                            ListOperator.And => "&&",
                            ListOperator.Or => "||",
                            _ => list.IndexOf(node) == 0 ? "" : ";",
                        } + (item.IsBackground ? "&" : ""));
                    break;
                case PipelineSyntax pipeline:
                    place.Add((pipeline.IsNegated ? "!" : "") + "|" + pipeline.Commands.IndexOf(node));
                    break;
                case IfSyntax branch:
                    place.Add("if" + branch.Children.ToList().IndexOf(node));
                    break;
                case CaseSyntax choice:
                    var index = choice.Items.ToList().FindIndex(other => other.Body == node);
                    place.Add(
                        index < 0
                            ? "case"
                            : $"case {Write(choice.Subject)} in "
                                + $"{string.Join('|', choice.Items[index].Patterns.Select(Write))}");
                    break;
                case ForSyntax loop:
                    place.Add(
                        $"for {loop.Variable.Text} in "
                            + $"{(loop.Words.IsDefault ? "$@" : string.Join(' ', loop.Words.Select(WriteBare)))}");
                    break;
                case WhileSyntax loop:
                    place.Add((loop.IsUntil ? "until" : "while") + (loop.Condition == node ? "?" : ""));
                    break;
                case GroupSyntax group:
                    place.Add(group.IsSubshell ? "(" : "{");
                    break;
                case FunctionSyntax function:
                    place.Add(function.Name + "()");
                    break;
                case SubstitutionPart or ProcessSubstitutionPart:
                    place.Add("$(");
                    break;
            }

            if (parent is CompoundCommandSyntax { Redirections.IsEmpty: false } compound)
                place.Add(string.Concat(compound.Redirections.Select(redirection =>
                    redirection.Descriptor + redirection.Operator
                    + (redirection.Target is { } target ? WriteBare(target) : ""))));
        }

        place.Reverse();
        return string.Join('/', place);
    }

    /// <summary>One notation of a word: quotes removed, what is split or matched with files in marks.</summary>
    private static string Write(ShellWord word)
    {
        var text = new StringBuilder();
        foreach (var part in word.Parts)
            Write(part, isQuoted: false, text);
        return text.ToString();
    }

    private static string WriteBare(ShellWord word) => Write(word).Replace("\u2039", "").Replace("\u203a", "");

    private static void Write(ShellWordPart part, bool isQuoted, StringBuilder text)
    {
        switch (part)
        {
            case LiteralPart literal:
                text.Append(literal.Value);
                break;
            case SingleQuotedPart quoted:
                text.Append(quoted.Value);
                break;
            case DoubleQuotedPart quoted:
                foreach (var inner in quoted.Parts)
                    Write(inner, isQuoted: true, text);
                break;
            case ParameterPart { IsLength: false, IsIndirect: false, Index: null } parameter:
                var inBraces = "${" + parameter.Name + parameter.Operator
                    + (parameter.Operand is { } operand ? Write(operand) : "")
                    + (parameter.Replacement is { } replacement ? "/" + Write(replacement) : "") + "}";
                text.Append(isQuoted ? inBraces : $"\u2039{inBraces}\u203a");
                break;
            // Its commands are listed by themselves.
            case SubstitutionPart:
                text.Append(isQuoted ? "$()" : "\u2039$()\u203a");
                break;
            case GlobPart glob:
                text.Append($"\u2039{glob.Text}\u203a");
                break;
            case TildePart tilde:
                text.Append($"\u2039{tilde.Text}\u203a");
                break;
            case BracePart brace:
                text.Append($"\u2039{brace.Text}\u203a");
                break;
            case ArrayPart array:
                text.Append('(').AppendJoin(' ', array.Elements.Select(Write)).Append(')');
                break;
            case ArithmeticPart arithmetic:
                text.Append("$((").Append(arithmetic.Expression.Trim()).Append("))");
                break;
            default:
                text
                    .Append(part.GetType().Name)
                    .Append(
                        part is ParameterPart other
                            ? $"{other.Name}{other.IsLength}{other.Index?.Text}{other.Operator}{other.Operand?.Text}"
                            : "");
                break;
        }
    }
}

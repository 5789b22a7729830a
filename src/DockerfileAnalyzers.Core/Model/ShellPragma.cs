namespace DockerfileAnalyzers.Model;

/// <summary>
/// hadolint's comment that says which shell the base image runs commands with, as
/// SHELL does: <c># hadolint shell=bash</c>.
/// </summary>
internal static class ShellPragma
{
    private static readonly Regex s_pragma = new(
        @"\Ahadolint\s+shell\s*=\s*(?<shell>[\w./\\-]+)\s*(?:#.*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>In the order of the file; those of shells that are not known are left out.</summary>
    public static Queue<(int Position, ImmutableArray<string> Shell)> FindAll(DockerfileSyntax syntax)
    {
        var result = new Queue<(int, ImmutableArray<string>)>();
        foreach (var comment in syntax.Comments.OrderBy(comment => comment.Span))
        {
            if (comment.Text.StartsWith("hadolint", StringComparison.OrdinalIgnoreCase)
                && s_pragma.Match(comment.Text) is { Success: true } match
                && GetShell(match.Groups["shell"].Value) is { } shell)
                result.Enqueue((comment.Span.Start, shell));
        }

        return result;
    }

    /// <summary>The pragmas in the comments directly above an instruction.</summary>
    public static ImmutableArray<string>? Take(
        Queue<(int Position, ImmutableArray<string> Shell)> pragmas, InstructionSyntax instruction)
    {
        ImmutableArray<string>? shell = null;
        while (pragmas.Count > 0 && pragmas.Peek().Position < instruction.Span.Start)
            shell = pragmas.Dequeue().Shell;
        return shell;
    }

    private static ImmutableArray<string>? GetShell(string program) => Interpreters.GetDialect(program) switch
    {
        ShellDialect.Unknown => null,
        ShellDialect.PowerShell => ImmutableArray.Create(program, "-Command"),
        ShellDialect.Cmd => ImmutableArray.Create(program, "/S", "/C"),
        _ => ImmutableArray.Create(program.IndexOf('/') < 0 ? "/bin/" + program : program, "-c"),
    };
}

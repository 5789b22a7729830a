namespace DockerfileAnalyzers.Model.Commands;

/// <summary>The user whom <c>sudo</c>, <c>gosu</c> and similar programs run a command as.</summary>
internal static class UserSwitch
{
    /// <summary>
    /// Whether a command continues as a user other than root, or is a service that
    /// needs root and drops its privileges itself.
    /// </summary>
    public static bool DropsPrivileges(ShellCommand command) => RootPrograms.Find(command.Name) switch
    {
        null => false,
        // "init" alone is an argument of many programs.
        { IsService: true } => command.Name != "init" || command.ProgramAsWritten[0] == '/',
        var program => FindUser(command, program, out var user) && (user is null || !IsRoot(user)),
    };

    // "su - app", "runuser app -c", "gosu app …", "sudo -Hu app …".
    private static bool FindUser(ShellCommand command, RootProgram program, out string? user)
    {
        var arguments = command.Arguments;
        var end = FindWrapped(command);
        for (var i = 0; i < end; i++)
        {
            var text = arguments[i].Literal ?? arguments[i].Text;
            if (FindOption(program, text) is { } value)
            {
                user = value.Length > 0 ? value : i + 1 < arguments.Length ? arguments[i + 1].Literal : "";
                return true;
            }

            if (program.ValueOptions.Contains(text))
            {
                i++;
            }
            else if ((program.UserOptions.IsEmpty || command.Name == "runuser")
                && !text.StartsWith("-", StringComparison.Ordinal))
            {
                user = arguments[i].Literal;
                return true;
            }
        }

        user = null;
        return false;
    }

    // Where the arguments of the command that it runs begin, of programs whose options are known.
    private static int FindWrapped(ShellCommand command)
    {
        var words = command.Arguments.Select(argument => argument.Literal ?? argument.Text).Prepend(command.Name);
        return CommandTable.FindWrappedCommand(command.Name, words.ToArray()) is > 0 and var index
            ? index - 1 : command.Arguments.Length;
    }

    /// <returns>The value that is part of the word, or nothing; <see langword="null"/> for other words.</returns>
    private static string? FindOption(RootProgram program, string text)
    {
        foreach (var option in program.UserOptions)
        {
            if (text.StartsWith(option + "=", StringComparison.Ordinal))
                return text.Substring(option.Length + 1);
            if (text == option)
                return "";
            if (option.Length == 2 && text.Length > 1 && text[0] == '-' && text[1] != '-'
                && text.IndexOf(option[1]) is > 0 and var letter)
                return text.Substring(letter + 1);
        }

        return null;
    }

    private static bool IsRoot(string user) => user.Split(':')[0] is "root" or "0" or "+0" or "#0" or "";
}

using System.Collections;
using System.CommandLine;

namespace DockerfileAnalyzers.Tool.Help;

/// <summary>A command as its documentation shows it.</summary>
/// <param name="Path">Its names below the root; empty for the root.</param>
/// <param name="Parameters">Arguments and options, each with what it does.</param>
internal sealed record CommandOutline(string Path, string Text, ImmutableArray<(string Term, string Text)> Parameters)
{
    private const string ToolName = "dockerfile-analyzers";

    public string Name => Path.Length == 0 ? ToolName : $"{ToolName} {Path}";

    public required string Usage { get; init; }

    /// <summary>The commands that do something, in the order of the help; the root first.</summary>
    public static ImmutableArray<CommandOutline> CreateAll(RootCommand root) =>
        [Create(root), .. root.Subcommands.SelectMany(command =>
            command.Subcommands.Count == 0 ? [command] : command.Subcommands.AsEnumerable()).Select(Create)];

    private static CommandOutline Create(Command command)
    {
        var path = HelpTopics.GetPath(command);
        var arguments = command.Arguments.Select(GetUsage).ToArray();
        var usage = string.Join(' ', new[] { ToolName, path, command is RootCommand ? "<command>" : "" }
            .Concat(arguments).Append(command.Options.Count > 0 ? "[options]" : "").Where(part => part.Length > 0));
        return new CommandOutline(path, command.Description ?? "",
        [
            .. command.Arguments.Select((argument, i) => (arguments[i],
                Describe(argument.Description, argument.HasDefaultValue ? argument.GetDefaultValue() : null))),
            .. command.Options.Where(option => !option.Hidden).Select(option => (GetNames(option),
                Describe(option.Description, option.HasDefaultValue ? option.GetDefaultValue() : null))),
        ]) { Usage = usage };
    }

    private static string GetUsage(Argument argument)
    {
        var name = $"<{argument.HelpName ?? argument.Name}>" + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
        return argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $"[{name}]" : name;
    }

    private static string GetNames(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => !alias.StartsWith('/')).Append(option.Name)
            .OrderBy(name => name.Length));
        return option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? names
            : $"{names} <{option.HelpName ?? option.Name.TrimStart('-')}>";
    }

    private static string Describe(string? text, object? defaultValue)
    {
        var shown = defaultValue switch
        {
            null or false or "" => "",
            string value => value,
            IEnumerable values => string.Join(", ", values.Cast<object>()),
            var value => value.ToString(),
        };
        return $"{text}{(string.IsNullOrEmpty(shown) ? "" : $" (default: {shown})")}";
    }
}

using System.CommandLine;
using DockerfileAnalyzers.Tool.Help;
using DockerfileAnalyzers.Tool.Hosting;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>help</c>: the help of a command, or the documentation of all.</summary>
internal static class HelpCommand
{
    public static Command Create(RootCommand root, ToolHost host)
    {
        var names = new Argument<string[]>("command")
        {
            Description = "The command; if omitted, all commands.",
            HelpName = "command",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.CompletionSources.Add(_ => root.Subcommands.Select(command =>
            new System.CommandLine.Completions.CompletionItem(command.Name)));
        var format = new Option<string>("--format", "-f")
        {
            Description = "The output format: text, or all commands as markdown or man.",
            HelpName = "format",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "markdown", "man");
        var command = new Command("help", "Shows the help of a command, or the manual.") { names, format };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(names) ?? [];
            switch (parsed.GetRequiredValue(format))
            {
                case "markdown":
                    host.Output.Writer.Write(ReferencePage.Create(CommandOutline.CreateAll(root)));
                    return ExitCode.Success;
                case "man":
                    host.Output.Writer.Write(ManualPage.Create(CommandOutline.CreateAll(root)));
                    return ExitCode.Success;
                default:
                    return root.Parse([.. path, "--help"]).Invoke(parsed.InvocationConfiguration);
            }
        });
        command.Validators.Add(result =>
        {
            if (FindUnknown(root, result.GetValue(names) ?? []) is { } unknown)
                result.AddError($"Unknown command '{unknown}'; 'dockerfile-analyzers help' lists all commands.");
        });
        return command;
    }

    private static string? FindUnknown(Command command, string[] path)
    {
        foreach (var name in path)
        {
            if (command.Subcommands.FirstOrDefault(one => one.Name == name) is not { } next)
                return name;
            command = next;
        }

        return null;
    }
}

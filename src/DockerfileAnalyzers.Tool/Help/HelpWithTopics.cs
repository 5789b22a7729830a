using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DockerfileAnalyzers.Tool.Help;

/// <summary>The help of the commands on the terminal: with examples, formats and exit codes.</summary>
internal sealed class HelpWithTopics(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>As of the help itself: what else is wrong with the command line does not matter.</summary>
    public override bool ClearsParseErrors => true;

    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new HelpWithTopics((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        foreach (var topic in HelpTopics.Of(HelpTopics.GetPath(parseResult.CommandResult.Command)))
        {
            output.WriteLine(topic.Title + ":");
            var width = topic.Rows.Max(row => row.Term.Length);
            foreach (var (term, text) in topic.Rows)
            {
                // A command can be longer than its description.
                output.WriteLine(topic.Title == HelpTopics.ExamplesTitle ? $"  # {text}\n  {term}"
                    : $"  {term.PadRight(width)}  {text}");
            }

            output.WriteLine();
        }

        return exitCode;
    }
}

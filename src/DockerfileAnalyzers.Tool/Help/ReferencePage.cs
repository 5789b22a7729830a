using System.Text;

namespace DockerfileAnalyzers.Tool.Help;

/// <summary>The commands as Markdown, for the documentation.</summary>
internal static class ReferencePage
{
    public static string Create(IEnumerable<CommandOutline> commands)
    {
        var page = new StringBuilder();
        foreach (var command in commands)
        {
            var title = command.Path.Length == 0 ? "All commands" : command.Path;
            page.Append($"### {title}\n\n{command.Text}\n\n```text\n{command.Usage}\n```\n\n");
            AppendTable(page, "Parameter", command.Parameters);
            foreach (var topic in HelpTopics.Of(command.Path))
            {
                if (topic.Title == HelpTopics.ExamplesTitle)
                    AppendExamples(page, topic);
                else if (command.Path.Length == 0)
                    AppendTable(page, topic.Title, topic.Rows);
            }
        }

        return page.ToString();
    }

    private static void AppendExamples(StringBuilder page, HelpTopic examples)
    {
        page.Append("```sh\n");
        foreach (var (command, text) in examples.Rows)
            page.Append($"# {text}\n{command}\n");
        page.Append("```\n\n");
    }

    private static void AppendTable(StringBuilder page, string title, ImmutableArray<(string Term, string Text)> rows)
    {
        if (rows.IsEmpty)
            return;
        page.Append($"| {title} | |\n|---|---|\n");
        foreach (var (term, text) in rows)
            page.Append($"| `{term}` | {text.Replace("|", @"\|", StringComparison.Ordinal)} |\n");
        page.Append('\n');
    }
}

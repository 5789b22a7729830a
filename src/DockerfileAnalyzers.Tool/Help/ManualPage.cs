using System.Text;
using DockerfileAnalyzers.Analysis;

namespace DockerfileAnalyzers.Tool.Help;

/// <summary>The commands as a page of <c>man</c>.</summary>
internal static class ManualPage
{
    /// <param name="commands">The root first.</param>
    public static string Create(ImmutableArray<CommandOutline> commands)
    {
        var root = commands[0];
        var page = new StringBuilder();
        page.Append($".TH DOCKERFILE\\-ANALYZERS 1 \"\" \"dockerfile\\-analyzers {Escape(ProductInfo.Version)}\"\n");
        page.Append($".SH NAME\ndockerfile\\-analyzers \\- {Escape(root.Text.TrimEnd('.'))}\n");
        page.Append($".SH SYNOPSIS\n.B {Escape(root.Usage)}\n");
        page.Append(".SH COMMANDS\n");
        foreach (var command in commands.Skip(1))
        {
            page.Append($".SS {Escape(command.Path)}\n{Escape(command.Text)}\n.PP\n.B {Escape(command.Usage)}\n");
            AppendRows(page, command.Parameters);
            AppendTopics(page, command, ".PP\n.B ", ":");
        }

        page.Append(".SH OPTIONS\n");
        AppendRows(page, root.Parameters);
        AppendTopics(page, root, ".SH ", "");
        if (ProductInfo.RepositoryUrl.Length > 0)
            page.Append($".SH SEE ALSO\n{Escape(ProductInfo.RepositoryUrl)}\n");
        return page.ToString();
    }

    private static void AppendTopics(StringBuilder page, CommandOutline command, string before, string after)
    {
        foreach (var topic in HelpTopics.Of(command.Path))
        {
            // Information about all commands is printed once.
            if (command.Path.Length > 0 && topic.Title == "Exit codes")
                continue;
            var title = before.StartsWith(".SH", StringComparison.Ordinal) ? topic.Title.ToUpperInvariant()
                : topic.Title;
            page.Append(before).Append(Escape(title)).Append(after).Append('\n');
            AppendRows(page, topic.Rows);
        }
    }

    private static void AppendRows(StringBuilder page, ImmutableArray<(string Term, string Text)> rows)
    {
        foreach (var (term, text) in rows)
            page.Append($".TP\n.B {Escape(term)}\n{Escape(text)}\n");
    }

    // A line that starts with a dot or an apostrophe would be a request.
    private static string Escape(string text)
    {
        text = text.Replace(@"\", @"\e", StringComparison.Ordinal).Replace("-", @"\-", StringComparison.Ordinal);
        return text.StartsWith('.') || text.StartsWith('\'') ? @"\&" + text : text;
    }
}

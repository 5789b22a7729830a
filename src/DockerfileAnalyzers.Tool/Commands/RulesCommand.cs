using System.CommandLine;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Tool.Formats;
using DockerfileAnalyzers.Tool.Hosting;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace DockerfileAnalyzers.Tool.Commands;

/// <summary><c>rules</c>: all rules.</summary>
internal static class RulesCommand
{
    public static Command Create(ToolHost host)
    {
        var format = new Option<string>("--format", "-f")
        {
            Description = "The output format: table or json.",
            HelpName = "format",
            DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong("table", "json");
        var category = new Option<Category?>("--category")
        {
            Description = $"Lists only the rules of a category: {string.Join(", ", Enum.GetNames<Category>())}.",
            HelpName = "category",
        };
        var command = new Command("rules", "Lists all rules.") { format, category };
        command.SetAction(parsed =>
        {
            var rules = RuleCatalog.Descriptors
                .Where(rule => parsed.GetValue(category) is not { } wanted || rule.Category == wanted).ToArray();
            if (parsed.GetRequiredValue(format) == "json")
                WriteJson(rules, host.Output.Writer);
            else
                WriteTable(rules, host.Output);
        });
        return command;
    }

    private static void WriteTable(RuleDescriptor[] rules, ToolOutput output)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var column in new[] { "RULE", "SEVERITY", "FIX", "CATEGORY", "NAME", "TITLE" })
            table.AddColumn(new TableColumn(column) { NoWrap = true });
        foreach (var rule in rules)
            table.AddRow(
                new Markup(rule.HelpLink is { } link ? $"[link={link}]{rule.Id}[/]" : rule.Id),
                new Cell(GetSeverity(rule)),
                new Cell(GetFix(rule)),
                new Cell(rule.Category.ToString()), new Cell(rule.Name), new Cell(rule.Title));
        Terminal.Create(output).Write(table);
    }

    private static void WriteJson(RuleDescriptor[] rules, TextWriter output)
    {
        var json = new JsonWriter(output);
        json.Array(null, rules, rule => json.Object(null, () =>
        {
            json.String("id", rule.Id);
            json.String("name", rule.Name);
            json.String("title", rule.Title);
            json.String("category", rule.Category.ToString());
            json.String("severity", SeverityName.Of(rule.Severity));
            json.Boolean("enabled", rule.IsEnabledByDefault);
            json.String("fix", rule.Fix is null ? null : GetFix(rule));
            json.Array("equivalents", rule.Equivalents, equivalent => json.String(null, equivalent));
            json.String("helpLink", rule.HelpLink);
        }));
        json.End();
    }

    private static string GetSeverity(RuleDescriptor rule) =>
        rule.IsEnabledByDefault ? SeverityName.Of(rule.Severity) : "off";

    private static string GetFix(RuleDescriptor rule) => rule.Fix switch
    {
        FixSafety.Safe => "safe",
        FixSafety.Unsafe => "unsafe",
        _ => "",
    };
}

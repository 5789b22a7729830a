using System.Text.RegularExpressions;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>What a shell makes of a construct that POSIX does not have.</summary>
public enum ShellSupport
{
    Works,
    /// <summary>A syntax error, or a command that is not found.</summary>
    Fails,
    /// <summary>It runs, and does something else.</summary>
    Differs,
}

/// <summary>A construct that not every shell has.</summary>
/// <param name="Name">As written: <c>[[</c>, <c>source</c>.</param>
/// <param name="InDash">Executed in dash 0.5.12.</param>
/// <param name="InAsh">Executed in BusyBox 1.35.</param>
/// <param name="Edits">What says the same in every shell; default where that is not simple.</param>
public sealed record ShellSpecific(string Name, TextSpan Span, ShellSupport InDash, ShellSupport InAsh, ImmutableArray<TextEdit> Edits = default)
{
    private const ShellSupport W = ShellSupport.Works;
    private const ShellSupport F = ShellSupport.Fails;
    private const ShellSupport D = ShellSupport.Differs;

    private static readonly ImmutableDictionary<ShellFeature, (string Name, ShellSupport Dash, ShellSupport Ash)> s_features = new Dictionary<ShellFeature, (string, ShellSupport, ShellSupport)>
    {
        [ShellFeature.ProcessSubstitution] = ("<(…)", F, W),
        [ShellFeature.ExtendedGlob] = ("@(…)", F, F),
        [ShellFeature.AnsiQuote] = ("$'…'", D, W),
        [ShellFeature.LocalizedQuote] = ("$\"…\"", D, D),
        [ShellFeature.ArithmeticFor] = ("for ((…))", F, F),
        [ShellFeature.ArithmeticCommand] = ("((…))", F, F),
        [ShellFeature.OldArithmetic] = ("$[…]", D, D),
        [ShellFeature.BraceExpansion] = ("{…,…}", D, D),
        [ShellFeature.DoubleBracket] = ("[[", F, W),
        [ShellFeature.HereString] = ("<<<", F, F),
        [ShellFeature.RedirectBoth] = ("&>", D, W),
        [ShellFeature.RedirectBothOldStyle] = (">&", F, W),
        [ShellFeature.NamedDescriptor] = ("{…}>", D, D),
        [ShellFeature.AppendAssignment] = ("+=", F, F),
        [ShellFeature.Array] = ("an array", F, F),
        [ShellFeature.PipeBoth] = ("|&", F, F),
        [ShellFeature.FunctionKeyword] = ("function", F, W),
        [ShellFeature.FunctionName] = ("a function of this name", F, F),
        [ShellFeature.Slice] = ("${…:…}", F, W),
        [ShellFeature.Replacement] = ("${…/…/…}", F, W),
        [ShellFeature.CaseModification] = ("${…^}", F, F),
        [ShellFeature.Indirection] = ("${!…}", F, F),
        [ShellFeature.Transformation] = ("${…@…}", F, F),
        [ShellFeature.CaseFallThrough] = (";&", F, F),
        [ShellFeature.Select] = ("select", F, F),
        [ShellFeature.Coprocess] = ("coproc", F, F),
        [ShellFeature.FileSubstitution] = ("$(<…)", D, D),
        [ShellFeature.FunctionSubstitution] = ("${ …; }", F, F),
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, (ShellSupport Dash, ShellSupport Ash)> s_commands = new Dictionary<string, (ShellSupport, ShellSupport)>
    {
        ["source"] = (F, W), ["let"] = (F, W),
        ["pushd"] = (F, F), ["popd"] = (F, F), ["dirs"] = (F, F), ["declare"] = (F, F), ["typeset"] = (F, F), ["shopt"] = (F, F),
        ["mapfile"] = (F, F), ["readarray"] = (F, F), ["disown"] = (F, F), ["compgen"] = (F, F), ["complete"] = (F, F), ["enable"] = (F, F),
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, (ShellSupport Dash, ShellSupport Ash)> s_variables = new Dictionary<string, (ShellSupport, ShellSupport)>
    {
        ["RANDOM"] = (D, W), ["HOSTNAME"] = (D, W), ["UID"] = (D, D), ["EUID"] = (D, D), ["HOSTTYPE"] = (D, D), ["MACHTYPE"] = (D, D), ["OSTYPE"] = (D, D),
        ["SECONDS"] = (D, D), ["PIPESTATUS"] = (D, D), ["BASH_SOURCE"] = (D, D), ["BASH_VERSION"] = (D, D), ["FUNCNAME"] = (D, D), ["DIRSTACK"] = (D, D), ["SHLVL"] = (D, W),
    }.ToImmutableDictionary();

    private static readonly Regex s_stepBehind = new(@"\w\s*(?:\+\+|--)(?!\s*\w)", RegexOptions.CultureInvariant);

    private static readonly Regex s_stepBefore = new(@"(?<!\w\s*)(?:\+\+|--)\s*[A-Za-z_]", RegexOptions.CultureInvariant);

    private static readonly Regex s_power = new(@"\*\*", RegexOptions.CultureInvariant);

    private static readonly Regex s_base = new(@"\b[0-9]+#[0-9A-Za-z@_]", RegexOptions.CultureInvariant);

    /// <summary>What ShellCheck calls these constructs.</summary>
    public static ImmutableArray<string> Equivalents { get; } = ImmutableArray.Create(
        "SC3001", "SC3002", "SC3003", "SC3004", "SC3005", "SC3006", "SC3007", "SC3008", "SC3009", "SC3010", "SC3011", "SC3014", "SC3015", "SC3016", "SC3018", "SC3019", "SC3020", "SC3021", "SC3022", "SC3024", "SC3025", "SC3026",
        "SC3028", "SC3029", "SC3030", "SC3033", "SC3034", "SC3036", "SC3037", "SC3039", "SC3040", "SC3044", "SC3045", "SC3046", "SC3047", "SC3048", "SC3050", "SC3051", "SC3052", "SC3053", "SC3054", "SC3057", "SC3059", "SC3060", "SC2112", "SC2113");

    /// <summary>What a shell makes of it; <see cref="ShellSupport.Works"/> in bash.</summary>
    public ShellSupport In(ShellDialect dialect) => dialect switch
    {
        ShellDialect.Dash => InDash,
        ShellDialect.Ash => InAsh,
        _ => ShellSupport.Works,
    };

    /// <summary>The first use of each construct, in the order of the text.</summary>
    public static IEnumerable<ShellSpecific> Find(RunScript script) =>
        FindFeatures(script).Concat(script.Commands.SelectMany(FindInCommand)).Concat(FindVariables(script)).Concat(script.Nodes.SelectMany(FindInNode)).OrderBy(use => use.Span).GroupBy(use => use.Name).Select(group => group.First());

    private static IEnumerable<ShellSpecific> FindFeatures(RunScript script)
    {
        foreach (var use in script.Script.Features)
        {
            var (name, dash, ash) = s_features[use.Feature];
            yield return new ShellSpecific(name, use.Span, dash, ash, use.Feature switch
            {
                ShellFeature.PipeBoth => ImmutableArray.Create(TextEdit.Replace(use.Span, "2>&1 |")),
                ShellFeature.RedirectBoth => RedirectBoth(script, use),
                _ => default,
            });
        }
    }

    private static ImmutableArray<TextEdit> RedirectBoth(RunScript script, ShellFeatureUse use)
    {
        var redirection = script.Nodes.OfType<Redirection>().First(candidate => candidate.OperatorSpan == use.Span);
        return redirection.Target is null ? default : ImmutableArray.Create(TextEdit.Replace(use.Span, redirection.Operator == "&>>" ? ">>" : ">"), TextEdit.Insert(redirection.Span.End, " 2>&1"));
    }

    private static IEnumerable<ShellSpecific> FindInCommand(SimpleCommandSyntax command)
    {
        if (command.Words.IsEmpty)
            yield break;
        var name = command.Words[0].Text;
        var arguments = command.Words.Skip(1);
        // "." looks for a name without slash in PATH alone, "source" here as well: which is meant is not known.
        if (s_commands.TryGetValue(name, out var support))
            yield return new ShellSpecific(name, command.Words[0].Span, support.Dash, support.Ash, name == "source" && command.Words.Length > 1 && command.Words[1].Text.IndexOf('/') >= 0 ? ImmutableArray.Create(TextEdit.Replace(command.Words[0].Span, ".")) : default);
        switch (name)
        {
            case "[" or "test":
                foreach (var word in arguments.Where(word => word.Text is "==" or "=~" or "-v"))
                    yield return new ShellSpecific(name + " " + word.Text, word.Span, F, word.Text == "==" ? W : F, word.Text == "==" ? ImmutableArray.Create(TextEdit.Replace(word.Span, "=")) : default);
                break;
            case "echo" when command.Words.Length > 1 && command.Words[1].Text is "-e" or "-ne" or "-en" or "-E":
                var option = command.Words[1];
                var end = command.Words.Length > 2 ? command.Words[2].Span.Start : option.Span.End;
                yield return new ShellSpecific("echo " + option.Text, option.Span, IsForTheLog(command) ? W : D, W, option.Text == "-e" && end > option.Span.End ? ImmutableArray.Create(TextEdit.Delete(TextSpan.FromBounds(option.Span.Start, end))) : default);
                break;
            case "set" when ShellOptions.SetPipefail(arguments.Select(word => word.Text)):
                yield return new ShellSpecific("set -o pipefail", arguments.First(word => word.Text == "pipefail").Span, F, W);
                break;
            case "read" when arguments.FirstOrDefault(word => word.Text.Length > 1 && word.Text[0] == '-' && word.Text.IndexOfAny(new[] { 's', 't', 'n', 'a', 'd' }, 1) > 0) is { } flag:
                yield return new ShellSpecific("read " + flag.Text, flag.Span, F, flag.Text.IndexOf('a') > 0 ? F : W);
                break;
            case "export" when arguments.FirstOrDefault()?.Text == "-f":
                yield return new ShellSpecific("export -f", command.Words[1].Span, F, F);
                break;
            case "printf" when arguments.FirstOrDefault()?.Text == "-v":
                yield return new ShellSpecific("printf -v", command.Words[1].Span, F, F);
                break;
            case "trap":
                foreach (var signal in arguments.Skip(1).Where(word => word.Text is "ERR" or "DEBUG" or "RETURN" || word.Text.StartsWith("SIG", StringComparison.OrdinalIgnoreCase)))
                    yield return new ShellSpecific("trap " + signal.Text, signal.Span, F, signal.Text.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) ? W : F);
                break;
        }
    }

    // What only people read in the output of the build may look strange there.
    private static bool IsForTheLog(SimpleCommandSyntax command) => command.Redirections.IsEmpty && !command.Ancestors.Any(node => node is PipelineSyntax { Commands.Length: > 1 } or SubstitutionPart or ProcessSubstitutionPart or CompoundCommandSyntax { Redirections.IsEmpty: false });

    private static IEnumerable<ShellSpecific> FindInNode(ShellNode node)
    {
        switch (node)
        {
            case ArithmeticPart { Expression: var expression }:
                if (s_stepBehind.IsMatch(expression))
                    yield return new ShellSpecific("x++", node.Span, F, W);
                // Two signs in a row for dash, executed: $((--x)) is x.
                if (s_stepBefore.IsMatch(expression))
                    yield return new ShellSpecific("++x", node.Span, D, W);
                if (s_power.IsMatch(expression))
                    yield return new ShellSpecific("**", node.Span, F, W);
                if (s_base.IsMatch(expression))
                    yield return new ShellSpecific("…#…", node.Span, F, F);
                break;
            case GlobPart { Text: var text } when text.StartsWith("[^", StringComparison.Ordinal):
                yield return new ShellSpecific("[^…]", node.Span, D, W, ImmutableArray.Create(TextEdit.Replace(new TextSpan(node.Span.Start + 1, 1), "!")));
                break;
            case Redirection { Target: { Text: var file } target } when file.StartsWith("/dev/tcp/", StringComparison.Ordinal) || file.StartsWith("/dev/udp/", StringComparison.Ordinal):
                yield return new ShellSpecific(file.Substring(0, 8), target.Span, F, F);
                break;
        }
    }

    private static IEnumerable<ShellSpecific> FindVariables(RunScript script) => script.Nodes.OfType<ParameterPart>()
        .Where(part => s_variables.ContainsKey(part.Name) && part.Operator is not (":-" or "-") && !script.Variables.IsAssigned(part.Name) && script.FindVariable(part.Name) is null)
        .Select(part => new ShellSpecific("$" + part.Name, part.Span, s_variables[part.Name].Dash, s_variables[part.Name].Ash));
}

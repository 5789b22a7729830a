using System.Text;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>A variable as an instruction sees it.</summary>
/// <param name="Value"><see langword="null"/> where only the build knows it; of an ARG, its default.</param>
/// <param name="Definition">The pair that gave it this value; <see langword="null"/> for predefined variables.</param>
/// <param name="IsArgument">ARG, which <c>--build-arg</c> may override; ENV otherwise.</param>
public sealed record Variable(string Name, string? Value, KeyValueSyntax? Definition, bool IsArgument);

/// <summary>The variables before an instruction. Immutable; shared while nothing changes.</summary>
public sealed class VariableScope
{
    /// <summary>Arguments that BuildKit sets by itself; in a stage only after <c>ARG name</c>.</summary>
    public static readonly ImmutableArray<string> PlatformArguments = ImmutableArray.Create(
        "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT",
        "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE");

    /// <summary>Arguments that a caller may give without an ARG: RUN sees them, and what they hold changes no
    /// cache.</summary>
    public static readonly ImmutableArray<string> ProxyArguments = ImmutableArray.Create(
        "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy",
            "ALL_PROXY", "all_proxy");

    private readonly ImmutableDictionary<string, Variable> _variables;
    private readonly bool _othersAreUnset;

    private VariableScope(ImmutableDictionary<string, Variable> variables, bool othersAreUnset)
    {
        _variables = variables;
        _othersAreUnset = othersAreUnset;
    }

    /// <summary>Before the first FROM: the platform arguments, and nothing else is set.</summary>
    public static VariableScope Global { get; } = new(
        PlatformArguments.ToImmutableDictionary(name => name, name => new Variable(name, null, null, IsArgument: true)), othersAreUnset: true);

    /// <summary>At the start of a stage.</summary>
    /// <param name="baseIsEmpty">The base is scratch: no variable comes with it. Those of any other image are unknown.</param>
    public static VariableScope OfStage(bool baseIsEmpty) => new(ImmutableDictionary<string, Variable>.Empty, baseIsEmpty);

    public IEnumerable<Variable> Variables => _variables.Values;

    public Variable? Find(string name) => _variables.TryGetValue(name, out var variable) ? variable : null;

    /// <summary>The same with the empty text for every variable that only a build argument sets: what a plain build sees.</summary>
    public VariableScope WithEmptyDefaults() => new(
        _variables.ToImmutableDictionary(pair => pair.Key, pair => pair.Value with { Value = pair.Value.Value ?? "" }), _othersAreUnset);

    /// <summary>Only what ENV set: what an image keeps.</summary>
    public VariableScope WithoutArguments() =>
        new(_variables.RemoveRange(_variables.Values.Where(variable => variable.IsArgument).Select(variable =>
            variable.Name)), _othersAreUnset);

    public VariableScope With(Variable variable) => new(_variables.SetItem(variable.Name, variable), _othersAreUnset);

    /// <summary>The value of a word with its variables replaced; <see langword="null"/> where a part of it is not known.</summary>
    public string? Expand(WordSyntax word)
    {
        if (word.Literal is { } literal)
            return literal;
        var result = new StringBuilder();
        foreach (var part in word.Parts)
        {
            var value = part is VariablePart variable ? Expand(variable) : ((LiteralPart)part).Value;
            if (value is null)
                return null;
            result.Append(value);
        }

        return result.ToString();
    }

    private string? Expand(VariablePart part)
    {
        var variable = Find(part.Name);
        var isKnown = variable is null ? _othersAreUnset : variable.Value is not null;
        var value = variable?.Value ?? "";
        string? Operand() => part.Operand is null ? "" : Expand(part.Operand);

        switch (part.Operator)
        {
            case null:
            case ":?":
            case "?":
                return isKnown ? value : null;
            // A default speaks for a variable that only a build argument could set: that is what it is there for.
            case ":-":
                return value.Length > 0 ? value : isKnown || variable is { IsArgument: true } ? Operand() : null;
            case "-":
                return variable is not null && isKnown ? value : isKnown || variable is { IsArgument: true } ? Operand() : null;
            case ":+":
                return value.Length > 0 ? Operand() : isKnown || variable is { IsArgument: true } ? "" : null;
            case "+":
                return variable is not null && isKnown ? Operand() : isKnown || variable is { IsArgument: true } ? "" : null;
        }

        if (!isKnown || Operand() is not { } pattern)
            return null;
        return part.Operator switch
        {
            "#" or "##" => StripPrefix(value, pattern, longest: part.Operator == "##"),
            "%" or "%%" => StripSuffix(value, pattern, longest: part.Operator == "%%"),
            "/" or "//" => part.Replacement is { } replacement && Expand(replacement) is { } text
                ? Replace(value, pattern, text, all: part.Operator == "//")
                : null,
            _ => null,
        };
    }

    private static string StripPrefix(string value, string pattern, bool longest) =>
        Match(value, "^" + ToRegex(pattern, longest)) is { Success: true } match ? value.Substring(match.Length) : value;

    private static string StripSuffix(string value, string pattern, bool longest)
    {
        // The shortest suffix starts latest; a regular expression finds the earliest start, so the candidates are tried in turn.
        var whole = ToRegex(pattern, greedy: true);
        for (var i = 0; i <= value.Length; i++)
        {
            var start = longest ? i : value.Length - i;
            if (Match(value.Substring(start), "^" + whole + "$") is { Success: true })
                return value.Substring(0, start);
        }

        return value;
    }

    private static string Replace(string value, string pattern, string text, bool all) =>
        new Regex(ToRegex(pattern, greedy: true), RegexOptions.CultureInvariant, s_timeout).Replace(value, _ => text, all ? -1 : 1);

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    private static Match? Match(string value, string regex)
    {
        try
        {
            return Regex.Match(value, regex, RegexOptions.Singleline | RegexOptions.CultureInvariant, s_timeout);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string ToRegex(string pattern, bool greedy)
    {
        var any = greedy ? ".*" : ".*?";
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            result.Append(pattern[i] switch
            {
                '*' => any,
                '?' => ".",
                '\\' when i + 1 < pattern.Length => Regex.Escape(pattern[++i].ToString()),
                var other => Regex.Escape(other.ToString()),
            });
        }

        return result.ToString();
    }
}

using System.Text;

namespace DockerfileAnalyzers.Model;

/// <summary>A variable as an instruction sees it.</summary>
/// <param name="Value"><see langword="null"/> where only the build knows it; of an ARG, its default.</param>
/// <param name="Definition">The pair that gave it this value; <see langword="null"/> for predefined variables.</param>
/// <param name="IsArgument">ARG, which <c>--build-arg</c> may override; ENV otherwise.</param>
internal sealed record Variable(string Name, string? Value, KeyValueSyntax? Definition, bool IsArgument);

/// <summary>The variables before an instruction. Immutable; shared while nothing changes.</summary>
internal sealed class VariableScope
{
    /// <summary>Arguments that BuildKit sets; in a stage only after <c>ARG name</c>.</summary>
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
    private VariableScope? _withEmptyDefaults;

    private VariableScope(ImmutableDictionary<string, Variable> variables, bool othersAreUnset)
    {
        _variables = variables;
        _othersAreUnset = othersAreUnset;
    }

    /// <summary>Before the first FROM: the platform arguments, and nothing else is set.</summary>
    public static VariableScope Global { get; } = new(
        PlatformArguments.ToImmutableDictionary(name => name, name => new Variable(name, null, null, IsArgument: true)),
        othersAreUnset: true);

    /// <summary>At the start of a stage.</summary>
    /// <param name="baseIsEmpty">
    /// The base is scratch: no variable comes with it. Those of any other image are unknown.
    /// </param>
    public static VariableScope OfStage(bool baseIsEmpty) =>
        new(ImmutableDictionary<string, Variable>.Empty, baseIsEmpty);

    public IEnumerable<Variable> Variables => _variables.Values;

    public Variable? Find(string name) => _variables.TryGetValue(name, out var variable) ? variable : null;

    /// <summary>
    /// The same with an empty value for every variable that only a build argument sets, like a plain build.
    /// </summary>
    public VariableScope WithEmptyDefaults() => _withEmptyDefaults ??= new(
        _variables.ToImmutableDictionary(pair => pair.Key, pair => pair.Value with { Value = pair.Value.Value ?? "" }),
        _othersAreUnset);

    /// <summary>Only the variables of ENV, which an image keeps.</summary>
    public VariableScope WithoutArguments() =>
        new(_variables.RemoveRange(_variables.Values.Where(variable => variable.IsArgument).Select(variable =>
            variable.Name)), _othersAreUnset);

    public VariableScope With(Variable variable) => new(_variables.SetItem(variable.Name, variable), _othersAreUnset);

    // A few lines of "ENV A=$A$A" would exhaust the memory.
    private const int MaxLength = 4096;

    /// <summary>
    /// The value of a word with its variables replaced; <see langword="null"/> where a part
    /// of it is not known, or it is very long.
    /// </summary>
    public string? Expand(WordSyntax word)
    {
        if (word.Literal is { } literal)
            return literal;
        var result = new StringBuilder();
        foreach (var part in word.Parts)
        {
            var value = part is VariablePart variable ? Expand(variable) : ((TextPart)part).Value;
            if (value is null || result.Length + value.Length > MaxLength)
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
        // A default value applies to a variable that only a build argument can set: this is its purpose.
        var isDecided = isKnown || variable is { IsArgument: true };
        string? Operand() => part.Operand is null ? "" : Expand(part.Operand);

        switch (part.Operator)
        {
            case null:
            case ":?":
            case "?":
                return isKnown ? value : null;
            case ":-" when value.Length > 0:
            case "-" when variable is not null && isKnown:
                return value;
            case ":-" or "-":
                return isDecided ? Operand() : null;
            case ":+" when value.Length > 0:
            case "+" when variable is not null && isKnown:
                return Operand();
            case ":+" or "+":
                return isDecided ? "" : null;
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
        FindEnd(value, 0, pattern, longest) is >= 0 and var end ? value.Substring(end) : value;

    private static string StripSuffix(string value, string pattern, bool longest)
    {
        var end = FindEnd(
            Reverse(value),
            0,
            string.Concat(
                Read(pattern).Reverse().Select(c => c.IsLiteral ? "\\" + c.Character : c.Character.ToString())),
            longest);
        return end < 0 ? value : value.Substring(0, value.Length - end);
    }

    private static string? Replace(string value, string pattern, string text, bool all)
    {
        // Each place costs as much as the value and the pattern are long.
        if ((long)value.Length * value.Length * pattern.Length > 10_000_000)
            return null;
        var result = new StringBuilder();
        for (var i = 0; i < value.Length;)
        {
            var end = FindEnd(value, i, pattern, longest: true);
            if (end > i)
            {
                result.Append(text);
                i = end;
                if (!all)
                    return result.Append(value, i, value.Length - i).ToString();
            }
            else
            {
                result.Append(value[i++]);
            }
        }

        return result.ToString();
    }

    private static string Reverse(string text) => new(text.Reverse().ToArray());

    // The characters of a pattern; a backslash takes the meaning of "*" and "?".
    private static IEnumerable<(char Character, bool IsLiteral)> Read(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var isEscaped = pattern[i] == '\\' && i + 1 < pattern.Length;
            if (isEscaped)
                i++;
            yield return (pattern[i], isEscaped || pattern[i] is not ('*' or '?'));
        }
    }

    // Where the shortest or the longest match that starts at a place ends; negative without
    // one. All at once: no pattern takes long.
    private static int FindEnd(string value, int start, string pattern, bool longest)
    {
        var ends = new bool[value.Length - start + 1];
        ends[0] = true;
        foreach (var (character, isLiteral) in Read(pattern))
        {
            if (character == '*' && !isLiteral)
            {
                for (var i = 1; i < ends.Length; i++)
                    ends[i] |= ends[i - 1];
                continue;
            }

            for (var i = ends.Length - 1; i > 0; i--)
                ends[i] = ends[i - 1] && (!isLiteral || value[start + i - 1] == character);
            ends[0] = false;
        }

        var end = longest ? Array.LastIndexOf(ends, true) : Array.IndexOf(ends, true);
        return end < 0 ? -1 : start + end;
    }
}

namespace DockerfileAnalyzers.Syntax;

internal sealed class FromInstructionSyntax(InstructionHeader header) : InstructionSyntax(header)
{
    public required WordSyntax ImageName { get; init; }

    /// <summary>The name after AS, as written.</summary>
    public WordSyntax? Alias { get; init; }

    /// <summary>The word <c>AS</c>.</summary>
    public TextSpan? AsSpan { get; init; }

    public WordSyntax? Platform => GetFlag("platform")?.Value;
}

internal sealed class RunInstructionSyntax(InstructionHeader header) : CommandInstructionSyntax(header)
{
    public ImmutableArray<MountSyntax> Mounts { get; init; } = ImmutableArray<MountSyntax>.Empty;
}

/// <summary>One <c>--mount=key=value,…</c> of a RUN.</summary>
internal sealed class MountSyntax(FlagSyntax flag, ImmutableArray<KeyValuePair<string, string>> fields)
    : SyntaxNode(flag.Span)
{
    /// <summary>
    /// Keys in lower case and by their main name (<c>source</c>, <c>target</c>, <c>readonly</c>…), values as written.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields { get; } = fields;

    /// <summary>In lower case; <c>bind</c> where none is written.</summary>
    public string Type => this["type"]?.ToLowerInvariant() ?? "bind";

    public string? Target => this["target"];

    public string? Source => this["source"];

    public string? From => this["from"];

    /// <summary>Whether it shows files of the build context.</summary>
    public bool ReadsContext => this is { Type: "bind", From: null };

    public string? this[string key] =>
        Fields.Where(field => field.Key == key).Select(field => field.Value).LastOrDefault();
}

internal sealed class CmdInstructionSyntax(InstructionHeader header) : CommandInstructionSyntax(header);

internal sealed class EntrypointInstructionSyntax(InstructionHeader header) : CommandInstructionSyntax(header);

internal sealed class ShellInstructionSyntax(InstructionHeader header) : CommandInstructionSyntax(header);

internal sealed class HealthcheckInstructionSyntax(InstructionHeader header) : CommandInstructionSyntax(header)
{
    public bool IsNone { get; init; }
}

/// <summary><c>name=value</c>, or the old form <c>name value</c>.</summary>
internal sealed class KeyValueSyntax(TextSpan span, WordSyntax key, WordSyntax? value) : SyntaxNode(span)
{
    public WordSyntax Key { get; } = key;

    /// <summary><see langword="null"/> where there is no <c>=</c> (ARG without default).</summary>
    public WordSyntax? Value { get; } = value;
}

/// <summary>LABEL, ENV and ARG.</summary>
internal abstract class KeyValueInstructionSyntax(InstructionHeader header) : InstructionSyntax(header)
{
    public ImmutableArray<KeyValueSyntax> Pairs { get; init; } = ImmutableArray<KeyValueSyntax>.Empty;

    /// <summary>The old form <c>ENV name value</c>.</summary>
    public bool IsLegacyForm { get; init; }
}

internal sealed class LabelInstructionSyntax(InstructionHeader header) : KeyValueInstructionSyntax(header);

internal sealed class EnvInstructionSyntax(InstructionHeader header) : KeyValueInstructionSyntax(header);

internal sealed class ArgInstructionSyntax(InstructionHeader header) : KeyValueInstructionSyntax(header);

internal sealed class MaintainerInstructionSyntax(InstructionHeader header) : InstructionSyntax(header);

internal sealed class ExposeInstructionSyntax(InstructionHeader header) : InstructionSyntax(header)
{
    public ImmutableArray<WordSyntax> Ports { get; init; } = ImmutableArray<WordSyntax>.Empty;
}

/// <summary>COPY and ADD.</summary>
internal abstract class CopyingInstructionSyntax(InstructionHeader header) : InstructionSyntax(header)
{
    /// <summary>Without the heredoc words.</summary>
    public ImmutableArray<WordSyntax> Sources { get; init; } = ImmutableArray<WordSyntax>.Empty;

    /// <summary>Empty where it is missing.</summary>
    public required WordSyntax Destination { get; init; }

    /// <summary>The JSON form.</summary>
    public bool IsJsonForm { get; init; }

    /// <summary>
    /// The value of <c>--from</c>: a stage name, a stage index, an image or a named context; <see langword="null"/>
    /// where files of the build context are taken.
    /// </summary>
    public virtual WordSyntax? From => null;

    public WordSyntax? Chown => GetFlag("chown")?.Value;

    public WordSyntax? Chmod => GetFlag("chmod")?.Value;

    /// <summary>Whether <c>--parents</c> is on: the folders above what is copied come along.</summary>
    public bool KeepsParents => GetFlag("parents") is { } flag
        && !"false".Equals(flag.Value?.Literal, StringComparison.OrdinalIgnoreCase);
}

internal sealed class CopyInstructionSyntax(InstructionHeader header) : CopyingInstructionSyntax(header)
{
    public override WordSyntax? From => GetFlag("from")?.Value;
}

internal sealed class AddInstructionSyntax(InstructionHeader header) : CopyingInstructionSyntax(header);

internal sealed class VolumeInstructionSyntax(InstructionHeader header) : InstructionSyntax(header)
{
    public ImmutableArray<WordSyntax> Paths { get; init; } = ImmutableArray<WordSyntax>.Empty;

    /// <summary>The JSON form.</summary>
    public bool IsJsonForm { get; init; }
}

/// <summary>USER, WORKDIR and STOPSIGNAL: the whole rest is one value.</summary>
internal abstract class SingleValueInstructionSyntax(InstructionHeader header) : InstructionSyntax(header)
{
    public required WordSyntax Value { get; init; }
}

internal sealed class UserInstructionSyntax(InstructionHeader header) : SingleValueInstructionSyntax(header);

internal sealed class WorkdirInstructionSyntax(InstructionHeader header) : SingleValueInstructionSyntax(header);

internal sealed class StopsignalInstructionSyntax(InstructionHeader header) : SingleValueInstructionSyntax(header);

internal sealed class OnbuildInstructionSyntax(InstructionHeader header) : InstructionSyntax(header)
{
    /// <summary>
    /// The instruction after ONBUILD; an <see cref="UnknownInstructionSyntax"/> where it is not a valid one.
    /// </summary>
    public required InstructionSyntax Trigger { get; init; }
}

internal sealed class UnknownInstructionSyntax(InstructionHeader header) : InstructionSyntax(header);

using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Analysis;

/// <summary>
/// Compares a place in the code of the project with the image in which it will run. Hosts that see no code show
/// nothing to it.
/// </summary>
/// <param name="members">The members whose uses it looks at: type and name.</param>
internal abstract class CodeRule(RuleDescriptor descriptor, params string[] members) : Rule(descriptor)
{
    public sealed override Type Subject => typeof(CodeUse);

    /// <summary>Type and name of each: <c>System.TimeZoneInfo.FindSystemTimeZoneById</c>.</summary>
    public ImmutableArray<string> Members { get; } = members.ToImmutableArray();

    internal sealed override void Run(object subject, RuleContext context) =>
        throw new InvalidOperationException($"{Descriptor.Id} needs the image.");

    protected internal abstract void Analyze(CodeUse use, CodeContext context);
}

/// <summary>The facts that a rule about code can ask for, and the place where it reports.</summary>
internal sealed class CodeContext(CodePlace place, RuleDescriptor rule) : IDisposable
{
    private bool _isImageTaken;

    /// <summary>
    /// The image, for this rule alone until it is through: its model works facts out when they are asked for.
    /// </summary>
    public FinalImage Image
    {
        get
        {
            if (!_isImageTaken)
                Monitor.Enter(place.Image, ref _isImageTaken);
            return place.Image;
        }
    }

    /// <summary>The first report of the rule.</summary>
    public CodeReport? Reported { get; private set; }

    /// <param name="span">In the code.</param>
    /// <param name="decider">In the Dockerfile: what decides that the code does not work there.</param>
    /// <param name="arguments">
    /// The arguments of the message; the last placeholder is the place of the decider: <c>line 3 of 'Dockerfile'</c>.
    /// </param>
    public void Report(TextSpan span, TextSpan decider, object?[] arguments, Fix? fix = null)
    {
        var line = Image.File.Lines.GetPosition(decider.Start).Line + 1;
        var origin = FormattableString.Invariant($"line {line} of '{RelativePath.GetName(Image.File.Path)}'");
        var settings = place.Settings.Count == 0 ? ""
            : $" ({string.Join(", ", place.Settings.Select(setting => setting.Origin))})";
        Reported ??= new CodeReport(rule, span, decider,
            RuleContext.Format(rule.Message, arguments.Append(origin).ToArray()) + settings, fix);
    }

    public void Dispose()
    {
        if (_isImageTaken)
            Monitor.Exit(place.Image);
    }
}

/// <summary>A report as a rule makes it, before its severity is known.</summary>
internal sealed record CodeReport(RuleDescriptor Rule, TextSpan Span, TextSpan Decider, string Message, Fix? Fix);

/// <summary>A finding of a rule at a place in the code.</summary>
/// <param name="Finding">Its span is in the code.</param>
/// <param name="Dockerfile">The file that decides, and where in it.</param>
internal sealed record CodeFinding(Finding Finding, SourceFile Dockerfile, TextSpan Decider);

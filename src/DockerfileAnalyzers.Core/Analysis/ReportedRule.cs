namespace DockerfileAnalyzers.Analysis;

/// <summary>A rule that the engine or a host reports itself: it looks at no subject.</summary>
internal abstract class ReportedRule(RuleDescriptor descriptor) : Rule(descriptor)
{
    public sealed override Type Subject => typeof(ReportedRule);

    internal sealed override void Run(object subject, RuleContext context) =>
        throw new InvalidOperationException($"{Descriptor.Id} is reported by the engine or a host.");
}

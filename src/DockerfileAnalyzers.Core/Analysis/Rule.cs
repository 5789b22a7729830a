namespace DockerfileAnalyzers.Analysis;

/// <summary>Looks at one kind of subject and reports. Stateless: an instance is shared between threads.</summary>
internal abstract class Rule
{
    private protected Rule(RuleDescriptor descriptor) => Descriptor = descriptor with { Name = GetType().Name };

    public RuleDescriptor Descriptor { get; }

    /// <summary>The type of subject that the engine passes to this rule.</summary>
    public abstract Type Subject { get; }

    internal abstract void Run(object subject, RuleContext context);
}

/// <typeparam name="TSubject">
/// The subscription: <c>DockerfileModel</c>, <c>Stage</c>, an instruction's syntax (or a base class of several),
/// <c>RunScript</c>, <c>ShellCommand</c>, <c>IgnoreFileModel</c> or <c>IgnorePatternSyntax</c>.
/// </typeparam>
internal abstract class Rule<TSubject>(RuleDescriptor descriptor) : Rule(descriptor)
    where TSubject : class
{
    public sealed override Type Subject => typeof(TSubject);

    internal sealed override void Run(object subject, RuleContext context) => Analyze((TSubject)subject, context);

    protected abstract void Analyze(TSubject subject, RuleContext context);
}

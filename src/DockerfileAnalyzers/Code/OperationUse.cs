using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DockerfileAnalyzers.Code;

/// <summary>An operation of the compiler as rules read it.</summary>
/// <param name="container">The member of the project that contains it.</param>
/// <param name="find">The value of a setting, if it is known.</param>
internal sealed class OperationUse(
    IOperation operation, ISymbol member, string fullName, CodeProject project, ISymbol container,
    Func<CodeSetting, string?>? find = null) : CodeUse(fullName)
{
    // "app.Urls.Add(…)": the whole call is the place.
    private readonly IInvocationOperation? _call = operation is IPropertyReferenceOperation
        && operation.Parent is IInvocationOperation outer && outer.Instance == operation ? outer : null;

    private IReadOnlyList<CodeArgument>? _arguments;

    public override string Type => MemberName.Get(member.ContainingType);

    public override string Member => member.Name;

    public override SourceFile File => new(Tree.FilePath, Tree.GetText().ToString());

    public override Input.AnalyzerConfig Config => project.GetConfig(Tree);

    public override TextSpan Span => Whole.Syntax.Span.ToCore();

    public override IReadOnlyList<CodeArgument> Arguments => _arguments ??= GetArguments(Whole)
        .Where(argument => argument.Parameter is not null)
        .Select(argument => new CodeArgument(argument.Parameter!.Name, new OperationValue(argument.Value, find)))
        .ToArray();

    public override string? CalledMember => _call?.TargetMethod.Name;

    public override CodeValue? Assigned =>
        operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation
            ? new OperationValue(assignment.Value, find) : null;

    public override bool IsProtected => CodeGuard.Protects(operation, container);

    public override bool IsConditional => CodeGuard.IsConditional(operation);

    public override string? Library => NativeFunction.FindLibrary(member);

    public override bool IsForWindows => CodeGuard.IsForWindows(member);

    public override bool IsResultUnused => Whole.Parent is IExpressionStatementOperation;

    public override bool IsStatic => member is { IsStatic: true } and not IMethodSymbol { IsExtensionMethod: true };

    // The lambda around it: of an event, or of a token that is canceled.
    public override string? Handler
    {
        get
        {
            for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
            {
                if (outer is not IAnonymousFunctionOperation)
                    continue;
                var user = outer.Parent;
                while (user is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
                    user = user.Parent;
                return user switch
                {
                    IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } member } } =>
                        MemberName.Get(member),
                    IInvocationOperation
                        { TargetMethod.Name: "Register", Instance: IPropertyReferenceOperation token } =>
                        MemberName.Get(token.Property),
                    _ => null,
                };
            }

            return null;
        }
    }

    // The last token with the name of the member, before its arguments.
    public override TextSpan NameSpan
    {
        get
        {
            var name = member is IMethodSymbol { MethodKind: MethodKind.Constructor }
                ? member.ContainingType.Name : member.Name;
            var end = GetArguments(operation).Where(argument => !argument.IsImplicit
                    && !operation.Syntax.ChildNodes().FirstOrDefault()!.Span.Contains(argument.Syntax.Span))
                .Select(argument => argument.Syntax.SpanStart).DefaultIfEmpty(int.MaxValue).Min();
            var token = operation.Syntax.DescendantTokens()
                .LastOrDefault(token => token.SpanStart < end && token.ValueText == name);
            return (token.RawKind == 0 ? operation.Syntax.Span : token.Span).ToCore();
        }
    }

    private IOperation Whole => _call ?? operation;

    private SyntaxTree Tree => operation.Syntax.SyntaxTree;

    public override CodeUse With(Func<CodeSetting, string?> find) =>
        new OperationUse(operation, member, FullName, project, container, find);

    protected override bool Mentions(string text) => project.Mentions(text);

    private static IEnumerable<IArgumentOperation> GetArguments(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => Enumerable.Empty<IArgumentOperation>(),
    };
}

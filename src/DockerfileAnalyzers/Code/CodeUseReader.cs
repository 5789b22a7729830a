using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DockerfileAnalyzers.Code;

/// <summary>Turns an operation of the compiler into what rules read.</summary>
internal static class CodeUseReader
{
    public static CodeUse Read(
        IOperation operation, ISymbol member, Func<IEnumerable<string>> sources, CancellationToken cancellationToken)
    {
        var syntax = operation.Syntax;
        var file = new SourceFile(syntax.SyntaxTree.FilePath, syntax.SyntaxTree.GetText(cancellationToken).ToString());
        // "app.Urls.Add(…)": the whole call is the place.
        var call = operation is IPropertyReferenceOperation && operation.Parent is IInvocationOperation outer
            && outer.Instance == operation ? outer : null;
        var whole = call ?? operation;
        return new CodeUse(MemberName.Get(member.ContainingType), member.Name, file, ToSpan(whole.Syntax),
            FindName(operation, member))
        {
            CalledMember = call?.TargetMethod.Name,
            Arguments = GetArguments(whole).Where(argument => argument.Parameter is not null)
                .Select(argument => new CodeArgument(argument.Parameter!.Name, ValueReader.Read(argument.Value)))
                .ToImmutableArray(),
            Assigned = operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation
                ? ValueReader.Read(assignment.Value) : null,
            IsStatic = member is { IsStatic: true } and not IMethodSymbol { IsExtensionMethod: true },
            IsResultUnused = whole.Parent is IExpressionStatementOperation,
            Sources = sources,
            IsConditional = CodeGuard.IsConditional(operation),
            Library = NativeFunction.FindLibrary(member),
            IsCurrency = CurrencyFormat.Is(operation),
            IsForWindows = CodeGuard.IsForWindows(member),
            Handler = FindHandler(operation),
        };
    }

    // The lambda around it: of an event, or of a token that is canceled.
    private static string? FindHandler(IOperation operation)
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
                IInvocationOperation { TargetMethod.Name: "Register", Instance: IPropertyReferenceOperation token } =>
                    MemberName.Get(token.Property),
                _ => null,
            };
        }

        return null;
    }

    public static TextSpan ToSpan(SyntaxNode node) => new(node.Span.Start, node.Span.Length);

    private static IEnumerable<IArgumentOperation> GetArguments(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => Enumerable.Empty<IArgumentOperation>(),
    };

    // The last token with the name of the member, before its arguments.
    private static TextSpan FindName(IOperation operation, ISymbol member)
    {
        var name = member is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? member.ContainingType.Name : member.Name;
        var end = GetArguments(operation).Where(argument => !argument.IsImplicit
                && !operation.Syntax.ChildNodes().FirstOrDefault()!.Span.Contains(argument.Syntax.Span))
            .Select(argument => argument.Syntax.SpanStart).DefaultIfEmpty(int.MaxValue).Min();
        var token = operation.Syntax.DescendantTokens()
            .LastOrDefault(token => token.SpanStart < end && token.ValueText == name);
        return token.RawKind == 0 ? ToSpan(operation.Syntax) : new TextSpan(token.Span.Start, token.Span.Length);
    }
}

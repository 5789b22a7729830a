using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DockerfileAnalyzers.Code;

/// <summary>
/// Whether a place in the code is not meant for the container, or is prepared to fail there: rules report nothing then.
/// </summary>
internal static class CodeGuard
{
    // The members that code uses to find out where it runs: those of OperatingSystem, RuntimeInformation, Environment
    // and IHostEnvironment, and usual names of a project's own.
    private static readonly string[] s_questions =
    {
        "IsWindows", "IsLinux", "IsMacOS", "IsOSPlatform", "OSPlatform", "OSVersion", "OSDescription", "IsDevelopment",
        "IsStaging", "IsProduction", "IsEnvironment", "EnvironmentName", "GetEnvironmentVariable", "InContainer",
        "InDocker", "IsDocker", "IsContainer", "IsDebug", "Invariant", "PlatformID", "InputRedirected",
        "OutputRedirected", "UserInteractive", "IsAttached", "CurrentCulture", "CurrentUICulture",
        // Of a DbContext that was not given its options.
        "IsConfigured",
    };

    public static bool Protects(IOperation operation, ISymbol symbol) =>
        IsInDirective(operation.Syntax) || IsOfWindows(operation.Syntax.SyntaxTree) || HasPlatform(symbol)
        || IsForTools(symbol) || IsGuarded(operation);

    /// <summary>Whether something decides at run time whether a place is reached.</summary>
    public static bool IsConditional(IOperation operation)
    {
        for (var (inner, outer) = (operation, operation.Parent); outer is not null;
            (inner, outer) = (outer, outer.Parent))
        {
            if (IsBranch(outer, inner) || outer is ILoopOperation or ICatchClauseOperation
                || (outer is IBlockOperation block && EndsBefore(block, inner, _ => true)))
                return true;
        }

        return false;
    }

    private static bool IsGuarded(IOperation operation)
    {
        for (var (inner, outer) = (operation, operation.Parent); outer is not null;
            (inner, outer) = (outer, outer.Parent))
        {
            if ((outer is ITryOperation { Catches.IsEmpty: false } attempt && attempt.Body == inner)
                // The alternative after the first attempt failed.
                || outer is ICatchClauseOperation
                || (IsBranch(outer, inner) && GetCondition(outer) is { } condition && Asks(condition))
                || (outer is IBlockOperation block && EndsBefore(block, inner, Asks)))
                return true;
        }

        return false;
    }

    // A part that is evaluated only where another one has a certain value.
    private static bool IsBranch(IOperation outer, IOperation inner) => outer switch
    {
        IConditionalOperation conditional => conditional.Condition != inner,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd
            or BinaryOperatorKind.ConditionalOr } binary =>
            binary.RightOperand == inner,
        ICoalesceOperation coalesce => coalesce.WhenNull == inner,
        ISwitchCaseOperation or ISwitchExpressionArmOperation => true,
        _ => false,
    };

    private static IOperation? GetCondition(IOperation branch) => branch switch
    {
        IConditionalOperation conditional => conditional.Condition,
        IBinaryOperation binary => binary.LeftOperand,
        ICoalesceOperation coalesce => coalesce.Value,
        _ => branch.Parent switch
        {
            ISwitchOperation choice => choice.Value,
            ISwitchExpressionOperation choice => choice.Value,
            _ => null,
        },
    };

    // "if (…) return;" before it, in the same block, or a switch with a return.
    private static bool EndsBefore(IBlockOperation block, IOperation inner, Func<IOperation, bool> asks)
    {
        foreach (var statement in block.Operations)
        {
            if (statement == inner || inner is ILocalFunctionOperation)
                return false;
            if (statement is IReturnOperation { IsImplicit: false } or IThrowOperation
                || (statement is IConditionalOperation conditional && asks(conditional.Condition)
                    && (Leaves(conditional.WhenTrue) || Leaves(conditional.WhenFalse)))
                || (statement is ISwitchOperation choice && asks(choice.Value)
                    && choice.Cases.Any(section => section.Body.Any(ReturnsOrThrows))))
                return true;
        }

        return false;
    }

    // A break leaves the switch only.
    private static bool ReturnsOrThrows(IOperation part) => part.DescendantsAndSelf().Any(operation =>
        operation is IReturnOperation or IThrowOperation);

    private static bool Leaves(IOperation? branch) => branch?.DescendantsAndSelf().Any(operation =>
        operation is IReturnOperation or IThrowOperation or IBranchOperation) == true;

    private static bool Asks(IOperation condition) => condition.DescendantsAndSelf().Any(operation =>
        GetName(operation) is { } name
            && s_questions.Any(question => name.IndexOf(question, StringComparison.OrdinalIgnoreCase) >= 0)
        || operation is ILocalReferenceOperation local
            && LocalValue.Find(local) is { } value && value != condition && Asks(value));

    private static string? GetName(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod.Name,
        IMemberReferenceOperation reference => reference.Member.Name,
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        _ => null,
    };

    private static bool HasPlatform(ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = current.ContainingSymbol)
        {
            if (current.GetAttributes()
                .Any(attribute => GetPlatform(attribute) is not (null or "linux" or "unix")
                    || attribute.AttributeClass?.Name is "SupportedOSPlatformGuardAttribute"
                        or "ConditionalAttribute" or "ObsoleteAttribute"))
                return true;
        }

        return false;
    }

    // "dotnet ef" creates a context by it.
    private static bool IsForTools(ISymbol symbol) => (symbol as INamedTypeSymbol ?? symbol.ContainingType)
        ?.AllInterfaces.Any(type => type.Name == "IDesignTimeDbContextFactory") == true;

    /// <summary>
    /// Whether a member, its type or its assembly says that it works on Windows: the compiler checks its uses then
    /// (CA1416).
    /// </summary>
    public static bool IsForWindows(ISymbol member)
    {
        for (var current = member; current is not null; current = current.ContainingSymbol)
        {
            if (current.GetAttributes().Any(attribute => GetPlatform(attribute)?.StartsWith(
                "windows", StringComparison.OrdinalIgnoreCase) == true))
                return true;
        }

        return false;
    }

    private static string? GetPlatform(AttributeData attribute) =>
        attribute.AttributeClass?.Name == "SupportedOSPlatformAttribute"
            && attribute.ConstructorArguments is [{ Value: string platform }] ? platform : null;

    // "Host.Windows.cs": other code asks where it runs.
    private static bool IsOfWindows(SyntaxTree tree) =>
        Text.RelativePath.GetName(tree.FilePath).IndexOf("Windows", StringComparison.OrdinalIgnoreCase) >= 0;

    // "#if DEBUG": the image contains another build.
    private static bool IsInDirective(SyntaxNode node)
    {
        if (!node.SyntaxTree.GetRoot().ContainsDirectives)
            return false;
        var depth = 0;
        foreach (var line in node.SyntaxTree.GetText().Lines)
        {
            if (line.Start > node.SpanStart)
                break;
            var text = line.ToString().TrimStart();
            if (text.StartsWith("#if", StringComparison.OrdinalIgnoreCase))
                depth++;
            else if (text.StartsWith("#end if", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("#endif", StringComparison.OrdinalIgnoreCase))
                depth--;
        }

        return depth > 0;
    }
}

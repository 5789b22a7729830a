using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DockerfileAnalyzers.Code;

/// <summary>The initial value of a local variable that is never assigned again.</summary>
internal static class LocalValue
{
    public static IOperation? Find(ILocalReferenceOperation reference)
    {
        IOperation root = reference;
        while (root.Parent is { } parent)
            root = parent;
        IOperation? value = null;
        foreach (var operation in root.Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && Is(declarator.Symbol, reference))
                value = (declarator.Initializer
                    ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
            else if (operation is ILocalReferenceOperation other && Is(other.Local, reference) && IsWritten(other))
                return null;
        }

        return value;
    }

    private static bool Is(ILocalSymbol symbol, ILocalReferenceOperation reference) =>
        SymbolEqualityComparer.Default.Equals(symbol, reference.Local);

    private static bool IsWritten(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation or ITupleOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => false,
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DockerfileAnalyzers.Code;

/// <summary>The value of a read-only field that the file at hand assigns once.</summary>
internal static class FieldValue
{
    public static IOperation? Find(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (!field.IsReadOnly || reference.SemanticModel is not { } model
            || field.DeclaringSyntaxReferences is not [var declaration] || declaration.SyntaxTree != model.SyntaxTree)
            return null;
        var constructors = field.IsStatic ? field.ContainingType.StaticConstructors
            : field.ContainingType.InstanceConstructors;
        var bodies = constructors.SelectMany(constructor => constructor.DeclaringSyntaxReferences).ToArray();
        if (bodies.Any(body => body.SyntaxTree != model.SyntaxTree))
            return null;
        var name = declaration.GetSyntax();
        // "= value" belongs to the name in C#, and to its declaration in Visual Basic.
        var values = name.ChildNodes().Concat(name.Parent?.ChildNodes() ?? Enumerable.Empty<SyntaxNode>())
            .Select(node => (model.GetOperation(node) as IFieldInitializerOperation)?.Value)
            .Concat(bodies.SelectMany(body => model.GetOperation(body.GetSyntax())?.Descendants()
                    ?? Enumerable.Empty<IOperation>())
                .OfType<IAssignmentOperation>().Where(assignment => Is(assignment.Target, field))
                .Select(assignment => CodeGuard.IsConditional(assignment) ? assignment : assignment.Value))
            .OfType<IOperation>().Take(2).ToArray();
        return values.Length == 1 && values[0] is not IAssignmentOperation ? values[0] : null;
    }

    private static bool Is(IOperation target, IFieldSymbol field) => target is IFieldReferenceOperation reference
        && SymbolEqualityComparer.Default.Equals(reference.Field, field);
}

using System.Collections.Concurrent;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DockerfileAnalyzers.Code;

/// <summary>The members of a compilation that a rule knows.</summary>
internal sealed class KnownMembers
{
    private static readonly ImmutableHashSet<string> s_members = CodeImages.Members
        .ToImmutableHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> s_names = new(CodeImages.Members
        .Select(MemberName.GetLast), StringComparer.Ordinal);

    // The name of each symbol that was seen, null if no rule knows it.
    private readonly ConcurrentDictionary<ISymbol, string?> _names = new(SymbolEqualityComparer.Default);

    /// <returns>
    /// The member that an operation uses, and the name by which rules know it; <see langword="null"/> for any other
    /// one.
    /// </returns>
    public (ISymbol Member, string Name)? Find(IOperation operation)
    {
        ISymbol? member = operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            IPropertyReferenceOperation reference => reference.Property,
            IInterpolationOperation interpolation => interpolation.Expression.Type,
            _ => null,
        };
        if (member is null)
            return null;
        if (CurrencyFormat.Is(operation))
            return (member, CodeUse.CurrencyFormat);
        if (NativeFunction.Is(member))
            return (member, CodeUse.NativeCall);
        return FindName(member) is { } name ? (member, name) : null;
    }

    // The last part first: it decides almost always, and costs no walk through namespaces.
    private string? FindName(ISymbol member) => s_names.Contains(member.Name)
        ? _names.GetOrAdd(member.OriginalDefinition, static member =>
            MemberName.Get(member) is var name && s_members.Contains(name) ? name : null) : null;
}

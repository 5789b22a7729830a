using System.Text;
using Microsoft.CodeAnalysis;

namespace DockerfileAnalyzers.Code;

/// <summary>Names of members as rules write them: <c>System.TimeZoneInfo.FindSystemTimeZoneById</c>.</summary>
internal static class MemberName
{
    /// <summary>The part of a name that the symbol of the member has.</summary>
    public static string GetLast(string name) =>
        name.EndsWith(".ctor", StringComparison.Ordinal) ? ".ctor" : name.Substring(name.LastIndexOf('.') + 1);

    public static string Get(ISymbol member) => $"{Get(member.ContainingType)}.{member.Name}";

    /// <summary>The namespace and name of a type, without type arguments.</summary>
    public static string Get(INamedTypeSymbol? type)
    {
        if (type is null)
            return "";
        var text = new StringBuilder(type.Name);
        for (INamespaceOrTypeSymbol? container = type.ContainingType
            ?? (INamespaceOrTypeSymbol)type.ContainingNamespace;
            container is not (null or INamespaceSymbol { IsGlobalNamespace: true });
            container = container.ContainingType ?? (INamespaceOrTypeSymbol?)container.ContainingNamespace)
            text.Insert(0, container.Name + ".");
        return text.ToString();
    }
}

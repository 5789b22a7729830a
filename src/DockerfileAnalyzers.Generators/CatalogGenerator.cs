using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DockerfileAnalyzers.Generators;

/// <summary>
/// Lists what a catalog holds: without reflection, so that a start neither loads every type of the assembly nor keeps
/// a trimmer from its work.
/// </summary>
[Generator]
public sealed class CatalogGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var rules = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
            static (node, cancel) =>
                FindRule((INamedTypeSymbol)node.SemanticModel.GetDeclaredSymbol(node.Node, cancel)!))
            .Where(static name => name is not null);
        context.RegisterSourceOutput(rules.Collect(), static (output, names) => output.AddSource(
            "RuleCatalog.g.cs", WriteRules(names.OfType<string>().Distinct())));
        var settings = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is ClassDeclarationSyntax { Identifier.Text: "SettingCatalog" },
            static (node, cancel) =>
                FindSettings((INamedTypeSymbol)node.SemanticModel.GetDeclaredSymbol(node.Node, cancel)!));
        context.RegisterSourceOutput(settings.Collect(), static (output, names) => output.AddSource(
            "SettingCatalog.g.cs", WriteSettings(names.SelectMany(found => found.Split(' ')).Distinct())));
    }

    private static string? FindRule(INamedTypeSymbol type)
    {
        if (!type.IsSealed || type.IsAbstract)
            return null;
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Rule", IsGenericType: false, ContainingNamespace.Name: "Analysis" })
                return type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        }

        return null;
    }

    // As one text: it can be compared, which keeps the generator incremental.
    private static string FindSettings(INamedTypeSymbol catalog) => string.Join(" ", catalog.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(property =>
            property is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, Type.Name: "Setting" })
        .Select(property => property.Name));

    private static string WriteRules(IEnumerable<string> names)
    {
        var text = Begin("Analysis", "public static partial class RuleCatalog", "Rule[] CreateRules()");
        foreach (var name in names.OrderBy(name => name, StringComparer.Ordinal))
            text.Append("        new ").Append(name).Append("(),\n");
        return text.Append("    };\n}\n").ToString();
    }

    private static string WriteSettings(IEnumerable<string> names)
    {
        var text = Begin("Settings", "internal static partial class SettingCatalog", "Setting[] ListSettings()");
        foreach (var name in names)
            text.Append("        ").Append(name).Append(",\n");
        return text.Append("    };\n}\n").ToString();
    }

    private static StringBuilder Begin(string folder, string type, string method) => new StringBuilder()
        .Append("namespace DockerfileAnalyzers.").Append(folder).Append(";\n\n").Append(type).Append("\n{\n")
        .Append("    private static partial ").Append(method).Append(" => new ")
        .Append(method.Substring(0, method.IndexOf('['))).Append("[]\n    {\n");
}

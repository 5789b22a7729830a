using Microsoft.CodeAnalysis;

namespace DockerfileAnalyzers.Code;

/// <summary>Functions of native libraries: <c>DllImport</c>, <c>LibraryImport</c>, <c>Declare</c>.</summary>
internal static class NativeFunction
{
    /// <summary>For almost all methods, only the flags of the symbol are read.</summary>
    public static bool Is(ISymbol member) =>
        member is IMethodSymbol { IsStatic: true } method && (method.IsExtern || method.IsPartialDefinition)
            && FindLibrary(method) is not null;

    /// <summary>The name of the library in the code; <see langword="null"/> if the function is not native.</summary>
    public static string? FindLibrary(ISymbol member)
    {
        if (member is not IMethodSymbol method)
            return null;
        if (method.GetDllImportData() is { ModuleName: { Length: > 0 } name })
            return name;
        var import = method.IsPartialDefinition ? method.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass?.Name == "LibraryImportAttribute") : null;
        return import?.ConstructorArguments.FirstOrDefault().Value as string;
    }
}

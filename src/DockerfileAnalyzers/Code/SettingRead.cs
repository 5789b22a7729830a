using System.Globalization;
using DockerfileAnalyzers.Input;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DockerfileAnalyzers.Code;

/// <summary>Expressions that read the configuration of the program, or a variable of its environment.</summary>
internal static class SettingRead
{
    private const int MaxDepth = 8;

    private const string Configuration = "Microsoft.Extensions.Configuration.";

    // Its key is not known.
    private const string Section = Configuration + "IConfigurationSection";

    private static readonly string[] s_roots =
    {
        Configuration + "IConfiguration", Configuration + "IConfigurationRoot", Configuration + "IConfigurationManager",
        Configuration + "ConfigurationManager",
    };

    /// <param name="find">The constant value of an argument.</param>
    /// <returns><see langword="null"/> of any other expression, and where the name is not known.</returns>
    public static CodeSetting? Find(IOperation operation, Func<IOperation, object?> find)
    {
        if (operation is IInvocationOperation
            { TargetMethod: { Name: "GetEnvironmentVariable" } method, Arguments: [var name] })
        {
            return MemberName.Get(method.ContainingType) == "System.Environment" && find(name.Value) is string variable
                ? new(variable, IsVariable: true) : null;
        }

        return FindKey(operation, find) is { } key ? new(key, IsVariable: false) : null;
    }

    /// <summary>The text of a setting as the type of the expression that reads it.</summary>
    public static object? Convert(string? text, ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_String => text,
        SpecialType.System_Int32 => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture,
            out var number) ? number : null,
        _ => null,
    };

    private static string? FindKey(IOperation operation, Func<IOperation, object?> find)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance, Arguments: [var key] }:
                return Join(FindSection(instance, find), find(key.Value));
            case IPropertyReferenceOperation { Property.Name: "Value", Instance: IInvocationOperation section }
                when Is(section.Type, Section):
                return FindSection(section, find);
            case IInvocationOperation { TargetMethod: { Name: "GetConnectionString" or "GetValue" } method } call
                when MemberName.Get(method.ContainingType) is Configuration + "ConfigurationExtensions"
                    or Configuration + "ConfigurationBinder":
                return GetReceiver(call) is { } receiver && FindSection(receiver, find) is { } outer
                    ? Join(method.Name == "GetValue" ? outer : Join(outer, "ConnectionStrings"),
                        GetName(call) is { } word ? find(word) : null) : null;
            default:
                return null;
        }
    }

    // The key of the section that an expression is; empty of the whole configuration.
    private static string? FindSection(IOperation operation, Func<IOperation, object?> find, int depth = 0)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        // In code that does not compile, the value of a variable can be the variable.
        if (depth > MaxDepth)
            return null;
        return operation switch
        {
            IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } call
                when GetReceiver(call) is { } receiver && GetName(call) is { } name =>
                Join(FindSection(receiver, find, depth + 1), find(name)),
            ILocalReferenceOperation local when LocalValue.Find(local) is { } value =>
                FindSection(value, find, depth + 1),
            IFieldReferenceOperation field when FieldValue.Find(field) is { } value =>
                FindSection(value, find, depth + 1),
            _ => s_roots.Any(root => Is(operation.Type, root)) ? "" : null,
        };
    }

    private static bool Is(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol named && MemberName.Get(named) == name;

    // An extension is called on its first argument, or on an instance in Visual Basic.
    private static IOperation? GetReceiver(IInvocationOperation call) => call.Instance
        ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "configuration")?.Value;

    private static IOperation? GetName(IInvocationOperation call) => call.Arguments
        .FirstOrDefault(argument => argument.Parameter?.Name is "key" or "name")?.Value;

    private static string? Join(string? section, object? key)
    {
        if (section is null || key is not string { Length: > 0 } text)
            return null;
        return section.Length == 0 ? text : section + ":" + text;
    }
}

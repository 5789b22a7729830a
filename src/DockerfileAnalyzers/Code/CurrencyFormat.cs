using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DockerfileAnalyzers.Code;

/// <summary>
/// Numbers that are written as amounts of money in the culture of the thread: <c>x.ToString("C")</c>,
/// <c>$"{x:C}"</c>, <c>string.Format("{0:C}", x)</c>.
/// </summary>
internal static class CurrencyFormat
{
    private static readonly Regex s_format = new(@"\A[Cc]\d{0,3}\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_hole = new(@"\{(?<index>\d)(?:,-?\d+)?:[Cc]\d{0,3}\}",
        RegexOptions.CultureInvariant);

    /// <summary>For almost all operations, only the name of the method is read.</summary>
    public static bool Is(IOperation operation) => operation switch
    {
        IInterpolationOperation { FormatString: { } format, Expression: { } value } =>
            IsFormat(format) && IsNumber(value) && IsText(operation.Parent),
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters: [_] }, Instance: { } value } call =>
            IsNumber(value) && IsFormat(call.Arguments[0].Value),
        IInvocationOperation { TargetMethod: { Name: "Format", Parameters: [{ Name: "format" }, ..] } method } call =>
            method.ContainingType.SpecialType is SpecialType.System_String && IsFormatted(call),
        _ => false,
    };

    private static bool IsFormat(IOperation format) =>
        format.ConstantValue is { HasValue: true, Value: string text } && s_format.IsMatch(text);

    private static bool IsNumber(IOperation value) => Unwrap(value).Type is { } type
        && (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] : type).SpecialType
            is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static IOperation Unwrap(IOperation value) =>
        value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : value;

    // As a FormattableString, it has no culture yet.
    private static bool IsText(IOperation? text) => text is { Parent: not IConversionOperation
        { Type.SpecialType: not (SpecialType.System_String or SpecialType.System_Object) } };

    private static bool IsFormatted(IInvocationOperation call)
    {
        if (call.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: string format })
            return false;
        var values = call.Arguments.Skip(1).SelectMany(argument =>
            argument.Value is IArrayCreationOperation { Initializer: { } initializer }
                ? initializer.ElementValues : ImmutableArray.Create(argument.Value)).ToArray();
        return s_hole.Matches(format).Cast<Match>().Select(hole => hole.Groups["index"].Value[0] - '0')
            .Any(index => index < values.Length && IsNumber(values[index]));
    }
}

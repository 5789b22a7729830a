using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DockerfileAnalyzers.Code;

/// <summary>An expression of the compiler as rules read it: what is known without running it.</summary>
/// <param name="findSetting">The value of a setting, if it is known.</param>
internal sealed class OperationValue(IOperation operation, Func<CodeSetting, string?>? findSetting) : CodeValue
{
    private const int MaxDepth = 8;

    private readonly IOperation _value = Unwrap(operation);

    private (object? Value, bool IsRead) _constant;

    public override TextSpan Span => _value.Syntax.Span.ToCore();

    public override object? Constant
    {
        get
        {
            if (!_constant.IsRead)
                _constant = (Find(_value, 0), true);
            return _constant.Value;
        }
    }

    public override string Beginning => FindBeginning(_value);

    public override bool IsLiteral => _value is ILiteralOperation;

    public override string? Member => _value is IMemberReferenceOperation { Member: { IsStatic: true } member }
        ? MemberName.Get(member) : null;

    public override TextSpan MemberSpan => _value is IMemberReferenceOperation
        ? _value.Syntax.GetLastToken().Span.ToCore() : default;

    public override IEnumerable<CodeValue> Elements =>
        _value is IArrayCreationOperation { Initializer: { } initializer }
            ? initializer.ElementValues.Select(element => new OperationValue(element, findSetting))
            : Enumerable.Empty<CodeValue>();

    public override bool Calls(string member) => _value.Descendants()
        .Any(part => part is IInvocationOperation call && call.TargetMethod.Name == member);

    // The first part of a concatenation or interpolation.
    private string FindBeginning(IOperation value)
    {
        for (var depth = 0; depth <= MaxDepth; depth++)
        {
            if (Find(value, 0) is string text)
                return text;
            var first = Unwrap(value) switch
            {
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Concatenate } sum =>
                    sum.LeftOperand,
                IInterpolatedStringOperation { Parts: [var part, ..] } => GetText(part),
                ILocalReferenceOperation local => LocalValue.Find(local),
                IFieldReferenceOperation field => FieldValue.Find(field),
                IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance } => instance,
                _ => null,
            };
            if (first is null)
                break;
            value = first;
        }

        return "";
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                default:
                    return operation;
            }
        }
    }

    private object? Find(IOperation operation, int depth)
    {
        if (operation.ConstantValue is { HasValue: true } constant)
            return constant.Value;
        if (depth > MaxDepth)
            return null;
        return Unwrap(operation) switch
        {
            var inner when inner != operation => Find(inner, depth + 1),
            ILocalReferenceOperation local when LocalValue.Find(local) is { } value => Find(value, depth + 1),
            IFieldReferenceOperation field when FieldValue.Find(field) is { } value => Find(value, depth + 1),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Concatenate } sum
                when sum.Type?.SpecialType is SpecialType.System_String =>
                Join(new[] { sum.LeftOperand, sum.RightOperand }, depth),
            ICoalesceOperation coalesce => Find(coalesce.Value, depth + 1),
            IInvocationOperation call => KnownCalls.Find(call, argument => Find(argument, depth + 1))
                ?? FindSetting(call, depth),
            IObjectCreationOperation { Type: INamedTypeSymbol type, Arguments: [var path, ..] }
                when MemberName.Get(type) is "System.IO.DirectoryInfo" or "System.IO.FileInfo" or "System.Uri" =>
                Find(path.Value, depth + 1),
            IPropertyReferenceOperation property => KnownCalls.FindFolder(MemberName.Get(property.Property))
                ?? FindSetting(property, depth),
            IInterpolatedStringOperation text => Join(text.Parts.Select(GetText), depth),
            _ => null,
        };
    }

    private object? FindSetting(IOperation operation, int depth) => findSetting is not null
        && SettingRead.Find(operation, argument => Find(argument, depth + 1)) is { } setting
            ? SettingRead.Convert(findSetting(setting), operation.Type) : null;

    private static IOperation? GetText(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => text.Text,
        IInterpolationOperation { FormatString: null, Alignment: null } hole => hole.Expression,
        _ => null,
    };

    private string? Join(IEnumerable<IOperation?> parts, int depth)
    {
        var text = "";
        foreach (var part in parts)
        {
            if (part is null || Find(part, depth + 1) is not { } value)
                return null;
            text += Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
        }

        return text;
    }
}

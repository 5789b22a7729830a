using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DockerfileAnalyzers.Code;

/// <summary>
/// Shows the rules the places in the code that use a member of which one of them knows. Nothing is registered for a
/// project without a Dockerfile, and nothing is read of it before such a place is found.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class CodeAnalyzer : DiagnosticAnalyzer
{
    private static readonly OperationKind[] s_kinds =
    {
        OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference,
        OperationKind.Interpolation,
    };

    private static readonly ImmutableHashSet<string> s_names = CodeImages.Members
        .Select(MemberName.GetLast).ToImmutableHashSet(StringComparer.Ordinal);

    private static readonly ImmutableHashSet<string> s_members = CodeImages.Members
        .ToImmutableHashSet(StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfCode;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!start.Options.AdditionalFiles.Any(file => DockerfileName.Is(file.Path)
                || file.Path.EndsWith(FileSet.FactsFileName, StringComparison.Ordinal)))
                return;
            var project = new CodeProject(start.Options, start.Compilation, start.CancellationToken);
            start.RegisterOperationAction(context =>
            {
                if (Find(context.Operation) is { } member)
                    project.Analyze(context, member);
            }, s_kinds);
        });
    }

    // The name first: it decides almost always, and costs no walk through namespaces.
    private static ISymbol? Find(IOperation operation)
    {
        ISymbol? member = operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            IPropertyReferenceOperation reference => reference.Property,
            IInterpolationOperation interpolation => interpolation.Expression.Type,
            _ => null,
        };
        return member is not null && ((s_names.Contains(member.Name) && s_members.Contains(MemberName.Get(member)))
            || NativeFunction.Is(member) || CurrencyFormat.Is(operation)) ? member : null;
    }
}

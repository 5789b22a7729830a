using DockerfileAnalyzers.Input;
using Microsoft.CodeAnalysis;
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
            start.RegisterOperationAction(project.Analyze, s_kinds);
        });
    }
}

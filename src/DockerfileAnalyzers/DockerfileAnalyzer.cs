using DockerfileAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DockerfileAnalyzers;

/// <summary>Shows each additional file to the engine and each finding to the compiler: one analyzer for all rules, one model for each file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class DockerfileAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Options.AdditionalFiles.IsEmpty)
                return;
            var files = new Lazy<AdditionalFileSet>(() => AdditionalFileSet.Create(start.Options, start.Compilation, start.CancellationToken));
            start.RegisterAdditionalFileAction(context =>
            {
                if (files.Value.CreateInput(context.AdditionalFile.Path) is not { } input || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
                    return;
                foreach (var finding in RuleEngine.Analyze(input, context.CancellationToken))
                    context.ReportDiagnostic(Descriptors.CreateDiagnostic(finding, AdditionalFileSet.CreateLocation(input.File.Path, text, finding.Span)));
            });
        });
    }
}

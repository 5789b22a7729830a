using DockerfileAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DockerfileAnalyzers;

/// <summary>
/// Shows each additional file to the engine and each finding to the compiler: one analyzer
/// for all rules about them, one model for each file.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class DockerfileAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfFiles;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Options.AdditionalFiles.IsEmpty)
                return;
            var files = new Lazy<AdditionalFileSet>(() =>
                AdditionalFileSet.Create(start.Options, start.Compilation, start.CancellationToken));
            var failures = 0;
            start.RegisterAdditionalFileAction(context =>
            {
                AdditionalFileSet? set = null;
                try
                {
                    set = files.Value;
                    Analyze(context, set);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // The compiler would report it as AD0001, with a stack trace and without the file.
                    if (set is not null || Interlocked.Exchange(ref failures, 1) == 0)
                        context.ReportDiagnostic(Descriptors.CreateFailure(context.AdditionalFile.Path, exception));
                }
            });
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, AdditionalFileSet files)
    {
        if (files.CreateInput(context.AdditionalFile.Path) is not { } input
            || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;
        var findings = RuleEngine.Analyze(input, context.CancellationToken);
        foreach (var finding in ContextFindings.RemoveRepeated(input, findings, files.CreateInput))
            context.ReportDiagnostic(Descriptors.CreateDiagnostic(
                finding, AdditionalFileSet.CreateLocation(input.File.Path, text, finding.Span), files.Pages));
    }
}

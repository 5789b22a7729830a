using System.Runtime.InteropServices;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Code;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Harness;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis.VisualBasic;

namespace DockerfileAnalyzers.Tests.Infrastructure;

/// <summary>A program of one file with its Dockerfile, as a compiler is given them.</summary>
/// <param name="Path">Its extension is that of its language.</param>
/// <param name="Dockerfile">It starts <c>Shop.dll</c>, which the program is.</param>
/// <param name="Project">Facts: <c>Name=value</c> a line.</param>
/// <param name="Context">The build context: a path a line.</param>
/// <param name="Config">Settings: <c>key = value</c> a line.</param>
public sealed record CodeSample(string Path, string Text, string Dockerfile, string? Project, string? Config,
    string? Context = null)
{
    private const string DockerfilePath = "/src/Dockerfile";

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http; global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        """;

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(() =>
    {
        var framework = System.IO.Path.GetDirectoryName(RuntimeEnvironment.GetRuntimeDirectory())!;
        var web = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(framework))!,
            "Microsoft.AspNetCore.App", System.IO.Path.GetFileName(framework));
        return [.. new[] { framework, web }.SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"))
            .Where(IsManaged).Select(path => MetadataReference.CreateFromFile(path))];
    });

    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void Register() => RulePage.FindInCode = example => Of(example).Find();

    public static CodeSample Of(RuleExample example) =>
        new(example.Path, example.Text, example.Dockerfile!, example.Project, example.Config,
            example.Context);

    /// <summary>The diagnostics of the rules in the program.</summary>
    public ImmutableArray<Diagnostic> Diagnose()
    {
        var compilation = Compile();
        var errors = compilation.GetDiagnostics().Where(found => found.Severity is DiagnosticSeverity.Error);
        Assert.AreEqual("", string.Join("\n", errors), Text);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. CreateFiles()], new Options(TestInput.ParseConfig(Config))),
            onAnalyzerException: null,
            concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        return compilation.WithAnalyzers([new CodeAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>The same, as findings.</summary>
    public IEnumerable<Finding> Find() => Diagnose().Where(found => !found.IsSuppressed).Select(ToFinding)
        .OrderBy(finding => finding.Span);

    /// <summary>The text after the fixes of one rule.</summary>
    public string Fix(string id)
    {
        var text = Text;
        foreach (var edit in Find().Where(finding => finding.Rule.Id == id && finding.Fix is not null)
            .SelectMany(finding => finding.Fix!.Edits).OrderByDescending(edit => edit.Span))
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        return text;
    }

    private static Finding ToFinding(Diagnostic found)
    {
        var rule = RuleCatalog.Find(found.Id)!;
        var span = new DockerfileAnalyzers.Text.TextSpan(
            found.Location.SourceSpan.Start, found.Location.SourceSpan.Length);
        var fix = CodeFixText.Read(found.Properties, span.Start) is var (title, edits)
            ? DockerfileAnalyzers.Edits.Fix.Create(title, rule.Fix ?? default, Change.ChangesCode, [.. edits]) : null;
        return new Finding(rule, span, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            found.Severity switch
            {
                DiagnosticSeverity.Error => Severity.Error,
                DiagnosticSeverity.Warning => Severity.Warning,
                _ => Severity.Info,
            }, Fix: fix);
    }

    private Compilation Compile() => Path.EndsWith(".vb", StringComparison.Ordinal)
        ? VisualBasicCompilation.Create("Shop", [VisualBasicSyntaxTree.ParseText(Text, path: Path)],
            s_references.Value, new VisualBasicCompilationOptions(OutputKind.ConsoleApplication,
                globalImports: GlobalImport.Parse("System", "Microsoft.VisualBasic", "Microsoft.AspNetCore.Builder",
                    "Microsoft.AspNetCore.Hosting", "Microsoft.Extensions.Hosting")))
        : CSharpCompilation.Create("Shop",
            [
                CSharpSyntaxTree.ParseText(Text, path: Path),
                CSharpSyntaxTree.ParseText(ImplicitUsings, path: "/src/obj/g.cs"),
            ],
            s_references.Value, new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));

    private IEnumerable<AdditionalText> CreateFiles()
    {
        var lines = (Project ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2)).Append(["AssemblyName", "Shop"])
            .Select(pair => KeyValuePair.Create(pair[0].Trim(), pair[1].Trim()));
        var facts = FactsNotation.Parse(lines, DockerfilePath,
            new DockerfileFacts(DockerfilePath, "/src", true, null, null));
        var endpoints = CodeEndpoints.Find(System.IO.Path.GetFileName(Path), Text);
        yield return new File("/src/obj/" + FileSet.FactsFileName,
            (facts with { Endpoints = facts.Endpoints.AddRange(endpoints) }).ToString());
        yield return new File(DockerfilePath, Dockerfile);
        if (TestInput.Create(DockerfilePath, "", context: Context).Manifest is { } manifest)
            yield return new File("/src/obj/1" + FileSet.ManifestSuffix, manifest.ToString());
    }

    private static bool IsManaged(string path)
    {
        using var reader = new System.Reflection.PortableExecutable.PEReader(System.IO.File.OpenRead(path));
        return reader.HasMetadata;
    }

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(DockerfileAnalyzers.Input.AnalyzerConfig config) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Keys(config);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Keys(DockerfileAnalyzers.Input.AnalyzerConfig config) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(
            string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            (value = config[key]) is not null;
    }
}

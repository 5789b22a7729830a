using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using BenchmarkDotNet.Attributes;
using DockerfileAnalyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

/// <summary>
/// The work of an editor for one C# document after each keystroke: a new compilation, and the diagnostics of the
/// document. Compare with <see cref="Empty"/>, which costs what any analyzer that looks at calls costs.
/// </summary>
[MemoryDiagnoser]
[InProcess]
public class CodeKeystroke
{
    private const string Dockerfile = """
        FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
        WORKDIR /app
        COPY publish .
        ENTRYPOINT ["dotnet", "Shop.dll"]

        """;

    private static readonly ImmutableArray<AdditionalText> s_files =
    [
        new TextFile("/src/Dockerfile", Dockerfile),
        new TextFile("/src/obj/DockerfileAnalyzers.project.tsv", "format\t2\nproperty\tAssemblyName\tShop\n"),
    ];

    private CSharpCompilation _compilation = null!;
    private SyntaxTree _tree = null!;
    private int _typed;

    /// <summary>Calls in the document that a rule looks at.</summary>
    [Params(0, 3)]
    public int Calls { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var text = new StringBuilder("using System; using System.Globalization; using System.Linq;\nclass Shop\n{\n");
        for (var i = 0; i < 60; i++)
            text.Append(CreateMethod(i));
        _tree = Parse(text.Append("}\n").ToString());
        var folder = RuntimeEnvironment.GetRuntimeDirectory();
        _compilation = CSharpCompilation.Create("Shop", [_tree],
            new[] { "System.Private.CoreLib", "System.Runtime", "System.Linq", "System.Collections", "System.Console" }
                .Select(name => MetadataReference.CreateFromFile(Path.Combine(folder, name + ".dll"))),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        if (Analyze(new CodeAnalyzer(), s_files) is var found && found != Calls)
            throw new InvalidOperationException($"{found} findings instead of {Calls}");
    }

    /// <summary>An analyzer that is shown the same operations and does nothing.</summary>
    [Benchmark(Baseline = true)]
    public int Empty() => Analyze(new EmptyAnalyzer(), s_files);

    [Benchmark]
    public int NoDockerfile() => Analyze(new CodeAnalyzer(), []);

    [Benchmark]
    public int WithDockerfile() => Analyze(new CodeAnalyzer(), s_files);

    private int Analyze(DiagnosticAnalyzer analyzer, ImmutableArray<AdditionalText> files)
    {
        var text = _tree.GetText();
        var tree = Parse(text.Replace(new TextSpan(text.Length, 0), "// " + _typed++ % 10).ToString());
        var compilation = _compilation.ReplaceSyntaxTree(_tree, tree);
        return compilation.WithAnalyzers([analyzer], new AnalyzerOptions(files)).GetAnalyzerSemanticDiagnosticsAsync(
            compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None)
            .GetAwaiter().GetResult().Length;
    }

    private string CreateMethod(int number) => $$"""
            public string Describe{{number}}(int[] values, string name)
            {
                var sum = values.Where(value => value > {{number}}).Select(value => value * 2).Sum();
                if (sum > 10 && name.StartsWith("a", StringComparison.Ordinal))
                    Console.WriteLine($"{name}: {sum:N2} of {values.Length}");
                {{(number < Calls ? "CultureInfo.CurrentCulture = new CultureInfo(\"de-DE\");" : "")}}
                return string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
            }


        """;

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, path: "/src/Shop.cs");

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

#pragma warning disable RS1001, RS1036 // It is not an analyzer that a compiler loads.
    private sealed class EmptyAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            [new("EMPTY", "Empty", "Empty", "Empty", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterOperationAction(static _ => { }, OperationKind.Invocation, OperationKind.ObjectCreation,
                OperationKind.PropertyReference, OperationKind.Interpolation);
        }
    }
#pragma warning restore RS1001, RS1036
}

using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

BenchmarkSwitcher.FromTypes([typeof(Analysis)]).Run(args);

/// <summary>Parse and analyse files of the sizes that real Dockerfiles have: the median, the 99th percentile, and the largest that is known.</summary>
[MemoryDiagnoser]
[InProcess]
public class Analysis
{
    private const string Block = """
        RUN apt-get update \
         && apt-get install -y --no-install-recommends git curl \
         # what the build needs
         && rm -rf /var/lib/apt/lists/*
        COPY --chown=1000:1000 src/ /app/src/
        ENV PATH=/app/bin:$PATH NAME="a b"

        """;

    private SourceFile _file = null!;

    /// <summary>Of the file, in bytes.</summary>
    [Params(900, 9_000, 3_000_000)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var text = new StringBuilder("FROM debian:12-slim\n");
        while (text.Length < Size)
            text.Append(Block);
        _file = new SourceFile("Dockerfile", text.Append("CMD [\"bash\"]\n").ToString());
    }

    [Benchmark]
    public DockerfileSyntax Parse() => DockerfileParser.Parse(_file);

    [Benchmark]
    public int Analyze() => RuleEngine.Analyze(AnalysisInput.Create(_file)).Length;
}

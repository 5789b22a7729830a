using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

/// <summary>
/// Files that no person writes: the largest that is analyzed, larger ones of which only the syntax is checked, and the
/// parser alone on 100 MB.
/// </summary>
[MemoryDiagnoser]
[InProcess]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 2, iterationCount: 10)]
public class Scale
{
    private SourceFile _installations = null!;
    private SourceFile _longInstallations = null!;
    private SourceFile _huge = null!;

    [GlobalSetup]
    public void Setup()
    {
        // 1,900 instructions of the 2,000, and 270 kB of the 300 kB that are analyzed.
        _installations = new("Dockerfile", Texts.CreateInstallations(195_000));
        _longInstallations = new("Dockerfile", Texts.CreateLongInstallations(270_000));
        _huge = new("Dockerfile", Texts.CreateInstallations(100_000_000));
    }

    [Benchmark]
    public int AnalyzeInstallations() => RuleEngine.Analyze(AnalysisInput.Create(_installations)).Length;

    [Benchmark]
    public int AnalyzeLongInstallations() => RuleEngine.Analyze(AnalysisInput.Create(_longInstallations)).Length;

    [Benchmark]
    public int ParseHundredMegabytes() => DockerfileParser.Parse(_huge).Instructions.Length;
}

using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Running;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Text;

if (args is ["editor", .. var rest])
    await EditorLatency.RunAsync(rest);
else if (args is ["builds", .. var options])
    WholeBuilds.Run(options);
else
    BenchmarkSwitcher.FromAssembly(typeof(Analysis).Assembly).Run(args);

/// <summary>
/// Parse and analyse files of the sizes that real Dockerfiles have: the median, the 99th
/// percentile, and the largest that is known.
/// </summary>
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
    public int Parse() => DockerfileParser.Parse(_file).Instructions.Length;

    [Benchmark]
    public int Analyze() => RuleEngine.Analyze(AnalysisInput.Create(_file)).Length;
}

/// <summary>
/// The first analysis of a process: code is compiled, and tables are read. Each figure is of a process of its own.
/// </summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 15, warmupCount: 0, iterationCount: 1)]
public class Start
{
    private const string Debian = """
        FROM debian:12-slim
        RUN apt-get update \
         && apt-get install -y --no-install-recommends git curl \
         && rm -rf /var/lib/apt/lists/*
        COPY --chown=1000:1000 src/ /app/src/
        CMD ["bash"]

        """;

    private const string DotNet = """
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish -c Release -o /app
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        WORKDIR /app
        COPY --from=build /app .
        EXPOSE 80
        ENTRYPOINT ["dotnet", "app.dll"]

        """;

    [Benchmark]
    public int AnalyzeDebian() => RuleEngine.Analyze(AnalysisInput.Create(new SourceFile("Dockerfile", Debian))).Length;

    [Benchmark]
    public int AnalyzeDotNet() => RuleEngine.Analyze(AnalysisInput.Create(new SourceFile("Dockerfile", DotNet))).Length;
}

/// <summary>
/// Parse a script of one RUN: of the usual size, of the largest that people write, and one that
/// shows whether time grows with the text.
/// </summary>
[MemoryDiagnoser]
[InProcess]
public class ShellParsing
{
    private const string Block = """
        set -eux; apt-get update && apt-get install -y --no-install-recommends "${PACKAGE:-curl}" $extra;
        if [ "$(uname -m)" = x86_64 ]; then arch=amd64; else arch='arm64'; fi;
        for file in /etc/*.conf; do sed -i 's/a/b/' "$file" 2>&1 | tee -a /log; done;
        [[ $arch =~ ^a ]] && echo "$((1 + 2)) ${arch//a/b}"

        """;

    private LogicalText _text = null!;

    /// <summary>Of the script, in characters.</summary>
    [Params(400, 8_000, 80_000)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var text = string.Concat(Enumerable.Repeat(Block, (Size / Block.Length) + 1));
        _text = LogicalText.Verbatim(new SourceFile("Dockerfile", text), new TextSpan(0, text.Length));
    }

    [Benchmark]
    public bool Parse() => ShellParser.Parse(_text, ShellDialect.Bash).IsComplete;
}

/// <summary>List a build context: as many files as a repository with its packages has.</summary>
[MemoryDiagnoser]
[InProcess]
public class Manifest
{
    private string _root = null!;
    private string _text = null!;

    /// <summary>In folders of 50.</summary>
    [Params(1_000, 100_000)]
    public int Files { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _root = Directory.CreateTempSubdirectory("dfa").FullName;
        for (var i = 0; i < Files; i++)
        {
            var folder = Path.Combine(_root, $"src{i / 5_000}", $"folder{i / 50}");
            if (i % 50 == 0)
                Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, $"file{i}.cs"), "class C;");
        }

        _text = Walk();
        Console.WriteLine($"// {Files} files: a manifest of {_text.Length} bytes, {_text.Count(c => c == '\n')} lines");
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_root, recursive: true);

    [Benchmark]
    public string Walk() => new ContextWalker(_root).Walk().ToString();

    [Benchmark]
    public int Read() => ContextManifest.Parse(_text).Entries.Length;
}

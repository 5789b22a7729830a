using BenchmarkDotNet.Attributes;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

/// <summary>
/// The work of the language server after each keystroke, without the protocol: the whole analysis of the new text. A
/// letter is typed at the end of some line, and removed again.
/// </summary>
[MemoryDiagnoser]
[InProcess]
public class Keystroke
{
    private string _text = "";
    private int[] _ends = [];
    private Random _random = new(18);
    private bool _isTyped;

    /// <summary>Of the file, in bytes: 99 of 100 real Dockerfiles are not longer.</summary>
    [Params(6_400)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _text = Texts.CreateStages(Size);
        _ends = [.. Enumerable.Range(0, _text.Length).Where(i => _text[i] == '\n')];
    }

    [Benchmark]
    public int Analyze()
    {
        _isTyped = !_isTyped;
        var text = _isTyped ? _text.Insert(_ends[_random.Next(_ends.Length)], "x") : _text;
        return RuleEngine.Analyze(AnalysisInput.Create(new SourceFile("Dockerfile", text))).Length;
    }
}

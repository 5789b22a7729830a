using System.Globalization;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Core.Tests.Analysis;

/// <summary>
/// Twice the text costs about twice the memory, whatever it consists of. Bytes are
/// counted, since a time depends on the machine.
/// </summary>
[TestClass]
public sealed class ScalingTests
{
    private const int Count = 300;

    /// <summary>A part for each repetition: <c>#</c> is its number.</summary>
    [TestMethod]
    [DataRow("curl -sSL https://e.com/#.tgz -o /tmp/#.tgz")]
    [DataRow("curl -sSL https://e.com/a.sh | sh")]
    [DataRow("curl -fsSLo a#.tgz https://e.com/a#.tgz && tar xzf a#.tgz")]
    [DataRow("curl -fo a# https://e.com/a#; chmod +x a#")]
    [DataRow("eval \"$(curl https://e.com/#)\"")]
    [DataRow("sh -c \"$(curl -f https://e.com/#)\"")]
    [DataRow("git clone https://e.com/a#")]
    [DataRow("sh -c 'make #; make x'")]
    [DataRow("su u -c 'npm install p#'")]
    [DataRow("sudo apt-get install -y p#")]
    [DataRow("cd a#")]
    [DataRow("cd a# && make && cd ..")]
    [DataRow("(cd a# && make)")]
    [DataRow("for x in 1 2; do cd $x; done")]
    [DataRow("v#=$v1; echo $v#")]
    [DataRow("x=$x-#; echo $x")]
    [DataRow("echo $unknown#")]
    [DataRow("f#() { make; }; f#")]
    [DataRow("if [ -z \"$a\" ]; then make; fi")]
    [DataRow("echo $(cat a) `make`")]
    [DataRow("apt-get update && apt-get install -y p# && rm -rf /var/lib/apt/lists/*")]
    [DataRow("pip install p#; rm -rf /root/.cache")]
    [DataRow("export A#=x; pip install p#")]
    [DataRow("rm -rf /tmp/a#")]
    [DataRow("mkdir -p /a# && chown u /a#")]
    [DataRow("find . -name x -exec rm {} \\;")]
    [DataRow("./x.sh | tee a#")]
    [DataRow("echo a >> f#")]
    [DataRow("printf '%s %s' a b")]
    [DataRow("cp -r a# b# && mv b# c#")]
    [DataRow("popd")]
    [DataRow("[ -d a# ] || cd a#")]
    [DataRow("apk add --virtual b p# && apk del b")]
    [DataRow("dotnet publish -o /p#")]
    public void CommandsOfOneRunCostTheSameEach(string command) =>
        AssertLinear(count => "FROM debian:12\nRUN " + Repeat(command, "; \\\n  ", count) + "\n");

    [TestMethod]
    [DataRow("RUN curl -o a# https://e.com/a#")]
    [DataRow("RUN pip install p#")]
    [DataRow("RUN apt-get update && apt-get install -y p#")]
    [DataRow("RUN git clone https://e.com/a# && cd a# && make")]
    [DataRow("COPY . .\nRUN npm ci")]
    [DataRow("COPY a# /b#")]
    [DataRow("COPY a#.tgz /b#.tgz\nRUN rm /b#.tgz")]
    [DataRow("ADD a#.tgz /b#")]
    [DataRow("COPY a# /b#\nRUN mvn package")]
    [DataRow("RUN curl -fsSLo a#.tgz https://e.com/a#.tgz && tar xzf a#.tgz")]
    [DataRow("RUN apk add --virtual b p#\nRUN apk del b")]
    [DataRow("RUN dotnet publish -o /p#")]
    [DataRow("ENV A#=x\nRUN echo $A#")]
    [DataRow("ARG A#=x\nRUN echo $A#")]
    [DataRow("ENV PASSWORD#=kettle#")]
    [DataRow("LABEL a#=x")]
    [DataRow("EXPOSE #")]
    [DataRow("VOLUME /v#\nRUN touch /v#/a")]
    [DataRow("WORKDIR a#")]
    [DataRow("USER u#\nRUN make")]
    [DataRow("ENTRYPOINT a#\nCMD b")]
    [DataRow("HEALTHCHECK CMD curl -f http://localhost/")]
    [DataRow("SHELL [\"bash\", \"-c\"]\nRUN make")]
    [DataRow("ONBUILD COPY . /a#\nONBUILD RUN curl -o x https://e.com/x")]
    [DataRow("RUN <<EOF\nmake a\nEOF")]
    [DataRow("COPY <<EOF /f#\nmake a\nEOF")]
    [DataRow("RUN --mount=type=cache,target=/c# make")]
    [DataRow("# a comment\nRUN make")]
    [DataRow("# dockerfile-analyzers ignore=DFA2001\nRUN make")]
    [DataRow("FOO a")]
    [DataRow("FROM debian:12 AS s#\nRUN make")]
    public void InstructionsCostTheSameEach(string instructions) =>
        AssertLinear(count => "FROM debian:12\n" + Repeat(instructions, "\n", count) + "\n");

    [TestMethod]
    [DataRow("RUN echo ", "a# ")]
    [DataRow("RUN echo ", "$(cat a) ")]
    [DataRow("RUN echo ", "$a# ")]
    [DataRow("RUN tool ", "--opt#=x -v ")]
    [DataRow("RUN apt-get update && apt-get install -y ", "p# \\\n  ")]
    [DataRow("RUN apt-get update && apt-get install -y ", "p ")]
    [DataRow("RUN cat a", " | cat")]
    [DataRow("RUN cat a", " | grep b > c#")]
    [DataRow("RUN sudo", " sudo")]
    [DataRow("RUN find . ", "-exec rm {} \\; ")]
    [DataRow("RUN export ", "A#=x ")]
    [DataRow("RUN echo a ", "> f# ")]
    [DataRow("RUN echo ", "\"a b\" 'c' ")]
    [DataRow("RUN a ", "$(a ")]
    [DataRow("RUN a ", "( ")]
    [DataRow("RUN a \\\n", "# comment\n b; \\\n")]
    [DataRow("RUN <<EOF\n", "make a\n")]
    [DataRow("RUN bash <<'EOF'\n", "make #\n")]
    [DataRow("ENV ", "A#=x ")]
    [DataRow("LABEL ", "a#=x ")]
    [DataRow("ARG ", "A#=x ")]
    [DataRow("EXPOSE ", "# ")]
    [DataRow("COPY ", "a# ")]
    [DataRow("", "# comment\n")]
    public void PartsOfOneInstructionCostTheSameEach(string start, string part) =>
        AssertLinear(count => "FROM debian:12\n" + start + Repeat(part, "", count) + "\n");

    [TestMethod]
    [DataRow("a#")]
    [DataRow("a#\n!a#/b")]
    [DataRow("**/a#*")]
    [DataRow("a#/*.log")]
    public void PatternsCostTheSameEach(string patterns) =>
        AssertLinear(count => Repeat(patterns, "\n", count) + "\n", ".dockerignore");

    [TestMethod]
    public void AVariableThatDoublesInEachLineTakesNoMoreThanOthers()
    {
        var finding = RuleEngine.Analyze(
            Read("FROM debian:12\nENV A=ab\n" + Repeat("ENV A=$A$A", "\n", 200) + "\nRUN echo $A\n", "Dockerfile"));

        Assert.IsFalse(finding.Any(finding => finding.Rule.Id == "DFA0000"));
    }

    [TestMethod]
    [DataRow("${A%*a*a*a*a*a*a*a*b}", "aaaa")]
    [DataRow("${A##*a*a*a*a*a*a*a*b}", "aaaa")]
    [DataRow("${A//*a*a*a*b/x}", "aaaa")]
    public void APatternOfManyStarsIsReadAtOnce(string word, string ending)
    {
        var model = ModelBuilder.Build(
            Read($"FROM debian:12\nENV A={new string('a', 200)}\nENV B={word}\n", "Dockerfile"));

        StringAssert.EndsWith(model.Stages[0].FinalState.Variables.Find("B")!.Value, ending);
    }

    private static void AssertLinear(Func<int, string> create, string path = "Dockerfile")
    {
        // The first round reads the tables.
        Measure(create(Count), path);
        var once = Measure(create(Count), path);
        var twice = Measure(create(2 * Count), path);

        // Not two: what branches of a script may change is kept in balanced trees, and tables grow in steps.
        Assert.IsTrue(twice < 2.5 * once, $"{Count} parts allocate {once} bytes, twice as many {twice}");
    }

    private static long Measure(string text, string path)
    {
        var input = Read(text, path);
        var before = GC.GetAllocatedBytesForCurrentThread();
        RuleEngine.Analyze(input);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static AnalysisInput Read(string text, string path)
    {
        ImmutableArray<SourceFile> related = path == "Dockerfile"
            ? []
            : [new SourceFile("Dockerfile", "FROM debian:12\nCOPY . .\n")];
        return new AnalysisInput(new SourceFile(path, text), related, null, ProjectFacts.Unknown, AnalyzerConfig.Empty)
        {
            AllRules = true,
        };
    }

    private static string Repeat(string part, string separator, int count) => string.Join(
        separator,
        Enumerable
            .Range(1, count)
            .Select(i =>
                part.StartsWith("# ", StringComparison.Ordinal)
                    ? part
                    : part.Replace("#", i.ToString(CultureInfo.InvariantCulture))));
}

using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Core.Tests.Text;

[TestClass]
public sealed class RecentTests
{
    [TestMethod]
    public void WhatIsAskedTwiceIsFoundOutOnce()
    {
        var asked = new List<string>();
        var recent = new Recent<string, int>(text =>
        {
            asked.Add(text);
            return text.Length;
        });

        Assert.AreEqual(2, recent["ab"]);
        Assert.AreEqual(2, recent["ab"]);
        Assert.AreEqual(0, recent[""]);
        CollectionAssert.AreEqual(new[] { "ab", "" }, asked);
    }

    [TestMethod]
    public void ALongTextIsNotKept()
    {
        var asked = 0;
        var recent = new Recent<string, int>(_ => ++asked);
        var text = new string('a', 1000);

        Assert.AreEqual(1, recent[text]);
        Assert.AreEqual(2, recent[text]);
    }

    [TestMethod]
    public void NoMoreThanAThousandAreKept()
    {
        var asked = 0;
        var recent = new Recent<int, int>(key =>
        {
            asked++;
            return key;
        });
        for (var round = 0; round < 2; round++)
        {
            for (var key = 0; key < 1001; key++)
                Assert.AreEqual(key, recent[key]);
        }

        // The last of each round found the others gone, or found no room for them.
        Assert.IsTrue(asked > 2000, $"{asked}");
    }

    [TestMethod]
    public void ManyThreadsSeeTheSame()
    {
        var recent = new Recent<int, string>(key => $"{key}");

        Parallel.For(0, 100_000, i => Assert.AreEqual($"{i % 3000}", recent[i % 3000]));
    }

    /// <summary>
    /// Values kept from earlier versions and other files must not change the findings of a later one.
    /// </summary>
    [TestMethod]
    public void FindingsDoNotDependOnWhatWasAnalyzedBefore()
    {
        string[] lines =
        [
            "FROM debian:10", "FROM node:18-bullseye", "FROM alpine:3.12", "FROM Debian:12", "FROM debian:12-slim AS s",
            "ENV API_KEY=0123456789abcdef", "ENV DB_PASSWORD=kettle", "ARG TOKEN", "ENV CONNECTION='Server=a;Pwd=b'",
            "COPY .npmrc /root/", "COPY id_rsa /root/.ssh/", "COPY --from=s /app .", "ADD a.tgz /b",
            "RUN apt-get install curl", "RUN curl http://e.com/x | sh", "RUN echo a > /root/.netrc && rm /root/.netrc",
            "# dockerfile-analyser ignore=DFA1202", "# docker lint: nothing", "RUN cd a && make", "USER root", "CMD a",
        ];
        var random = new Random(18);
        var versions = Enumerable.Range(0, 300).Select(_ =>
            string.Join("\n", Enumerable.Range(0, random.Next(1, 12)).Select(_ => lines[random.Next(lines.Length)])))
            .ToArray();

        var first = Array.ConvertAll(versions, Describe);
        Array.Reverse(versions);
        var second = Array.ConvertAll(versions, Describe);
        Array.Reverse(second);

        CollectionAssert.AreEqual(first, second);
        Assert.IsTrue(first.Distinct().Count() > 200);
    }

    private static string Describe(string text) => string.Join("\n", RuleEngine.Analyze(
        AnalysisInput.Create(new SourceFile("Dockerfile", text)) with { AllRules = true }).Select(finding =>
        $"{finding.Rule.Id} {finding.Span} {finding.Message} {finding.Fix?.Title} "
            + string.Join(" ", finding.Fix?.Edits.Select(edit => $"{edit.Span} {edit.NewText}") ?? [])));
}

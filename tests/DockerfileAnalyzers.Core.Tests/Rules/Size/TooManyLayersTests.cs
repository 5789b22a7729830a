using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class TooManyLayersTests : RuleTests<TooManyLayers>
{
    private static string Repeat(string instruction, int count) =>
        string.Concat(Enumerable.Repeat(instruction + "\n", count));

    [TestMethod]
    [DataRow("FROM alpine:3.23", "RUN echo a > /b", 126)]
    [DataRow("FROM scratch", "COPY a /b", 127)]
    [DataRow("FROM example/base:1", "ADD a /b", 126)]
    public void One_more_than_Docker_takes(string from, string instruction, int count) => Verify(
        $"{from}\n{Repeat(instruction, count)}[|RUN|] last\n",
        message: "The final image has at least 128 layers; Docker cannot start containers from images "
            + "with more than 127");

    [TestMethod]
    public void Stages_add_up() => Verify($"""
        FROM alpine:3.23 AS base
        {Repeat("COPY a /b", 100)}
        FROM base
        {Repeat("COPY a /b", 26)}
        [|COPY|] last /
        """);

    [TestMethod]
    public void Settings_and_other_stages_make_no_layers() => Verify($"""
        FROM alpine:3.23 AS build
        {Repeat("COPY a /b", 100)}
        FROM alpine:3.23
        {Repeat("ENV A=b", 200)}
        {Repeat("COPY a /b", 126)}
        """);
}

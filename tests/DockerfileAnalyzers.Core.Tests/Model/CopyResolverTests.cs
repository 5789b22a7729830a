using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Model.Files;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Model;

[TestClass]
internal sealed class CopyResolverTests
{
    [TestMethod]
    [DataRow("COPY a.md /app/", "/app/a.md")]
    [DataRow("COPY a.md /app/b.md", "/app/b.md")]
    [DataRow("COPY a.md /app/.", "/app/a.md")]
    [DataRow("COPY [\"a.md\", \"./\"]", "/work/a.md")]
    [DataRow("COPY a.md .", "/work/a.md")]
    [DataRow("copy a.md ..", "/a.md")]
    [DataRow("COPY a.md /work", "/work/a.md")]
    [DataRow("COPY a.md /opt", "/opt/a.md")]
    [DataRow("COPY src /app/src", "/app/src")]
    [DataRow("COPY src/ /app/", "/app")]
    [DataRow("COPY --parents src/a.md /app/", "/app/src/a.md")]
    [DataRow("COPY --parents src/./sub/a.md /app/", "/app/sub/a.md")]
    [DataRow("ADD https://example.com/a.tgz /tmp/", "/tmp/a.tgz")]
    [DataRow("COPY --from=one /x/a.md /app/", "/app/a.md")]
    [DataRow("COPY *.md /app/", null)]
    [DataRow("COPY a.md b.md /app/", null)]
    [DataRow("COPY a.md $WHERE/", null)]
    public void The_only_file_of_a_copy_gets_to(string instruction, string? expected)
    {
        var (model, copying) = Build(
            $"FROM debian:12 AS one\nFROM debian:12\nARG WHERE\nWORKDIR /work\n{instruction}\n");
        Assert.AreEqual(expected, CopyResolver.Of(model, copying).FindOnlyFile());
    }

    [TestMethod]
    [DataRow("COPY a.md /app/", OriginKind.Context)]
    [DataRow("ADD a.md /app/", OriginKind.Context)]
    [DataRow("COPY --from=ONE /a.md /app/", OriginKind.Stage)]
    [DataRow("COPY --from=0 /a.md /app/", OriginKind.Stage)]
    [DataRow("COPY --from=nginx /a.md /app/", OriginKind.Image)]
    [DataRow("COPY --from=ghcr.io/a/b /a.md /app/", OriginKind.Image)]
    [DataRow("COPY --from=tools:1 /a.md /app/", OriginKind.Image)]
    [DataRow("COPY --from=assets /a.md /app/", OriginKind.Unknown)]
    [DataRow("COPY --from=two /a.md /app/", OriginKind.Unknown)]
    public void From_names_the_context_a_stage_an_image_or_something_unknown(string instruction, object expected)
    {
        var (model, copying) = Build($"FROM debian:12 AS one\nFROM debian:12\n{instruction}\nFROM debian:12 AS two\n");
        Assert.AreEqual(expected, CopyResolver.Of(model, copying).Origin.Kind);
    }

    [TestMethod]
    [DataRow("COPY a.sh /app/", "/app/a.sh", "a.sh a.sh/a.sh")]
    [DataRow("COPY a.sh /app/start", "/app/start", "a.sh")]
    [DataRow("COPY docker /app/", "/app/a.sh", "docker/a.sh")]
    [DataRow("COPY . /app/", "/app/docker/a.sh", "docker/a.sh")]
    [DataRow("COPY docker/*.sh /app/", "/app/a.sh", "docker/a.sh")]
    [DataRow("COPY docker/*.sh /app/", "/app/a.py", "")]
    [DataRow("COPY --parents docker/a.sh /app/", "/app/docker/a.sh", "docker/a.sh")]
    [DataRow("COPY --exclude=a.sh docker /app/", "/app/a.sh", "")]
    [DataRow("COPY --exclude=b.sh docker /app/", "/app/a.sh", "docker/a.sh")]
    [DataRow("COPY docker /src/\nFROM debian:12\nCOPY --from=0 /src/ /app/", "/app/a.sh", "docker/a.sh")]
    [DataRow("COPY docker /src/\nFROM debian:12\nCOPY --from=0 /src/*.sh /app/", "/app/a.sh", "docker/a.sh")]
    public void A_file_of_the_image_may_be_one_of_the_context(string instruction, string path, string expected)
    {
        var (model, copying) = Build($"FROM debian:12\n{instruction}\n");
        var candidates = ContextOrigins.Find(model, model.GetStage(copying)!, path);
        Assert.AreEqual(expected, string.Join(" ", candidates));
    }

    private static (DockerfileModel Model, CopyingInstructionSyntax Copying) Build(string dockerfile)
    {
        var model = ModelBuilder.Build(TestInput.Create("/src/Dockerfile", dockerfile));
        return (model, model.Syntax.Instructions.OfType<CopyingInstructionSyntax>().Last());
    }
}

using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Reporting;

/// <summary>
/// A shop with everything that a report shows: stages, mounts, packages, a context, findings with and without fixes.
/// </summary>
internal static class SampleReport
{
    private const string Dockerfile = """
        # syntax=docker/dockerfile:1
        FROM golang:1.25-bookworm AS build
        ARG VERSION=dev
        WORKDIR /src
        COPY . .
        RUN --mount=type=cache,target=/root/.cache go build -ldflags "-X main.version=$VERSION" -o /out/shop .

        FROM debian:12 AS unused
        RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*

        FROM debian:12-slim AS final
        RUN apt-get update
        RUN apt-get install -y ffmpeg \
            # for thumbnails
            imagemagick
        COPY models/ /models/
        RUN chown -R app:app /models
        RUN --mount=type=bind,from=build,source=/src/seed,target=/seed cp /seed/* /data
        COPY --from=build /out/shop /usr/bin/shop
        ENV GREETING="<b>Welcome & come in</b>"
        ENTRYPOINT ["shop"]

        """;

    private const string Manifest = "context\t/home/someone/shop\nf\tDockerfile\t900\nf\tgo.mod\t700\n"
        + "f\tmain.go\t8200\nd\t.vs\t86000000\t412\nd\t.git\t240000000\t1800\n"
        + "f\tmodels/large.onnx\t182000000\nf\tmodels/small.onnx\t23000000\nf\tmodels/labels.txt\t4000\n"
        + "d\tTestResults\t31000000\t2400\n";

    public static DockerfileReport Create(
        string dockerfile = Dockerfile, string? manifest = Manifest, string? ignoreFile = "# keep it small\n.git\n")
    {
        const string path = "/home/someone/shop/Dockerfile";
        var facts = ProjectFacts.Create(
            [],
            new DockerfileFacts(
                path,
                "/home/someone/shop",
                IsContextCertain: true,
                ignoreFile is null ? null : "/home/someone/shop/.dockerignore",
                TargetStage: null));
        var related = ignoreFile is null
            ? []
            : ImmutableArray.Create(new SourceFile("/home/someone/shop/.dockerignore", ignoreFile));
        var input = new AnalysisInput(
            new SourceFile(path, dockerfile),
            related,
            manifest is null ? null : ContextManifest.Parse(manifest),
            facts,
            AnalyzerConfig.Empty);
        return ReportBuilder.Create(
            input, ignoreFile is null ? null : input with { File = related[0], Related = [input.File] });
    }
}

using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Model.Image;

[TestClass]
internal sealed class ImageHistoryTests
{
    [TestMethod]
    public void A_base_image_weighs_what_was_published_of_it() =>
        Assert.AreEqual(
            new SizeEstimate(214_900_000, Certainty.Published),
            Create("FROM mcr.microsoft.com/dotnet/aspnet:8.0").Final!.Start);

    [TestMethod]
    public void A_size_of_another_patch_level_is_only_typical() =>
        Assert.AreEqual(Certainty.Typical, Create("FROM debian:12.1-slim").Final!.Start.Certainty);

    [TestMethod]
    [DataRow("amd64/debian:bookworm-slim", "debian:bookworm-slim", Certainty.Published)]
    [DataRow("mirror.gcr.io/library/debian:bookworm-slim", "debian:bookworm-slim", Certainty.Published)]
    [DataRow("arm64v8/debian:bookworm-slim", "debian:bookworm-slim", Certainty.Typical)]
    [DataRow("debian:bookworm-20260623-slim", "debian:bookworm-slim", Certainty.Typical)]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0.4", "mcr.microsoft.com/dotnet/aspnet:10.0", Certainty.Typical)]
    [DataRow(
        "mcr.microsoft.com/dotnet/aspnet:10.0-alpine",
        "mcr.microsoft.com/dotnet/aspnet:10.0-alpine3.24",
        Certainty.Typical)]
    [DataRow(
        "mcr.microsoft.com/dotnet/sdk:9.0-alpine", "mcr.microsoft.com/dotnet/sdk:9.0-alpine3.24", Certainty.Typical)]
    public void What_was_not_measured_weighs_what_its_like_does(string image, string like, Certainty certainty)
    {
        var expected = Create("FROM " + like).Final!.Start;
        Assert.IsGreaterThan(0, expected.Bytes);
        Assert.AreEqual(new SizeEstimate(expected.Bytes, certainty), Create("FROM " + image).Final!.Start);
    }

    [TestMethod]
    [DataRow("debian", "trixie")]
    [DataRow("debian:stable-slim", "trixie")]
    [DataRow("python:3.12", "trixie")]
    [DataRow("python:3.13-slim", "trixie")]
    [DataRow("node:22", "bookworm")]
    [DataRow("node:22-slim", "bookworm")]
    [DataRow("node:26", "trixie")]
    [DataRow("golang", "trixie")]
    [DataRow("ubuntu", "resolute")]
    [DataRow("python:3.12.3", null)]
    [DataRow("node:25", null)]
    [DataRow("python:3.12-alpine", null)]
    public void A_tag_without_a_release_stands_for_the_one_that_it_is_built_on(string image, string? suite) =>
        Assert.AreEqual(
            suite,
            ModelBuilder.Build(TestInput.Create("/src/Dockerfile", "FROM " + image))
                .Stages[0].BaseImage!.Facts!.OsRelease);

    [TestMethod]
    [DataRow("FROM registry.example.com/base:1")]
    [DataRow("ARG BASE\nFROM $BASE")]
    public void An_unknown_base_makes_the_sum_a_lower_bound(string dockerfile)
    {
        var history = Create(dockerfile + "\nCOPY a /a", context: "a 5000000");
        Assert.AreEqual("unknown", history.Final!.Start.ToString());
        Assert.AreEqual("at least 5 MB", history.Final.Size.ToString());
    }

    [TestMethod]
    [DataRow("COPY . /app", 3_100)]
    [DataRow("COPY src /app", 3_000)]
    [DataRow("COPY src/ /app/", 3_000)]
    [DataRow("COPY ./src/*.cs /app/", 2_000)]
    [DataRow("COPY src/a.cs src/b.cs /app/", 2_000)]
    [DataRow("COPY --exclude=**/*.cs . /app", 1_100)]
    [DataRow("COPY --exclude=*.cs src /app", 1_000)]
    [DataRow("COPY --parents **/*.cs /app/", 2_000)]
    [DataRow("COPY missing /app", 0)]
    [DataRow("COPY ignored.bin /app/", 0)]
    [DataRow("ADD src /app", 3_000)]
    [DataRow("ARG WHAT=src\nCOPY $WHAT /app", 3_000)]
    public void A_copy_weighs_the_files_that_it_takes(string instruction, long bytes)
    {
        var layer = Last(
            "FROM scratch\n" + instruction,
            "src/a.cs 1000\nsrc/b.cs 1000\nsrc/deep/data.txt 1000\nREADME.md 100\nignored.bin 70000",
            "ignored.bin");
        Assert.AreEqual(new SizeEstimate(bytes, Certainty.Measured), layer.Size);
    }

    [TestMethod]
    [DataRow("COPY node_modules/react /app")]
    [DataRow("COPY $UNKNOWN /app")]
    [DataRow("ADD https://example.com/x.tgz /app/")]
    public void What_the_list_of_the_context_does_not_tell_is_unknown(string instruction) =>
        Assert.IsTrue(
            Last(
                "FROM scratch\n" + (instruction.Contains('$') ? "ARG UNKNOWN\n" : "") + instruction,
                "node_modules/ 5000\na 1").Size.IsUnknown);

    [TestMethod]
    public void An_archive_that_ADD_unpacks_holds_at_least_its_own_bytes() =>
        Assert.AreEqual(
            "at least 5 MB", Last("FROM scratch\nADD data.tar.gz /data/", "data.tar.gz 5000000").Size.ToString());

    [TestMethod]
    public void Packages_that_an_earlier_layer_or_the_base_brought_weigh_nothing_again()
    {
        var layers = Create("""
            FROM debian:12
            RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
            RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
            """).Final!.Layers;
        Assert.IsGreaterThan(10_000_000, layers[0].Size.Bytes);
        Assert.IsLessThan(1_000_000, layers[1].Size.Bytes);
        Assert.IsLessThan(
            1_000_000,
            Last("FROM python:3.12-bookworm\nRUN apt-get install -y --no-install-recommends curl git gcc").Size.Bytes);
    }

    [TestMethod]
    public void Shared_dependencies_count_once()
    {
        var git = Last("FROM debian:12\nRUN apt-get install -y --no-install-recommends git").Size.Bytes;
        var curl = Last("FROM debian:12\nRUN apt-get install -y --no-install-recommends curl").Size.Bytes;
        var both = Last("FROM debian:12\nRUN apt-get install -y --no-install-recommends git curl").Size.Bytes;
        Assert.IsLessThan(git + curl - 2_000_000, both);
    }

    [TestMethod]
    public void A_package_of_no_table_makes_a_lower_bound()
    {
        var size = Last("FROM debian:12\nRUN apt-get install -y --no-install-recommends curl acme-agent").Size;
        Assert.IsTrue(size.IsAtLeast);
        Assert.IsGreaterThan(10_000_000, size.Bytes);
        Assert.IsTrue(Last("FROM debian:12\nRUN apt-get install -y acme-agent").Size.IsUnknown);
    }

    [TestMethod]
    public void A_removal_in_a_later_layer_saves_nothing()
    {
        var history = Create("FROM debian:12\nRUN apt-get update\nRUN rm -rf /var/lib/apt/lists/*");
        Assert.AreEqual(19_865_000, history.Final!.Layers[0].Size.Bytes);
        Assert.AreEqual(SizeEstimate.None, history.Final.Layers[1].Size);
        Assert.AreEqual(history.Final.Start.Bytes + 19_865_000, history.Final.Size.Bytes);
    }

    [TestMethod]
    [DataRow("RUN chown -R app /app", 4_000)]
    [DataRow("RUN chmod -R a+rX /app/data", 3_000)]
    [DataRow("RUN chmod +x /app/start.sh", 1_000)]
    [DataRow("RUN chown app /app", 0)]
    [DataRow("RUN chown -R app /srv", 0)]
    [DataRow("RUN mv /app/data /srv", 3_000)]
    [DataRow("RUN cp -r /app /backup", 4_000)]
    [DataRow("RUN mkdir /x && ln -s /app /y", 0)]
    public void A_change_of_what_earlier_layers_hold_copies_it(string run, long bytes) =>
        Assert.AreEqual(
            new SizeEstimate(bytes, Certainty.Measured),
            Last("FROM alpine:3.23\nCOPY . /app\n" + run, "start.sh 1000\ndata/a 1000\ndata/b 2000").Size);

    [TestMethod]
    public void A_change_of_what_the_same_layer_wrote_costs_nothing_more() =>
        Assert.AreEqual(
            4_000, Last("FROM alpine:3.23\nCOPY a /a\nRUN cp /a /b && chown -R app /b", "a 4000").Size.Bytes);

    [TestMethod]
    public void Files_of_another_stage_weigh_there_and_here()
    {
        var history = Create("""
            FROM alpine:3.23 AS files
            COPY assets /out
            FROM scratch
            COPY --from=files /out /srv
            COPY --from=files /out/a.png /srv/
            """, "assets/a.png 1000\nassets/b.png 2000");
        Assert.AreEqual(new SizeEstimate(4_000, Certainty.Measured), history.Final!.Size);
    }

    [TestMethod]
    public void Wildcards_match_what_is_known_of_another_stage()
    {
        const string Context = "a.json 1000\nb.json 2000\nc.txt 4000";
        Assert.AreEqual(
            "≈ 3 kB",
            Last("FROM alpine:3.23 AS b\nCOPY . /src\nFROM scratch\nCOPY --from=b /src/*.json /", Context).Size
                .ToString());
        Assert.AreEqual(
            "at least 3 kB",
            Last(
                "FROM alpine:3.23 AS b\nCOPY . /src\nRUN make -C /src\nFROM scratch\nCOPY --from=b /src/*.json /",
                Context).Size.ToString());
    }

    [TestMethod]
    public void A_package_of_the_minimal_system_is_there_already() =>
        Assert.IsFalse(
            Last("FROM debian:12\nRUN apt-get install -y --no-install-recommends tzdata curl").Size.IsAtLeast);

    [TestMethod]
    public void What_an_unknown_program_may_have_written_is_unknown()
    {
        Assert.IsTrue(
            Last(
                "FROM alpine:3.23 AS b\nCOPY . /src\nRUN make -C /src\nFROM scratch\nCOPY --from=b /src/out /out",
                "a 1").Size.IsUnknown);
        Assert.IsTrue(Last("FROM scratch\nCOPY --from=nginx:1.27 /etc/nginx /etc/nginx").Size.IsUnknown);
        Assert.IsTrue(Last("FROM alpine:3.23\nRUN ./install.sh").Size.IsUnknown);
    }

    [TestMethod]
    public void A_stage_starts_with_what_its_parent_holds()
    {
        var history = Create("FROM alpine:3.23 AS a\nCOPY x /x\nFROM a\nCOPY x /y", "x 1000000");
        Assert.AreEqual(history.Stages[0].Size.Bytes + 1_000_000, history.Final!.Size.Bytes);
        Assert.AreEqual(2, history.FinalLayers.Count());
    }

    [TestMethod]
    public void What_is_not_there_at_the_end_of_the_layer_does_not_count() =>
        Assert.IsLessThan(
            1_000_000,
            Last(
                "FROM debian:12\n"
                    + "RUN apt-get update && apt-get install -y --no-install-recommends gcc "
                    + "&& apt-get purge -y --auto-remove gcc && rm -rf /var/lib/apt/lists/*").Size.Bytes);

    [TestMethod]
    public void A_mounted_cache_is_not_in_the_layer() =>
        Assert.AreEqual(
            SizeEstimate.None,
            Last("FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update").Size);

    [TestMethod]
    public void Recommended_packages_are_a_part_of_their_own()
    {
        var parts = Last("FROM debian:12\nRUN apt-get install -y git").Parts;
        Assert.AreEqual(LayerPartKind.Packages, parts[0].Kind);
        Assert.AreEqual(LayerPartKind.Recommended, parts[1].Kind);
    }

    [TestMethod]
    public void Estimates_are_near_what_was_measured()
    {
        var errors = new List<double>();
        foreach (var group in File.ReadLines(
            Path.Combine(Repository.Root, "tests/DockerfileAnalyzers.Core.Tests/Model/Image/measured-layers.tsv"))
            .Where(line => line[0] != '#').Select(line => line.Split('\t')).GroupBy(row => row[0] + row[1]))
        {
            var rows = group.ToArray();
            var history = Create($"FROM {rows[0][0]}\n" + string.Concat(rows.Select(row => $"RUN {row[3]}\n")));
            foreach (var (layer, row) in history.Final!.Layers.Zip(rows))
            {
                var real = double.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture);
                // Users and logs: nobody weighs them.
                if (real < 1_000_000 || layer.Size.IsUnknown)
                {
                    Assert.IsLessThan(1_000_000, layer.Size.Bytes, row[3]);
                    continue;
                }

                var ratio = layer.Size.Bytes / real;
                var message = $"{row[0]}: {row[3]}: {layer.Size} instead of {real}";
                if (layer.Size.IsAtLeast)
                {
                    Assert.IsLessThan(1.1, ratio, message);
                    continue;
                }

                errors.Add(Math.Abs(ratio - 1));
                Assert.IsTrue(
                    layer.Size.Certainty is Certainty.Typical ? ratio is > 0.67 and < 1.5 : ratio is > 0.85 and < 1.15,
                    message);
            }
        }

        errors.Sort();
        Assert.IsGreaterThanOrEqualTo(80, errors.Count);
        Assert.IsLessThan(0.03, errors[errors.Count / 2], "the median");
        Assert.IsLessThan(0.1, errors[errors.Count * 9 / 10], "nine of ten");
    }

    private static LayerEstimate Last(string dockerfile, string? context = null, string? dockerignore = null) =>
        Create(dockerfile, context, dockerignore).Final!.Layers[^1];

    private static ImageHistory Create(string dockerfile, string? context = null, string? dockerignore = null) =>
        ImageHistory.Of(ModelBuilder.Build(TestInput.Create("/src/Dockerfile", dockerfile, dockerignore, context)));
}

using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Model.Image;

/// <summary>The packages that <c>apk add</c> adds to an image.</summary>
[TestClass]
public sealed class AlpinePackageTests
{
    // The sums of the index's own bytes, by hand.
    [TestMethod]
    [DataRow("curl", 5_155_081)]
    [DataRow("bash", 2_004_410)]
    [DataRow("tzdata", 446_420)]
    [DataRow("python3", 40_753_081)]
    [DataRow("icu-libs", 10_724_752)]
    [DataRow("libgcc libstdc++", 2_945_256)]
    [DataRow("curl git", 12_825_868)]
    public void Packages_weigh_what_the_index_says_with_what_they_need(string packages, long bytes)
    {
        var size = Last($"FROM alpine:3.22\nRUN apk add --no-cache {packages}").Size;
        Assert.AreEqual(Certainty.Published, size.Certainty);
        Assert.IsFalse(size.IsAtLeast);
        // The table counts KiB, as apt does.
        Assert.AreEqual(bytes, size.Bytes, 1_024 * 17);
    }

    [TestMethod]
    public void What_the_base_image_has_adds_nothing() =>
        Assert.AreEqual(
            SizeEstimate.None,
            Last("FROM alpine:3.22\nRUN apk add --no-cache busybox ca-certificates-bundle libssl3 zlib").Size);

    [TestMethod]
    [DataRow("apk add --no-cache curl=8.14.1-r2")]
    [DataRow("apk add --no-cache 'curl=~8'")]
    [DataRow("apk add --no-cache 'curl>8' \"curl<9\"")]
    [DataRow("apk --no-cache add curl")]
    [DataRow("apk add -U --no-cache --virtual=.run curl")]
    [DataRow("apk add --no-cache -t .run curl")]
    [DataRow("set -eux; apk add --no-cache curl; curl --version")]
    [DataRow("apk add --no-cache curl && apk add --no-cache -t .b gcc make && apk del .b")]
    [DataRow("apk add --no-cache curl gcc && apk del --no-cache gcc")]
    [DataRow("apk add --no-cache curl && apk add --no-cache --virtual .b curl gcc && apk del --purge .b")]
    public void Every_spelling_adds_the_same(string run) =>
        Assert.AreEqual(
            Last("FROM alpine:3.22\nRUN apk add --no-cache curl").Size.Bytes,
            Last("FROM alpine:3.22\nRUN " + run).Size.Bytes);

    [TestMethod]
    [DataRow("apk add --no-cache -t .b gcc musl-dev && apk del .b")]
    [DataRow("apk add --no-cache --virtual=.b gcc musl-dev && apk --no-cache del .b")]
    [DataRow("apk add --no-cache gcc musl-dev && apk del gcc musl-dev")]
    public void What_is_removed_in_the_same_layer_weighs_nothing(string run) =>
        Assert.AreEqual(0, Last("FROM alpine:3.22\nRUN " + run).Size.Bytes);

    [TestMethod]
    [DataRow("apk add --no-cache gcc && apk del $PACKAGES")]
    [DataRow("apk add --no-cache --root /rootfs --initdb curl")]
    public void What_is_left_may_be_unknown(string run) =>
        Assert.IsTrue(Last("FROM alpine:3.22\nARG PACKAGES\nRUN " + run).Size.IsUnknown);

    [TestMethod]
    [DataRow("curl acme-agent")]
    [DataRow("curl $MORE")]
    [DataRow("curl ./own.apk")]
    [DataRow("curl so:libacme.so.1")]
    public void What_is_in_no_table_makes_a_lower_bound(string packages)
    {
        var size = Last("FROM alpine:3.22\nARG MORE\nRUN apk add --no-cache " + packages).Size;
        Assert.IsTrue(size.IsAtLeast);
        Assert.IsGreaterThan(5_000_000, size.Bytes);
    }

    [TestMethod]
    [DataRow("FROM alpine:3.21", "curl")]
    [DataRow("FROM alpine:3.19", "curl")]
    [DataRow("FROM alpine", "curl")]
    [DataRow("FROM alpine:edge", "curl")]
    [DataRow("FROM node:22-alpine3.22", "curl")]
    [DataRow("FROM alpine:3.22", "-X https://example.com/edge/main curl")]
    [DataRow("FROM alpine:3.22", "curl@edge")]
    public void Another_release_or_repository_and_an_unknown_base_are_typical(string from, string packages) =>
        Assert.AreEqual(Certainty.Typical, Last($"{from}\nRUN apk add --no-cache {packages}").Size.Certainty);

    [TestMethod]
    [DataRow("FROM alpine:3.22", "docker-cli")]
    [DataRow("FROM alpine:3.23", "curl")]
    [DataRow("FROM alpine:3.23", "chromium font-noto")]
    [DataRow("FROM alpine:3.24", "openjdk21-jre-headless")]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:11.0-alpine3.24", "icu-libs docker-cli")]
    public void Each_release_has_a_table_of_main_and_community(string from, string packages)
    {
        var size = Last($"{from}\nRUN apk add --no-cache {packages}").Size;
        Assert.AreEqual(Certainty.Published, size.Certainty);
        Assert.IsFalse(size.IsAtLeast);
        Assert.IsGreaterThan(5_000_000, size.Bytes);
    }

    [TestMethod]
    [DataRow("alpine:3.19", "alpine:3.22")]
    [DataRow("alpine", "alpine:3.24")]
    [DataRow("node:22-alpine", "alpine:3.24")]
    [DataRow("alpine:edge", "alpine:3.24")]
    public void Another_release_is_taken_for_the_nearest_one(string image, string nearest) =>
        Assert.AreEqual(
            Last($"FROM {nearest}\nRUN apk add --no-cache git").Size.Bytes,
            Last($"FROM {image}\nRUN apk add --no-cache git").Size.Bytes);

    [TestMethod]
    [DataRow("alpine:3.12")]
    [DataRow("alpine:3.18.4")]
    [DataRow("node:22-alpine3.15")]
    [DataRow("python:3.6-alpine")]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:5.0-alpine")]
    public void The_packages_of_a_release_that_ended_before_are_unknown(string image) =>
        Assert.IsTrue(Last($"FROM {image}\nRUN apk add --no-cache curl").Size.IsUnknown);

    [TestMethod]
    [DataRow("mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine3.22", "libgcc libstdc++", 0)]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-alpine3.22", "icu-libs", 4_770_824 + 3_008_672)]
    [DataRow("mcr.microsoft.com/dotnet/aspnet:10.0-alpine3.22-extra", "icu-libs icu-data-full tzdata", 0)]
    [DataRow("mcr.microsoft.com/dotnet/sdk:10.0-alpine3.22", "git curl icu-libs", 0)]
    public void What_an_image_of_NET_brings_adds_nothing(string image, string packages, long bytes) =>
        Assert.AreEqual(bytes, Last($"FROM {image}\nRUN apk add --no-cache {packages}").Size.Bytes, 2_048);

    [TestMethod]
    public void The_history_names_packages_and_counts_shared_ones_once()
    {
        var layers = ImageHistory.Of(ModelBuilder.Build(TestInput.Create("/src/Dockerfile", """
            FROM node:22-alpine3.22
            RUN apk add --no-cache curl
            RUN apk add --no-cache curl git
            RUN apk update
            """))).Final!.Layers;
        StringAssert.Contains(layers[0].Parts[0].Description, "'curl' with 8 packages that it needs");
        Assert.AreEqual(12_825_868 - 5_155_081, layers[1].Size.Bytes, 1_024 * 4);
    }

    [TestMethod]
    public void The_packages_of_Debian_are_not_those_of_Alpine()
    {
        Assert.IsTrue(Last("FROM alpine:3.22\nRUN apt-get install -y curl").Size.IsUnknown);
        Assert.IsTrue(Last("FROM debian:12\nRUN apk add --no-cache curl").Size.IsUnknown);
        Assert.IsTrue(Last("FROM registry.example.com/base:1\nRUN apk add --no-cache curl").Size.IsUnknown);
    }

    private static LayerEstimate Last(string dockerfile) =>
        ImageHistory.Of(ModelBuilder.Build(TestInput.Create("/src/Dockerfile", dockerfile + "\n")))
            .Final!.Layers.Last();
}

using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Image;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Model.Image;

[TestClass]
public sealed class MeasuredHistoryTests
{
    [TestMethod]
    public void Measured_bytes_replace_estimates()
    {
        var history = Create(
            "FROM debian:12 AS base\nRUN make\nFROM base\nCOPY a /a\nCMD [\"sh\"]\n",
            "74000000 rootfs\n1000000 RUN apt-get update\n5000000 RUN /bin/sh -c make # buildkit\n"
                + "2000000 COPY a /a # buildkit\n0 CMD [\"sh\"]");
        Assert.AreEqual(new SizeEstimate(75_000_000, Certainty.Measured), history.Stages[0].Start);
        Assert.AreEqual(new SizeEstimate(5_000_000, Certainty.Measured), history.Stages[0].Layers[0].Size);
        Assert.AreEqual(new SizeEstimate(82_000_000, Certainty.Measured), history.Final!.Size);
    }

    [TestMethod]
    public void What_was_changed_since_is_estimated()
    {
        var history = Create(
            "FROM debian:12\nRUN make\nRUN make install\n",
            "74000000 rootfs\n5000000 RUN /bin/sh -c make # buildkit\n7000000 RUN /bin/sh -c make --old # buildkit");
        Assert.AreEqual(5_000_000, history.Stages[0].Layers[0].Size.Bytes);
        Assert.IsTrue(history.Stages[0].Layers[1].Size.IsUnknown);
    }

    [TestMethod]
    public void An_image_of_something_else_says_nothing()
    {
        var history = Create(
            "FROM debian:12\nRUN make\n", "900000000 rootfs\n5000000 RUN /bin/sh -c npm ci # buildkit");
        Assert.AreEqual(Certainty.Published, history.Stages[0].Start.Certainty);
    }

    [TestMethod]
    public void A_cache_in_a_measured_layer_is_no_larger_than_the_layer()
    {
        var history = Create(
            "FROM debian:12\nRUN apt-get update\n",
            "74000000 rootfs\n1000000 RUN /bin/sh -c apt-get update # buildkit");
        Assert.AreEqual(1_000_000, history.Stages[0].Layers[0].Size.Bytes);
        Assert.AreEqual(1_000_000, history.Stages[0].Layers[0].Parts.Single().Size.Bytes);
    }

    private static ImageHistory Create(string dockerfile, string image) =>
        ImageHistory.Of(ModelBuilder.Build(TestInput.Create(
            "/src/Dockerfile", dockerfile, context: "a 10") with { BuiltImage = TestInput.ParseImage(image) }));
}

using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class InvalidImageNameTests : RuleTests<InvalidImageName>
{
    [TestMethod]
    [DataRow("ARG_FROM")]
    [DataRow("library/Debian:12")]
    [DataRow("debian:")]
    [DataRow("debian:-slim")]
    [DataRow("debian:12@sha256:abc")]
    [DataRow("https://example.com/debian")]
    [DataRow("my._image")]
    public void Docker_refuses_these(string image) => Verify($"FROM [|{image}|]\n");

    [TestMethod]
    [DataRow("my_image:V1.X")]
    [DataRow("localhost:5000/a__b/c---d")]
    [DataRow("Registry/team/app")]
    [DataRow("[::1]:5000/app")]
    [DataRow("\"debian:12\"")]
    [DataRow("scratch")]
    [DataRow("{{.Image}}")]
    [DataRow("__ENV_[BASE_IMAGE]__")]
    [DataRow("__ARCH__/alpine")]
    public void Docker_accepts_these(string image) => Verify($"FROM {image}\n");

    [TestMethod]
    public void COPY_names_images_too_and_finds_stages_in_any_case() => Verify("""
        FROM debian:12 AS Tools
        FROM debian:12
        COPY --from=TOOLS /a /b
        COPY --from=[|Other_Image:1|] /a /b
        """,
        message: "'Other_Image:1' is not a valid image name because a repository name must be lowercase");

    [TestMethod]
    public void Another_frontend_has_names_of_its_own() => Verify("""
        # syntax=devthefuture/dockerfile-x
        FROM ./Base.dockerfile#build
        """);
}

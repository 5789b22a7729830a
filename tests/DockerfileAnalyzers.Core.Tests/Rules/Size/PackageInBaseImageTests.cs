using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
public sealed class PackageInBaseImageTests : RuleTests<PackageInBaseImage>
{
    [TestMethod]
    public void One_finding_names_them_all() => Verify("""
        FROM python:3.12-bookworm
        RUN apt-get update && apt-get install -y [|gcc|] make libpq-dev
        """,
        message: "'gcc', 'make' and 'libpq-dev' are already part of 'python:3.12-bookworm'");

    [TestMethod]
    public void A_pinned_version_is_another() => Verify("""
        FROM python:3.12-bookworm
        RUN apt-get update && apt-get install -y git=1:2.39.5-0
        """);

    [TestMethod]
    public void Of_other_images_nothing_is_known() => Verify("""
        FROM example/base:1
        RUN apt-get update && apt-get install -y git
        """);
}

using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
public sealed class ArchiveShippedTests : RuleTests<ArchiveShipped>
{
    [TestMethod]
    [DataRow("tar xf app.tar", "app.tar")]
    [DataRow("tar --extract --file=x --file app.tar", "app.tar")]
    [DataRow("unzip app.zip", "app.zip")]
    [DataRow("dpkg -i ./tool.deb", "tool.deb")]
    [DataRow("apt-get install -y ./tool.deb", "tool.deb")]
    public void Whatever_unpacks_it(string command, string file) => Verify($"""
        FROM debian:12
        WORKDIR /work
        COPY [|{file}|] .
        RUN {command}
        """);

    [TestMethod]
    [DataRow("tar cf app.tar /srv")]
    [DataRow("tar tf app.tar")]
    [DataRow("unzip -l app.tar")]
    [DataRow("cp app.tar /srv")]
    public void What_does_not_unpack_needs_the_file(string command) => Verify($"""
        FROM debian:12
        WORKDIR /work
        COPY app.tar .
        RUN {command}
        """);

    [TestMethod]
    [DataRow("RUN tar xf /tmp/app.tar && rm /tmp/app.tar")]
    [DataRow("RUN tar xf /tmp/app.tar\nRUN rm -rf /tmp/*")]
    public void Its_removal_has_a_rule_of_its_own(string run) => Verify($"""
        FROM debian:12
        COPY app.tar /tmp/
        {run}
        """);

    [TestMethod]
    public void A_stage_that_is_not_shipped_may_keep_it() => Verify("""
        FROM debian:12 AS build
        COPY app.tar /tmp/
        RUN tar xf /tmp/app.tar -C /opt
        FROM scratch
        COPY --from=build /opt /opt
        """);

    [TestMethod]
    public void A_download_that_is_unpacked_in_its_own_layer_is_not_copied() => Verify("""
        FROM debian:12
        RUN curl -o /tmp/a.tar https://example.com/a.tar && tar xf /tmp/a.tar
        """);

    [TestMethod]
    public void ADD_does_not_unpack_a_zip_file() => Verify("""
        FROM debian:12
        ADD [|app.zip|] /tmp/app.zip
        RUN unzip /tmp/app.zip -d /app
        """);
}

using DockerfileAnalyzers.Rules.Correctness;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Correctness;

[TestClass]
internal sealed class ManySourcesOneFileTests : RuleTests<ManySourcesOneFile>
{
    [TestMethod]
    public void The_slash_goes_inside_the_quotes() => Verify("""
        FROM alpine:3.23
        COPY ["a", "b", [|"/app"|]]
        """,
        fixedTo: """
        FROM alpine:3.23
        COPY ["a", "b", "/app/"]
        """);

    [TestMethod]
    [DataRow("COPY docs web /app")]
    [DataRow("COPY docs a.txt /app")]
    [DataRow("COPY bin a.txt /app")]
    [DataRow("COPY a.txt . /app")]
    [DataRow("COPY --from=build /x/ /y/ /app")]
    [DataRow("COPY --from= publish /app")]
    public void Directories_make_the_destination_a_directory(string copy) => Verify(
        $"FROM alpine:3.23 AS build\nFROM alpine:3.23\n{copy}\n", context: "docs/a.md\nweb/b.html\nbin/\na.txt\nc.txt");

    [TestMethod]
    public void Files_of_the_context_do_not() => Verify(
        "FROM alpine:3.23\nCOPY a.txt docs/a.md [|/app|]\n", context: "docs/a.md\na.txt");

    [TestMethod]
    public void ADD_is_the_same() => Verify("""
        FROM alpine:3.23
        ADD a b [|/app|]
        """);

    [TestMethod]
    public void One_source_may_be_a_file() => Verify("""
        FROM alpine:3.23
        COPY a /app
        """);

    [TestMethod]
    [DataRow("FROM debian:12\nCOPY a b /etc")]
    [DataRow("FROM debian:12\nCOPY a b /usr/local/bin")]
    [DataRow("FROM debian:12\nCOPY a b /tmp")]
    [DataRow("FROM nginx:1.29\nCOPY a.conf b.conf /etc/nginx/conf.d")]
    [DataRow("FROM example/tools:1\nCOPY a b /app")]
    public void A_folder_of_the_image_is_a_folder(string dockerfile) => Verify(dockerfile);

    [TestMethod]
    [DataRow("RUN mkdir -p /made")]
    [DataRow("RUN install -d /made/inner")]
    [DataRow("WORKDIR /made\nWORKDIR /")]
    [DataRow("COPY c /made/")]
    [DataRow("RUN useradd --home-dir /made joe")]
    [DataRow("ONBUILD ADD ./*.txt /made/")]
    [DataRow("COPY setup.sh /\nRUN /setup.sh")]
    public void A_folder_that_may_have_been_made_before_is_a_folder(string before) =>
        Verify($"FROM debian:12\n{before}\nCOPY a b /made\n");

    [TestMethod]
    [DataRow("RUN ls")]
    [DataRow("RUN mkdir /other")]
    [DataRow("COPY c.txt /other/")]
    public void Another_folder_is_not(string before) => Verify($"FROM debian:12\n{before}\nCOPY a b [|/made|]\n");

    [TestMethod]
    public void A_broken_array_is_another_finding() => Verify("""
        FROM debian:12
        COPY ["x" "y" "/z/"]
        """);
}

namespace DockerfileAnalyzers.Tables.Tests;

/// <summary>
/// The facts that are read from the Dockerfiles of official images, in small repositories made for the test.
/// </summary>
[TestClass]
public sealed class ImageContentsTests
{
    private const string Library = """
        # generated
        Maintainers: A (@a),
                     B (@b)
        GitRepo: https://github.com/owner/image.git

        Tags: 2.1, 2
        SharedTags: latest
        Architectures: amd64, arm64v8
        Directory: 2

        Tags: 2.1-windowsservercore
        SharedTags: 2.1, latest
        Architectures: windows-amd64
        Directory: windows
        """;

    private readonly TestRepositories _repositories = new();

    [TestCleanup]
    public void Remove() => _repositories.Dispose();

    [TestMethod]
    public void The_last_stage_and_those_it_is_built_from_are_the_configuration()
    {
        var configuration = DockerfileConfiguration.Parse("Dockerfile", """
            FROM golang AS build
            ENV GOPATH=/go
            USER builder
            FROM debian:trixie AS base
            ENV PGDATA /var/lib/data
            USER app
            FROM base
            ENTRYPOINT ["start.sh"]
            CMD ["run", "a \"b\""]
            """);
        Assert.AreEqual(("debian:trixie", "app", """["start.sh"]""", """["run", "a \"b\""]"""),
            (configuration.Base, configuration.User, configuration.Entrypoint, configuration.Cmd));
        Assert.AreEqual(
            "PGDATA=/var/lib/data",
            string.Join(' ', configuration.Variables.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [TestMethod]
    public void A_command_in_shell_form_starts_the_shell() =>
        Assert.AreEqual(
            """["/bin/sh", "-c", "exec app"]""",
            DockerfileConfiguration.Parse("Dockerfile", "FROM a\nCMD exec app\n").Cmd);

    [TestMethod]
    public void The_entries_of_a_library_file_have_the_fields_of_its_first_paragraph()
    {
        var entries = OfficialDockerfiles.ParseLibrary(Library).ToArray();
        CollectionAssert.AreEqual(new[] { "2", "windows" }, entries.Select(entry => entry["Directory"]).ToArray());
        Assert.AreEqual("https://github.com/owner/image.git", entries[1]["GitRepo"]);
        Assert.AreEqual("A (@a), B (@b)", entries[0]["Maintainers"]);
    }

    [TestMethod]
    public void A_marked_value_is_read_from_the_Dockerfiles_of_the_tags_that_the_row_decides()
    {
        AddImage("FROM a\nENTRYPOINT [\"start.sh\"]\nCMD [\"run\"]\n");
        var rows = Csv.Parse(
            Columns
            + "image,windowsservercore,,,,,,,,[],[],,o/r@0123456 2026-01-01\n"
            + "image,,,,,,,,,+=,=,sh,o/r@0123456 2026-01-01\n");
        var text = ImageContents.Create(_repositories.Sources, rows).ToText();
        StringAssert.Contains(
            text,
            "image\twindowsservercore\t\t\t\t\t\t\t\t[]\t[]\t\n"
                + "image\t\t\t\t\t\t\t\t\t+[\"start.sh\"]\t[\"run\"]\tsh\n");
        StringAssert.Contains(text, "# source: docker-library/official-images@");
        StringAssert.Contains(text, "# source: owner/image@");
    }

    [TestMethod]
    public void Dockerfiles_that_differ_need_rows_of_their_own()
    {
        AddImage("FROM a\nCMD [\"run\"]\n");
        var rows = Csv.Parse(Columns + "image,,,,,,,,,,=,,o/r@0123456 2026-01-01\n");
        var message =
            Assert.ThrowsExactly<TablesException>(() => ImageContents.Create(_repositories.Sources, rows)).Message;
        StringAssert.Contains(
            message, """["run"] in owner/image:2/Dockerfile, nothing in owner/image:windows/Dockerfile""");
    }

    [TestMethod]
    public void A_value_that_no_current_Dockerfile_says_is_an_error()
    {
        AddImage("FROM a\nCMD [\"run\"]\n");
        var rows = Csv.Parse(Columns + "image,<1,,,,,,,,,=,,o/r@0123456 2026-01-01\n");
        StringAssert.Contains(
            Assert.ThrowsExactly<TablesException>(() => ImageContents.Create(_repositories.Sources, rows)).Message,
            "no Dockerfile of a current tag");
    }

    [TestMethod]
    public void Alternatives_in_the_name_of_an_image_are_rows_of_their_own()
    {
        var images = ImageContents.ReadRows().Select(row => row["image"]).ToArray();
        CollectionAssert.Contains(images, "gcr.io/distroless/java21-debian12");
        Assert.IsFalse(images.Any(image => image.Contains('{')));
    }

    [TestMethod]
    public void Variables_of_all_versions_of_all_Dockerfiles_are_found()
    {
        _repositories.Commit(
            "owner/image",
            "2026-01-01",
            ("1/Dockerfile", "FROM a\nENV PATH=/b:$PATH OLD=1\n"),
            ("notes.txt", "ENV NOT=1"));
        _repositories.Commit(
            "owner/image",
            "2026-02-01",
            ("1/Dockerfile", "FROM a AS b\nENV STAGE 1\nFROM a\nENV NEW=2\n"),
            ("Dockerfile.template", "ENV {{ x }}=1\n"));
        CollectionAssert.AreEqual(
            new[] { "NEW", "OLD", "STAGE" },
            ImageVariables.ReadNames(_repositories.Sources.Get("owner/image")).ToArray());
    }

    private const string Columns =
        "image,tag,base,os,user,users,root,manager,toolchain,entrypoint,cmd,programs,origin\n";

    private void AddImage(string dockerfile)
    {
        _repositories.Commit("docker-library/official-images", "2026-01-01", ("library/image", Library));
        _repositories.Commit(
            "owner/image", "2026-01-02", ("2/Dockerfile", dockerfile), ("windows/Dockerfile", "FROM b\n"));
    }
}

using System.Text.Json.Nodes;

namespace DockerfileAnalyzers.Tests;

/// <summary>Names: where they are defined and used, and how they are changed.</summary>
[TestClass]
public sealed class NavigationTests
{
    private const string Text = """
        ARG VERSION=3.22
        FROM alpine:${VERSION} AS build
        ARG VERSION
        RUN echo "$VERSION" > /a && export PORT=1 && echo $PORT
        FROM build AS test
        RUN --mount=type=bind,from=build,target=/x echo ${VERSION:-1}
        FROM alpine:${VERSION}
        ENV VERSION=other
        RUN echo $VERSION
        COPY --from=BUILD /a /b
        COPY --from=0 /a /c
        COPY <<MARK /d
        text
        MARK
        """;

    private const string Renames = """{"workspace":{"workspaceEdit":{"documentChanges":true}}}""";

    [TestMethod]
    [DataRow(1, 14, "0:4", DisplayName = "a variable of FROM is that before it")]
    [DataRow(3, 11, "0:4", DisplayName = "a variable that a stage declares again")]
    [DataRow(8, 11, "7:4", DisplayName = "another variable of the same name")]
    [DataRow(4, 6, "1:26", DisplayName = "a stage that another one starts from")]
    [DataRow(5, 28, "1:26", DisplayName = "a stage that is mounted")]
    [DataRow(9, 13, "1:26", DisplayName = "a stage in capital letters")]
    [DataRow(10, 12, "1:26", DisplayName = "a stage by its number")]
    [DataRow(13, 1, "11:7", DisplayName = "a here-document by its end")]
    [DataRow(3, 54, "", DisplayName = "a variable of the script alone")]
    public async Task A_name_leads_to_its_definition(int line, int character, string expected) =>
        Assert.AreEqual(expected, await FindDefinitionAsync(Text, line, character));

    private static async Task<string> FindDefinitionAsync(string text, int line, int character)
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", text);
        return Describe(await session.AskAsync("textDocument/definition", uri, line, character));
    }

    [TestMethod]
    public async Task References_are_all_places_that_mean_the_same()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", Text);

        async Task<string> AskAsync(int line, int character, bool withDefinition) =>
            Describe(await session.AskAsync("textDocument/references", $$$"""
                {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},
                "position":{"line":{{{line}}},"character":{{{character}}} },
                "context":{"includeDeclaration":{{{(withDefinition ? "true" : "false")}}}}}
                """));

        Assert.AreEqual("0:4,1:14,2:4,3:11,5:50,6:14", await AskAsync(0, 5, true));
        Assert.AreEqual("1:14,2:4,3:11,5:50,6:14", await AskAsync(0, 5, false));
        Assert.AreEqual("1:26,4:5,5:27,9:12,10:12", await AskAsync(1, 27, true));
    }

    [TestMethod]
    public async Task Highlights_tell_definitions_from_uses()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder);
        var uri = await session.OpenAsync("Dockerfile", Text);

        var highlights = await session.AskAsync("textDocument/documentHighlight", uri, 8, 11);

        Assert.AreEqual("3,2", string.Join(",", highlights.AsArray().Select(highlight => (int)highlight!["kind"]!)));
    }

    [TestMethod]
    public async Task A_stage_is_renamed_everywhere_but_where_its_number_stands()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Renames);
        var uri = await session.OpenAsync("Dockerfile", Text);

        var range = await session.AskAsync("textDocument/prepareRename", uri, 9, 13);
        var edit = await RenameAsync(session, uri, 9, 13, "compile");
        var after = Edited.Apply(Text, edit["result"]!, uri, 1).Split('\n');

        Assert.AreEqual("build", (string?)range["placeholder"]);
        Assert.AreEqual("FROM alpine:${VERSION} AS compile", after[1]);
        Assert.AreEqual("FROM compile AS test", after[4]);
        StringAssert.Contains(after[5], "from=compile,");
        Assert.AreEqual("COPY --from=compile /a /b", after[9]);
        Assert.AreEqual("COPY --from=0 /a /c", after[10]);
    }

    [TestMethod]
    public async Task A_variable_is_renamed_and_another_one_of_the_same_name_stays()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Renames);
        var uri = await session.OpenAsync("Dockerfile", Text);

        var edit = await RenameAsync(session, uri, 0, 5, "RELEASE");
        var after = Edited.Apply(Text, edit["result"]!, uri, 1);

        StringAssert.Contains(after, "FROM alpine:${RELEASE} AS build\nARG RELEASE\nRUN echo \"$RELEASE\"");
        StringAssert.Contains(after, "${RELEASE:-1}");
        StringAssert.Contains(after, "ENV VERSION=other\nRUN echo $VERSION\n");
    }

    [TestMethod]
    [DataRow(0, 5, "1st")]
    [DataRow(1, 27, "scratch")]
    [DataRow(1, 27, "no space")]
    [DataRow(12, 2, "anything")]
    public async Task What_is_not_a_name_is_refused(int line, int character, string name)
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Renames);
        var uri = await session.OpenAsync("Dockerfile", Text);

        Assert.AreEqual(-32803, (int?)(await RenameAsync(session, uri, line, character, name))["error"]!["code"]);
    }

    private const string Files = """
        FROM alpine:3.22 AS build
        WORKDIR /app
        COPY <<EOF /app/start.sh
        echo hello
        EOF
        RUN chmod +x start.sh && "/app/start.sh"
        FROM build
        COPY <<app.conf <<other.conf /etc/
        text
        app.conf
        text
        other.conf
        FROM alpine:3.22
        COPY --from=build /app/start.sh /start.sh
        CMD ["/start.sh"]
        FROM build
        COPY <<site.conf /etc/
        text
        site.conf
        RUN cat /etc/site.conf
        CMD ["/app/start.sh", "/etc/site.conf"]
        """;

    [TestMethod]
    [DataRow(5, 15, "2:11", DisplayName = "relative to the working directory")]
    [DataRow(5, 30, "2:11", DisplayName = "a program")]
    [DataRow(13, 25, "2:11", DisplayName = "of another stage")]
    [DataRow(20, 10, "2:11", DisplayName = "in exec form, in a later stage")]
    [DataRow(20, 32, "16:7", DisplayName = "a file with the name of its here-document")]
    [DataRow(14, 8, "", DisplayName = "a copy of it is another file")]
    public async Task A_path_leads_to_the_here_document_that_writes_it(int line, int character, string expected) =>
        Assert.AreEqual(expected, await FindDefinitionAsync(Files, line, character));

    [TestMethod]
    public async Task A_file_with_the_name_of_its_here_document_is_renamed_with_it()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Renames);
        var uri = await session.OpenAsync("Dockerfile", Files);

        var edit = await RenameAsync(session, uri, 20, 32, "web");
        var after = Edited.Apply(Files, edit["result"]!, uri, 1);

        StringAssert.Contains(
            after, "COPY <<web /etc/\ntext\nweb\nRUN cat /etc/web\nCMD [\"/app/start.sh\", \"/etc/web\"]");
        StringAssert.Contains(after, "<<app.conf");
    }

    [TestMethod]
    public async Task A_path_is_renamed_where_it_is_written_in_one_way()
    {
        using var folder = new TemporaryFolder();
        await using var session = await EditorSession.StartAsync(folder, Renames);
        const string text = "FROM alpine:3.22\nCOPY <<EOF /start.sh\nexec sleep 1\nEOF\nRUN chmod +x /start.sh\n";
        var uri = await session.OpenAsync("Dockerfile", text);
        var several = await session.OpenAsync("b.Dockerfile", Files);

        var edit = await RenameAsync(session, uri, 4, 15, "/run.sh");
        var refused = await RenameAsync(session, several, 5, 15, "/run.sh");

        Assert.AreEqual(text.Replace("/start.sh", "/run.sh", StringComparison.Ordinal),
            Edited.Apply(text, edit["result"]!, uri, 1));
        StringAssert.Contains((string?)refused["error"]!["message"], "in several ways");
    }

    private static Task<JsonNode> RenameAsync(
        EditorSession session, string uri, int line, int character, string name) =>
        session.AskForAnswerAsync("textDocument/rename", $$$"""
            {"textDocument":{"uri":{{{EditorSession.Quote(uri)}}}},
            "position":{"line":{{{line}}},"character":{{{character}}} },"newName":{{{EditorSession.Quote(name)}}}}
            """);

    private static string Describe(JsonNode? locations) => string.Join(",", (locations?.AsArray() ?? [])
        .Select(location => location!["range"]!["start"]!).Select(start => $"{start["line"]}:{start["character"]}"));
}

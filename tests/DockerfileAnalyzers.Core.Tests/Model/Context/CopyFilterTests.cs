using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Model.Files;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Model.Context;

/// <summary>
/// The expected files are those of images that Docker Engine 28.5 built from the same instructions, except those with
/// <c>--parents</c>.
/// </summary>
[TestClass]
internal sealed class CopyFilterTests
{
    private static readonly string[] s_files =
    [
        "a.md", "b.txt", "deep/src/a.md", "src/a.md", "src/b.txt", "src/src/z.txt", "src/sub/a.md", "src/sub/c.txt",
    ];

    [TestMethod]
    [DataRow("COPY --exclude=*.md src/ /app/", "b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --exclude=a.md src /app/", "b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("copy --exclude=a.md src \\\n  /app/", "b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("ADD --exclude=a.md src /app/", "b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --exclude=a.md [\"src\", \"/app/\"]", "b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --exclude=**/a.md src /app/", "b.txt src/z.txt sub/c.txt")]
    [DataRow("COPY --exclude=src src /app/", "a.md b.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --exclude=src s* /app/", "a.md b.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --exclude=src . /app/", "a.md b.txt deep/src/a.md")]
    [DataRow("COPY --exclude=src/a.md src /app/", "a.md b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --exclude=sub/ src /app/", "a.md b.txt src/z.txt")]
    [DataRow("COPY --exclude=../a.md src /app/", "a.md b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --exclude=/a.md src /app/", "a.md b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --exclude=. src /app/", "a.md b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --exclude=./src --exclude=deep . /app/", "a.md b.txt")]
    [DataRow("COPY --exclude=\"src\" --exclude=d* . /app/", "a.md b.txt")]
    [DataRow("COPY --exclude=* --exclude=!a.md . /app/", "a.md")]
    [DataRow("COPY --exclude=!a.md --exclude=* . /app/", "")]
    [DataRow("ARG X=a.md\nCOPY --exclude=$X src /app/", "a.md b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --exclude=* src b.txt /app/", "b.txt")]
    [DataRow("COPY --exclude=a.md a.md b.txt /app/", "a.md b.txt")]
    [DataRow("COPY --exclude=*.md *.* /app/", "a.md b.txt")]
    [DataRow("COPY --exclude=src/a.md --parents src /app/", "src/b.txt src/src/z.txt src/sub/a.md src/sub/c.txt")]
    [DataRow("COPY --exclude=a.md --parents src/sub /app/", "src/sub/a.md src/sub/c.txt")]
    [DataRow("COPY --exclude=sub/a.md --parents ./src/./sub /app/", "sub/c.txt")]
    [DataRow("COPY --exclude=a.md --parents /src/sub/./*.* /app/", "c.txt")]
    [DataRow("COPY --parents **/*.txt /app/", "b.txt src/b.txt src/src/z.txt src/sub/c.txt")]
    [DataRow("COPY --parents=TRUE src/sub /app/", "src/sub/a.md src/sub/c.txt")]
    [DataRow("COPY --parents=false src/sub /app/", "a.md c.txt")]
    [DataRow("COPY --parents=False src/sub /app/", "a.md c.txt")]
    public void The_size_and_the_files_of_a_copy_are_those_that_the_builder_takes(string instruction, string expected)
    {
        var model = Build("FROM debian:12\n" + instruction + "\n");
        var copying = model.Stages[0].Instructions.OfType<CopyingInstructionSyntax>().Single();
        var selected = ContextSelection.Of(model, copying).Entries.Select(entry =>
            entry.Target.Length > 0 ? entry.Target : ContainerPath.GetName(entry.Entry.Path));
        Assert.AreEqual(expected, Join(selected));
        Assert.AreEqual(expected, FindInImage(model));
    }

    [TestMethod]
    [DataRow("COPY --from=one --exclude=a.md /x/src /app/", "b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --from=one --exclude=x/src/a.md /x/src /app/", "a.md b.txt src/z.txt sub/a.md sub/c.txt")]
    [DataRow("COPY --from=one --exclude=a.md /x/a.md /app/", "a.md")]
    public void The_files_of_another_stage_are_excluded_in_the_same_way(string instruction, string expected) =>
        Assert.AreEqual(
            expected, FindInImage(Build("FROM debian:12 AS one\nCOPY . /x/\nFROM debian:12\n" + instruction + "\n")));

    [TestMethod]
    [DataRow("ADD https://example.com/shop.git /app/")]
    [DataRow("ADD git@github.com:example/shop.git /app/")]
    [DataRow("ADD data.tar.gz /app/")]
    [DataRow("COPY --from=one --parents /x/src /app/")]
    [DataRow("COPY --from=one /x/* /app/")]
    public void What_comes_from_elsewhere_or_is_unpacked_is_not_followed(string instruction)
    {
        var model = Build("FROM debian:12 AS one\nCOPY . /x/\nFROM debian:12\n" + instruction + "\n");
        var files = new ImageFileSystemBuilder(model).GetFinal(model.Stages[^1]);
        Assert.IsFalse(files.IsFollowed("/app/a.md"));
        Assert.IsTrue(files.IsFollowed("/srv/a.md"));
    }

    private static DockerfileModel Build(string dockerfile) => ModelBuilder.Build(TestInput.Create(
        "/src/Dockerfile", dockerfile, context: string.Join("\n", s_files.Select(file => file + " 100"))));

    private static string FindInImage(DockerfileModel model)
    {
        var files = new ImageFileSystemBuilder(model).GetFinal(model.Stages[^1]);
        return Join(s_files.SelectMany(files.GetPaths).Select(path => path.Substring("/app/".Length)));
    }

    private static string Join(IEnumerable<string> paths) => string.Join(" ", paths.Order(StringComparer.Ordinal));
}

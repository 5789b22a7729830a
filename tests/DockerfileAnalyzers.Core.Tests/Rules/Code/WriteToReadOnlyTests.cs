using DockerfileAnalyzers.Rules.Code;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Code;

[TestClass]
internal sealed class WriteToReadOnlyTests : CodeRuleTests<WriteToReadOnly>
{
    private const string Facts = "ReadOnlyContainers=service 'shop'?compose.yaml?/data,/run";

    private static readonly string s_root = Full.Replace("USER $APP_UID\n", "", StringComparison.Ordinal);

    [TestMethod]
    [DataRow("""File.[|WriteAllText|]("state.json", "{}");""")]
    [DataRow("""File.[|WriteAllText|]("/tmp/state.json", "{}");""")]
    [DataRow("""File.[|WriteAllText|](Path.Combine(Path.GetTempPath(), "state.json"), "{}");""")]
    [DataRow("""File.[|WriteAllText|]("/database/state.json", "{}");""")]
    [DataRow("""Directory.[|CreateDirectory|]("/tmp/shop");""")]
    [DataRow("""Console.WriteLine(Path.[|GetTempFileName|]());""")]
    [DataRow("""Console.WriteLine(Directory.[|CreateTempSubdirectory|]("shop"));""")]
    [DataRow("""using var stream = new [|FileStream|]("/var/state.bin", FileMode.OpenOrCreate);""")]
    public void Nothing_is_mounted_there(string marked) => Verify(marked, s_root, project: Facts);

    [TestMethod]
    public void The_message_names_the_service() => Verify("""File.[|WriteAllText|]("/tmp/a.json", "{}");""", s_root,
        "'File.WriteAllText' cannot write to '/tmp/a.json': service 'shop' in 'compose.yaml' starts the image with a "
            + "read-only root file system (line 4 of 'Dockerfile')", project: Facts);

    [TestMethod]
    public void Or_the_command_that_starts_the_container() => Verify("""File.[|WriteAllText|]("/tmp/a.json", "{}");""",
        s_root, "'File.WriteAllText' cannot write to '/tmp/a.json': 'docker run' in 'README.md' starts the image with "
            + "a read-only root file system (line 4 of 'Dockerfile')",
        project: "ReadOnlyContainers='docker run'?README.md?/data");

    [TestMethod]
    public void Visual_Basic_is_read_as_well() =>
        Verify("""IO.File.[|WriteAllText|]("/tmp/a.json", "{}")""", s_root, project: Facts, isVisualBasic: true);

    [TestMethod]
    [DataRow("""File.WriteAllText("/data/state.json", "{}");""")]
    [DataRow("""File.WriteAllText("/run/shop/state.json", "{}");""")]
    [DataRow("""File.WriteAllText("/dev/null", "{}");""")]
    [DataRow("""File.WriteAllText(args[0], "{}");""")]
    [DataRow("""Console.WriteLine(File.ReadAllText("state.json"));""")]
    [DataRow("""Directory.CreateDirectory("/var/log");""")]
    [DataRow("""try { File.WriteAllText("state.json", "{}"); } catch (IOException) { }""")]
    public void A_mount_and_what_does_not_write_are_not_reported(string code) => Verify(code, s_root, project: Facts);

    [TestMethod]
    public void A_directory_that_another_rule_reports_is_not_reported_again() =>
        Verify("""File.WriteAllText("state.json", "{}");""", Full, project: Facts);

    [TestMethod]
    [DataRow("VOLUME /app/data")]
    [DataRow("ENV TMPDIR=/data")]
    public void Nor_is_what_the_Dockerfile_may_make_writable(string instruction) =>
        Verify("""Console.WriteLine(Path.GetTempFileName());""",
            s_root.Replace("ENTRYPOINT", instruction + "\nENTRYPOINT", StringComparison.Ordinal), project: Facts);

    [TestMethod]
    public void Nor_is_anything_without_a_read_only_service() =>
        Verify("""File.WriteAllText("/tmp/state.json", "{}");""", s_root);
}

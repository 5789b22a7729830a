namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>Where a container with a read-only root file system can write.</summary>
[TestClass]
public sealed class ComposeMountsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("read_only: true", "")]
    [DataRow("read_only: yes\n    tmpfs: /tmp", "/tmp")]
    [DataRow("read_only: true\n    tmpfs: [\"/tmp:size=64m\", /run]", "/tmp /run")]
    [DataRow("read_only: true\n    volumes: [\"data:/data\", \"./a:/b:rw\", /c]", "/data /b /c")]
    [DataRow("read_only: true\n    volumes: [{type: tmpfs, target: /tmp}]", "/tmp")]
    [DataRow("read_only: true\n    volumes: [\"${PLACE:-.}/a:/data\"]", "/data")]
    public void What_is_mounted_can_be_written(string service, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', Read(service)!));

    [TestMethod]
    [DataRow("read_only: false")]
    [DataRow("tmpfs: /tmp")]
    [DataRow("read_only: ${READ_ONLY}")]
    [DataRow("read_only: true\n    volumes: [\"$PLACE:/data\"]")]
    [DataRow("read_only: true\n    volumes: [\"C:\\\\data:/data\"]")]
    [DataRow("read_only: true\n    extends: {service: base, file: base.yaml}")]
    [DataRow("read_only: true\n    working_dir: /data")]
    [DataRow("read_only: true\n    environment: [TMPDIR=/data]")]
    [DataRow("read_only: true\n    environment: {TMPDIR: /data}")]
    public void What_is_not_known_is_not_a_fact(string service) => Assert.IsNull(Read(service));

    [TestMethod]
    public void A_later_file_adds_mounts_and_can_turn_it_off()
    {
        File.WriteAllText(_folder["compose.yaml"],
            "services:\n  web:\n    build: src\n    read_only: true\n    tmpfs: /tmp\n");
        var later = _folder["compose.override.yaml"];
        File.WriteAllText(later, "services:\n  web:\n    tmpfs: /run\n");
        Assert.AreEqual("/tmp /run", string.Join(' ', Find(later)!));
        File.WriteAllText(later, "services:\n  web:\n    read_only: false\n");
        Assert.IsNull(Find(later));
    }

    [TestMethod]
    [DataRow("stdin_open: true", true)]
    [DataRow("tty: true", true)]
    [DataRow("tty: false", false)]
    [DataRow("restart: always", false)]
    public void Open_input_or_a_terminal_is_a_fact(string service, bool expected)
    {
        File.WriteAllText(_folder["compose.yaml"], $"services:\n  web:\n    build: src\n    {service}\n");
        Assert.AreEqual(expected, ComposeFile.Read([_folder["compose.yaml"]]).Single().IsInteractive);
    }

    private IReadOnlyList<string>? Read(string service)
    {
        File.WriteAllText(_folder["compose.yaml"], $"services:\n  web:\n    build: src\n    {service}\n");
        return Find();
    }

    private IReadOnlyList<string>? Find(params string[] later) =>
        ComposeFile.Read([_folder["compose.yaml"], .. later]).Single().Writable;
}

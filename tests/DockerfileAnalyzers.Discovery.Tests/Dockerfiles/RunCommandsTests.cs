namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>How scripts and READMEs start the image that they build.</summary>
[TestClass]
public sealed class RunCommandsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("docker run --read-only shop", "")]
    [DataRow("docker run -d --read-only --tmpfs /tmp:size=64m -p 80:8080 shop:latest", "/tmp")]
    [DataRow("sudo docker container run --rm --read-only -v shop:/data -v /cache shop", "/data /cache")]
    [DataRow("podman run --read-only --mount type=volume,target=/data --mount=type=tmpfs,dst=/run shop", "/data /run")]
    [DataRow("docker run \\\n  --read-only \\\n  -v \"$(pwd)/data:/data:rw\" \\\n  shop", "/data")]
    public void A_read_only_container_can_write_to_its_mounts(string command, string expected) =>
        Assert.AreEqual(expected,
            string.Join(' ', Find($"docker build -t shop .\n{command}\n").Single().Writable!.Value));

    [TestMethod]
    [DataRow("docker run shop")]
    [DataRow("docker run --read-only=false shop")]
    [DataRow("docker run --read-only -v \"data:$PLACE\" shop")]
    [DataRow("docker run --read-only -v C:\\data:C:\\data shop")]
    [DataRow("docker run --read-only --volumes-from other shop")]
    [DataRow("docker run --read-only -w /data shop")]
    [DataRow("docker run --read-only -e TMPDIR=/data shop")]
    [DataRow("docker run --read-only --entrypoint sh shop")]
    public void Mounts_that_are_not_known_are_not_a_fact(string command) =>
        Assert.IsNull(Find($"docker build -t shop .\n{command}\n").Single().Writable);

    [TestMethod]
    [DataRow("docker run -e Storage__Root=/data --env A shop", "Storage__Root A")]
    [DataRow("docker run shop --Storage:Root=/data", "--Storage:Root")]
    [DataRow("docker run --env-file shop.env shop", "?")]
    [DataRow("docker run -p 80:8080 shop", "")]
    public void Variables_and_options_are_facts(string command, string expected) => Assert.AreEqual(expected,
        string.Join(' ', Find($"docker build -t shop .\n{command}\n").Single().Passed
            .Select(name => name.Length == 0 ? "?" : name)));

    [TestMethod]
    public void A_container_that_runs_another_program_is_no_fact_about_files()
    {
        var found = Find("docker build -t shop .\ndocker run -it --read-only shop sh\n").Single();
        Assert.IsNull(found.Writable);
        Assert.IsFalse(found.IsInteractive);
    }

    [TestMethod]
    public void The_names_of_the_image_are_known_without_tags()
    {
        File.WriteAllText(_folder["run.sh"],
            "docker build -t example.com/shop:1 -t shop:dev .\ndocker build -t $NAME .\ndocker build -t other web\n");
        CollectionAssert.AreEqual(new[] { "example.com/shop", "shop" },
            RunCommands.FindImages(_folder["Dockerfile"], _folder.Path, _folder.Path).ToArray());
    }

    [TestMethod]
    [DataRow("docker run -it shop", true)]
    [DataRow("docker run --rm -dit shop", true)]
    [DataRow("docker run --interactive --name shop shop", true)]
    [DataRow("docker run -d --name -it shop", false)]
    public void Open_input_or_a_terminal_is_a_fact(string command, bool expected) =>
        Assert.AreEqual(expected, Find($"docker build -t shop .\n{command}\n").Single().IsInteractive);

    [TestMethod]
    [DataRow("docker run --read-only shop")]
    [DataRow("docker build -t other .\ndocker run --read-only shop")]
    [DataRow("docker build -t shop web\ndocker run --read-only shop")]
    [DataRow("docker build -t shop -f Dockerfile.web .\ndocker run --read-only shop")]
    [DataRow("docker build -t shop .\ndocker run --read-only")]
    [DataRow("docker build -t $NAME .\ndocker run --read-only shop")]
    public void Images_of_other_files_and_other_programs_do_not_count(string text) => Assert.IsEmpty(Find(text));

    [TestMethod]
    [DataRow("README.md", "Start it with `docker build -t shop .` and then\n`docker run --read-only shop`.\n")]
    [DataRow("run.ps1", "docker build -t shop . \ndocker run `\n  --read-only shop\n")]
    [DataRow(".github/workflows/ci.yml", "- run: docker build --tag shop .\n- run: docker run --read-only shop\n")]
    [DataRow("web/start.sh", "docker build -t shop -f ../Dockerfile ..\ndocker run --read-only shop\n")]
    public void Scripts_READMEs_and_workflows_are_read(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
        File.WriteAllText(_folder[file], text);
        var found = RunCommands.Find(_folder["Dockerfile"], _folder["web"], _folder.Path).Single();
        Assert.AreEqual(Path.GetFileName(file), found.File);
        Assert.IsNotNull(found.Writable);
    }

    private RunCommand[] Find(string text)
    {
        File.WriteAllText(_folder["run.sh"], text);
        return [.. RunCommands.Find(_folder["Dockerfile"], _folder.Path, _folder.Path)];
    }
}

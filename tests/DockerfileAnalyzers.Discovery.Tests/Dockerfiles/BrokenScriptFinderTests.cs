using System.Diagnostics;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class BrokenScriptFinderTests
{
    private const string Dockerfile = "FROM alpine:3.23\nCOPY entry.sh /\nENTRYPOINT [\"/entry.sh\"]\n";

    [TestMethod]
    [DataRow(Dockerfile)]
    [DataRow("FROM alpine:3.23\nWORKDIR /app\nCOPY . .\nENTRYPOINT [\"./entry.sh\"]\n")]
    [DataRow("FROM alpine:3.23\nCOPY [\"entry.sh\", \"/bin/x\"]\n")]
    public void A_script_with_CRLF_is_found(string dockerfile)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "entry.sh", "#!/bin/sh\r\nexec \"$@\"\r\n");
        Assert.AreEqual("entry.sh CarriageReturn", Find(folder, dockerfile));
    }

    [TestMethod]
    [DataRow(Dockerfile + "RUN sed -i 's/\\r$//' /entry.sh\n", "")]
    [DataRow(Dockerfile + "RUN dos2unix /entry.sh\n", "")]
    [DataRow("FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY entry.sh /\n", "")]
    [DataRow(Dockerfile, "*.sh text eol=lf\n")]
    public void What_is_converted_or_for_Windows_is_fine(string dockerfile, string attributes)
    {
        using var folder = new TemporaryFolder();
        Write(folder, ".git/HEAD", "ref: refs/heads/main\n");
        Write(folder, ".gitattributes", attributes);
        Write(folder, "entry.sh", "#!/bin/sh\r\nexec \"$@\"\r\n");
        Assert.AreEqual("", Find(folder, dockerfile));
    }

    [TestMethod]
    [DataRow("echo a\n")]
    [DataRow("\n#!/bin/sh\necho a\n")]
    [DataRow("\uFEFF#!/bin/sh\necho a\n")]
    public void A_script_without_interpreter_is_found_where_the_kernel_starts_it(string script)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "scripts/entry.sh", script);
        const string copy = "FROM alpine:3.23\nCOPY scripts /app/\nWORKDIR /app\nENTRYPOINT ";
        Assert.AreEqual("scripts/entry.sh NoInterpreter", Find(folder, copy + "[\"./entry.sh\"]\n"));
        Assert.AreEqual("", Find(folder, copy + "[\"sh\", \"./entry.sh\"]\n"));
        Assert.AreEqual("", Find(folder, copy + "./entry.sh\n"));
    }

    [TestMethod]
    [DataRow("2")]
    [DataRow("4")]
    public void The_executable_bit_is_the_one_of_Git(string version)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "entry.sh", "#!/bin/sh\nexec \"$@\"\n");
        Write(folder, "entry.txt", "a");
        Git(folder, "init -q");
        Git(folder, "add .");
        Git(folder, "update-index --chmod=-x entry.sh --index-version " + version);
        Assert.AreEqual("entry.sh NotExecutable", Find(folder, Dockerfile));
        Assert.AreEqual("", Find(folder, Dockerfile.Replace("COPY", "COPY --chmod=755")));
        Assert.AreEqual("", Find(folder, Dockerfile.Replace("[\"/entry.sh\"]", "[\"sh\", \"/entry.sh\"]")));
        Git(folder, "update-index --chmod=+x entry.sh");
        Assert.AreEqual("", Find(folder, Dockerfile));
    }

    private static string Find(TemporaryFolder folder, string dockerfile) => string.Join("|",
        Find(folder, DockerfileText.Create(Path.Combine(folder.Path, "Dockerfile"), dockerfile))
            .Select(script => $"{script.Path} {script.Problem}"));

    private static IEnumerable<BrokenScript> Find(TemporaryFolder folder, DockerfileText dockerfile) =>
        BrokenScriptFinder.Find(dockerfile.Model!, dockerfile, folder.Path, DiscoveryLog.None);

    private static void Write(TemporaryFolder folder, string name, string text) =>
        File.WriteAllText(folder.Add(name), text);

    private static void Git(TemporaryFolder folder, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path })!;
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
    }
}

using System.Runtime.Versioning;
using System.Text;

namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class TextFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [UnsupportedOSPlatform("windows")]
    public void A_link_stays_a_link_and_its_target_keeps_its_mode()
    {
        Directory.CreateDirectory(_folder["real"]);
        File.WriteAllText(_folder["real/Dockerfile"], "old");
        File.SetUnixFileMode(_folder["real/Dockerfile"],
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.CreateSymbolicLink(_folder["first"], "real/Dockerfile");
        File.CreateSymbolicLink(_folder["second"], "first");
        Save("second", "new");
        Assert.AreEqual("real/Dockerfile", new FileInfo(_folder["first"]).LinkTarget);
        Assert.AreEqual("first", new FileInfo(_folder["second"]).LinkTarget);
        Assert.AreEqual("new", File.ReadAllText(_folder["real/Dockerfile"]));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(_folder["real/Dockerfile"]));
        Assert.HasCount(1, Directory.GetFiles(_folder["real"]));
    }

    [TestMethod]
    public void A_read_only_file_is_not_replaced()
    {
        File.WriteAllText(_folder["Dockerfile"], "old");
        File.SetAttributes(_folder["Dockerfile"], FileAttributes.ReadOnly);
        var exception = Assert.ThrowsExactly<InaccessibleFileException>(() => Save("Dockerfile", "new"));
        Assert.AreEqual("it is read-only; make it writable", TextFile.DescribeWriteFailure(exception));
        File.SetAttributes(_folder["Dockerfile"], FileAttributes.Normal);
        Assert.AreEqual("old", File.ReadAllText(_folder["Dockerfile"]));
        Assert.HasCount(1, Directory.GetFiles(_folder.Path));
    }

    [TestMethod]
    [DataRow(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0xC3, 0xA9 })]
    [DataRow(new byte[] { (byte)'a', 0xC3, 0xA9, (byte)'\r', (byte)'\n' })]
    [DataRow(new byte[] { (byte)'a', 0xE9, (byte)'\n' })]
    public void Bytes_that_a_fix_does_not_touch_stay(byte[] bytes)
    {
        File.WriteAllBytes(_folder["Dockerfile"], bytes);
        var file = TextFile.TryRead(_folder["Dockerfile"], out var problem)!;
        Assert.IsNull(problem);
        file.Save(_folder["Dockerfile"], file.Text.Replace("a", "bc"));
        CollectionAssert.AreEqual(bytes.SelectMany(value => value == 'a' ? "bc"u8.ToArray() : [value])
            .ToArray(), File.ReadAllBytes(_folder["Dockerfile"]));
    }

    private void Save(string name, string text) =>
        TextFile.WriteAtomically(_folder[name], text, new UTF8Encoding(false));
}

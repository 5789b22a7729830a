using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Discovery.Tests;

/// <summary>Images by hand: what an engine writes, in a few lines.</summary>
[TestClass]
public sealed class ImageFileTests
{
    private const string History = """
        "history":[{"created_by":"base"},{"created_by":"ENV A=1","empty_layer":true},
          {"created_by":"RUN /bin/sh -c make # buildkit"},{"created_by":"RUN /bin/sh -c make clean # buildkit"}],
        "rootfs":{"diff_ids":[]}
        """;

    private static readonly string s_folder = Directory.CreateTempSubdirectory("dockerfile-images-").FullName;

    private static readonly byte[][] s_layers =
    [
        Tar(("bin/sh", 1000), ("etc/passwd", 10)),
        Tar(("src/app.o", 5000), ("src/deep/b.o", 2000), ("app", 300), ("etc/passwd", 20)),
        Tar(("src/.wh.app.o", 0), ("src/deep/.wh..wh..opq", 0), ("app", 301)),
    ];

    [TestMethod]
    [DataRow(false, false)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public void An_archive_tells_bytes_and_what_is_hidden(bool isPacked, bool isPacked2)
    {
        // Layers first: what they are called is said after them.
        var entries = s_layers.Select((layer, index) => ($"{index}/layer.tar", isPacked2 ? Pack(layer) : layer))
            .Append(("config.json", Utf8("{" + History + "}")))
            .Append(("manifest.json", Utf8("""
                [{"Config":"config.json","RepoTags":["a:b"],"Layers":["0/layer.tar","1/layer.tar","2/layer.tar"]}]
                """)))
            .ToArray();
        var archive = Tar(entries);
        Check(ImageFile.Read(Write("image.tar", isPacked ? Pack(archive) : archive), "/src/Dockerfile"));
    }

    [TestMethod]
    public void An_OCI_layout_tells_the_same()
    {
        var entries = s_layers.Select((layer, index) => ($"blobs/sha256/{index}", Pack(layer))).Concat(
        [
            ("index.json", Utf8("""
                {"manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"sha256:list"}]}
                """)),
            ("blobs/sha256/list", Utf8("""
                {"manifests":[
                  {"digest":"sha256:att","platform":{"architecture":"unknown","os":"unknown"}},
                  {"digest":"sha256:manifest","platform":{"os":"linux"}}]}
                """)),
            ("blobs/sha256/att", Utf8("""{"config":{"digest":"sha256:none"},"layers":[]}""")),
            ("blobs/sha256/manifest", Utf8("""
                {"config":{"digest":"sha256:config"},
                 "layers":[{"digest":"sha256:0"},{"digest":"sha256:1"},{"digest":"sha256:2"}]}
                """)),
            ("blobs/sha256/config", Utf8("{" + History + "}")),
        ]).ToArray();
        Check(ImageFile.Read(Write("layout.tar", Tar(entries)), "/src/Dockerfile"));
        var folder = Path.Combine(s_folder, "layout");
        foreach (var (name, bytes) in entries)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        Check(ImageFile.Read(folder, "/src/Dockerfile"));
    }

    [TestMethod]
    [DataRow(
        "{\"CreatedBy\":\"RUN make # buildkit\",\"Size\":\"78.1MB\"}\n{\"CreatedBy\":\"base\",\"Size\":\"1.2kB\"}\n")]
    [DataRow("[{\"CreatedBy\":\"RUN make # buildkit\",\"Size\":78100000},{\"CreatedBy\":\"base\",\"Size\":1200}]")]
    public void A_history_is_read_from_the_base_up(string text)
    {
        var image = ImageFile.Read(Write("history.json", Utf8(text)), "/src/Dockerfile");
        CollectionAssert.AreEqual(
            new[] { new MeasuredLayer("base", 1200), new MeasuredLayer("RUN make # buildkit", 78_100_000) },
            image.Layers);
    }

    [TestMethod]
    public void An_inspection_tells_the_total() => Assert.AreEqual(
        117_000_000,
        ImageFile.Read(
            Write(
                "inspect.json",
                Utf8("""
                    [{"Id":"sha256:1","Size":117000000,"GraphDriver":{"Data":{"Size":1}},
                      "RootFS":{"Layers":["sha256:2"]}}]
                    """)),
            "/src/Dockerfile").TotalBytes);

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("{")]
    [DataRow("{\"a\":1}")]
    [DataRow("[]")]
    [DataRow("no tar at all, but long enough to be taken for one if nobody looked at what is in it and where")]
    public void What_is_no_image_is_said_to_be_none(string text) =>
        Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Read(Write("none", Utf8(text)), "/src/Dockerfile"));

    [TestMethod]
    public void A_damaged_archive_never_ends_otherwise()
    {
        var archive = Tar(s_layers.Select((layer, index) => ($"{index}/layer.tar", layer))
            .Append(("config.json", Utf8("{" + History + "}")))
            .Append(
                (
                    "manifest.json",
                    Utf8("""[{"Config":"config.json","Layers":["0/layer.tar","1/layer.tar","2/layer.tar"]}]""")))
            .ToArray());
        var random = new Random(42);
        for (var round = 0; round < 300; round++)
        {
            var damaged = archive[..(round % 3 == 0 ? random.Next(archive.Length) : archive.Length)];
            for (var i = 0; i < 3 && damaged.Length > 0; i++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                ImageFile.Read(Write("damaged.tar", damaged), "/src/Dockerfile");
            }
            catch (InvalidDataException)
            {
                // As it should be.
            }
        }
    }

    [TestMethod]
    public void What_is_written_down_is_read_again()
    {
        var image = new MeasuredImage(
            "/src/Dockerfile",
            "image.tar",
            5,
            [new MeasuredLayer("RUN a b", 7), new MeasuredLayer("", null)],
            [new MeasuredWaste(0, 1, 9, 2, true, "a/b")]);
        var again = MeasuredImage.Parse(image.ToString());
        Assert.AreEqual(image.ToString(), again.ToString());
        CollectionAssert.AreEqual(image.Layers, again.Layers);
        CollectionAssert.AreEqual(image.Waste, again.Waste);
    }

    private static void Check(MeasuredImage image)
    {
        CollectionAssert.AreEqual(
            new[]
            {
                new MeasuredLayer("base", 1010),
                new MeasuredLayer("ENV A=1", 0),
                new MeasuredLayer("RUN /bin/sh -c make # buildkit", 7320),
                new MeasuredLayer("RUN /bin/sh -c make clean # buildkit", 301),
            },
            image.Layers);
        CollectionAssert.AreEqual(
            new[]
            {
                new MeasuredWaste(0, 2, 10, 1, false, "etc/passwd"),
                new MeasuredWaste(2, 3, 300, 1, false, "app"),
                new MeasuredWaste(2, 3, 7000, 2, true, "src/app.o"),
            },
            image.Waste);
    }

    private static byte[] Tar(params (string Name, int Length)[] files) =>
        Tar(files.Select(file => (file.Name, new byte[file.Length])).ToArray());

    private static byte[] Tar(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
                writer.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
        }

        return stream.ToArray();
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return stream.ToArray();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(s_folder, Guid.NewGuid().ToString("N") + name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}

namespace DockerfileAnalyzers.Tables.Tests;

[TestClass]
public sealed class ApkIndexTests
{
    private const string Text = """
        P:busybox
        I:800
        t:1700000000
        D:so:libc.musl-x86_64.so.1

        P:musl
        I:600
        p:so:libc.musl-x86_64.so.1=1

        P:musl-utils
        I:50
        p:libc-utils=1.2.5 cmd:ldd=1.2.5

        P:alpine-baselayout
        I:6
        D:/bin/sh

        P:busybox-binsh
        I:1
        p:/bin/sh cmd:sh=1

        P:alpine-keys
        I:14

        P:apk-tools
        I:69
        D:musl>=1.2

        P:icu-libs
        I:4000
        t:1763251200
        D:icu-data=76.1-r1 so:libc.musl-x86_64.so.1 !icu-old

        P:icu-data-en
        I:3000
        k:100
        p:icu-data=76.1-r1

        P:icu-data-full
        I:31000
        p:icu-data=76.1-r1

        P:python3
        I:20000

        P:python3-pyc
        I:0
        D:python3-pycache
        i:python3=3.12

        P:python3-pycache
        I:9000

        P:python3-doc
        I:700
        i:python3=3.12 docs

        P:unused
        I:1
        """;

    [TestMethod]
    public void A_package_brings_what_it_needs_and_what_installs_itself_with_it() => CollectionAssert.AreEqual(
        new[]
        {
            "alpine-baselayout,6,,base", "alpine-keys,14,,base", "apk-tools,69,,base", "busybox,800,,base",
            "busybox-binsh,1,,base",
            "icu-data-en,3000,,", "icu-libs,4000,icu-data-en,", "ldd,,musl-utils,", "musl,600,,base",
            "musl-utils,50,,base",
            "python3,20000,python3-pyc python3-pycache,", "python3-pyc,0,python3-pycache,", "python3-pycache,9000,,",
        },
        // A name may be that of a package, or of something that a package provides.
        ApkIndex.Parse(Text.Replace("cmd:ldd", "ldd")).ToRows(["icu-libs", "python3", "ldd", "not-there"]).ToArray());

    [TestMethod]
    public void The_preferred_package_provides_a_name() => CollectionAssert.Contains(
        ApkIndex.Parse(Text.Replace("k:100\n", "").Replace("I:31000", "k:200\nI:31000")).ToRows(["icu-libs"]).ToArray(),
        "icu-libs,4000,icu-data-full,");

    [TestMethod]
    public void Of_two_repositories_the_first_one_has_the_package() => CollectionAssert.Contains(
        ApkIndex.Parse(Text + "\n\nP:python3\nI:1\n\nP:docker-cli\nI:5\nD:python3").ToRows(["docker-cli"]).ToArray(),
        "docker-cli,5,python3 python3-pyc python3-pycache,");

    [TestMethod]
    public void The_newest_package_dates_the_index() =>
        Assert.AreEqual(new DateTime(2025, 11, 16), ApkIndex.Parse(Text).Newest.Date);

    [TestMethod]
    public void What_the_base_image_has_adds_nothing_to_the_table()
    {
        var rows = PackageTables.CreateApk("3.22").ToText().Split('\n');
        CollectionAssert.Contains(rows, "c\tbusybox\t\t");
        CollectionAssert.Contains(rows, "c\tlibssl3\t\t");
        Assert.IsTrue(
            rows.Any(row => row.StartsWith("c\tlibc-dev\t", StringComparison.Ordinal) && row.Split('\t')[2].Length > 0),
            "a name that another package provides");
    }

    [TestMethod]
    public void What_is_missing_from_the_index_is_named() =>
        StringAssert.Contains(
            Assert.ThrowsExactly<TablesException>(() =>
                ApkIndex.Parse(Text.Replace("P:icu-data", "P:else\np:x\n\nP:else").Replace("p:icu-data", "p:x"))
                    .ToRows(["icu-libs"]).ToArray()).Message,
            "icu-data");
}

using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Rules.Size;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Size;

[TestClass]
internal sealed class ArchiveShippedTests : RuleTests<ArchiveShipped>
{
    [TestMethod]
    [DataRow("tar xf app.tar", "app.tar")]
    [DataRow("tar xfC app.tar /opt", "app.tar")]
    [DataRow("gtar -xf app.tar", "app.tar")]
    [DataRow("tar --extract --file=x --file app.tar", "app.tar")]
    [DataRow("unzip app.zip", "app.zip")]
    [DataRow("dpkg -i ./tool.deb", "tool.deb")]
    [DataRow("rpm -Uvh tool.rpm", "tool.rpm")]
    [DataRow("zypper install -y ./tool.rpm", "tool.rpm")]
    [DataRow("apk add --allow-untrusted ./tool.apk", "tool.apk")]
    [DataRow("apt-get install -y ./tool.deb", "tool.deb")]
    public void Whatever_unpacks_it(string command, string file) => Verify($"""
        FROM debian:12
        WORKDIR /work
        COPY [|{file}|] .
        RUN {command}
        """);

    [TestMethod]
    [DataRow("tar cf app.tar /srv")]
    [DataRow("tar tf app.tar")]
    [DataRow("tar cf app.tar -Cxyz .")]
    [DataRow("rpm -qip app.tar")]
    [DataRow("unzip -l app.tar")]
    [DataRow("cp app.tar /srv")]
    public void What_does_not_unpack_needs_the_file(string command) => Verify($"""
        FROM debian:12
        WORKDIR /work
        COPY app.tar .
        RUN {command}
        """);

    [TestMethod]
    [DataRow("RUN tar xf /tmp/app.tar && rm /tmp/app.tar")]
    [DataRow("RUN tar xf /tmp/app.tar\nRUN rm -rf /tmp/*")]
    public void Its_removal_has_a_rule_of_its_own(string run) => Verify($"""
        FROM debian:12
        COPY app.tar /tmp/
        {run}
        """);

    [TestMethod]
    public void A_stage_that_is_not_shipped_may_keep_it() => Verify("""
        FROM debian:12 AS build
        COPY app.tar /tmp/
        RUN tar xf /tmp/app.tar -C /opt
        FROM scratch
        COPY --from=build /opt /opt
        """);

    [TestMethod]
    [DataRow(
        "curl -o /tmp/a.tar https://example.com/a.tar && tar xf [|/tmp/a.tar|]",
        "curl -o /tmp/a.tar https://example.com/a.tar && tar xf /tmp/a.tar && rm /tmp/a.tar")]
    [DataRow(
        "curl -fsSLO https://example.com/a-$V.zip; unzip [|a-$V.zip|]; make",
        "curl -fsSLO https://example.com/a-$V.zip; unzip a-$V.zip && rm a-$V.zip; make")]
    [DataRow(
        "wget -q \"https://example.com/a-${V}.tgz\" && cd /opt && tar xzf [|/tmp/a-$V.tgz|]",
        "wget -q \"https://example.com/a-${V}.tgz\" && cd /opt && tar xzf /tmp/a-$V.tgz && rm /tmp/a-$V.tgz")]
    [DataRow(
        "curl https://example.com/a.tar > a.tar && tar xf [|a.tar|] -C /opt",
        "curl https://example.com/a.tar > a.tar && tar xf a.tar -C /opt && rm a.tar")]
    [DataRow(
        "wget https://example.com/a.deb && dpkg -i [|a.deb|]",
        "wget https://example.com/a.deb && dpkg -i a.deb && rm a.deb")]
    [DataRow(
        "sudo wget https://example.com/a.deb && sudo dpkg -i [|a.deb|]",
        "sudo wget https://example.com/a.deb && sudo dpkg -i a.deb && sudo rm a.deb")]
    public void A_download_is_in_the_layer_that_unpacks_it(string script, string mended) => Verify(
        $"FROM debian:12\nWORKDIR /tmp\nRUN {script}\n", fixedTo: $"FROM debian:12\nWORKDIR /tmp\nRUN {mended}\n");

    [TestMethod]
    [DataRow("RUN wget https://example.com/a.tgz && tar xzf a.tgz && rm a.tgz")]
    [DataRow("RUN wget https://example.com/a.tgz && tar xzf a.tgz && rm -f *.tgz")]
    [DataRow("RUN wget https://example.com/a.tgz && tar xzf a.tgz && rm -rf /tmp/*")]
    [DataRow(
        "RUN mkdir /build && cd /build && wget https://example.com/a.tgz && tar xzf a.tgz && cd / && rm -rf /build")]
    [DataRow("RUN wget https://example.com/a.tgz && tar xzf a.tgz && rm -rf \"$DIR\"")]
    [DataRow("RUN wget https://example.com/a.tgz && tar xzf a.tgz && find . -name '*.tgz' -delete")]
    [DataRow("RUN wget https://example.com/a.tgz && tar xzf a.tgz && mv a.tgz /srv")]
    [DataRow("RUN wget https://example.com/a.tgz && tar xzf a.tgz\nRUN cp a.tgz /srv")]
    [DataRow("RUN wget -O- https://example.com/a.tgz | tar xz")]
    [DataRow("RUN curl https://example.com/a.tgz | tar xz")]
    [DataRow("RUN tar xzf a.tgz")]
    [DataRow("RUN wget https://example.com/remi-release-7.rpm && rpm -Uvh remi-release-7.rpm")]
    [DataRow("RUN --mount=type=cache,target=/tmp wget https://example.com/a.tgz && tar xzf a.tgz")]
    public void A_download_that_is_deleted_used_again_or_never_a_file_is_fine(string run) =>
        Verify($"FROM debian:12\nWORKDIR /tmp\n{run}\n");

    [TestMethod]
    public void A_download_of_a_stage_that_is_not_shipped_may_stay() => Verify("""
        FROM debian:12 AS build
        RUN wget https://example.com/a.tgz && tar xzf a.tgz
        FROM scratch
        COPY --from=build /opt /opt
        """);

    [TestMethod]
    public void Where_a_failure_is_caught_the_file_is_not_deleted_by_the_fix()
    {
        const string text =
            "FROM debian:12\nRUN wget https://example.com/a.deb && dpkg -i a.deb || apt-get -f install -y\n";
        Assert.AreEqual(
            text,
            DockerfileAnalyzers.Analysis.FixApplier
                .Apply(TestInput.Create("/src/Dockerfile", text), finding => finding.Rule.Id == "DFA1304").Text);
    }

    [TestMethod]
    public void ADD_does_not_unpack_a_zip_file() => Verify("""
        FROM debian:12
        ADD [|app.zip|] /tmp/app.zip
        RUN unzip /tmp/app.zip -d /app
        """);

    [TestMethod]
    [DataRow("", "wget https://example.com/a.zip && unzip [|a.zip|]", "RUN sha256sum -c SUMS")]
    [DataRow("", "wget https://example.com/a.zip && unzip [|a.zip|]", "RUN md5sum --check sums.txt")]
    [DataRow("ENV FILE=/d/a.zip", "wget https://example.com/a.zip && unzip [|a.zip|]", "")]
    [DataRow("CMD [\"serve\", \"/d/a.zip\"]", "wget https://example.com/a.zip && unzip [|a.zip|]", "")]
    [DataRow("ENV V=1", "wget https://example.com/${V}.zip && unzip [|${V}.zip|]", "RUN make && rm /${V}.zip")]
    [DataRow("ENV V=1", "wget https://example.com/f-${V}.zip && unzip [|f-${V}.zip|]", "RUN rm f-$V.zip")]
    [DataRow("", "wget https://example.com/f-1.zip && unzip [|f-1.zip|]", "ENV V=1\nRUN rm f-$V.zip")]
    [DataRow("", "set -e; wget https://example.com/a.zip; unzip [|a.zip|]; make", "")]
    public void A_file_that_something_else_needs_is_not_removed(string before, string script, string after) =>
        Verify($"FROM debian:12\n{before}\nWORKDIR /\nRUN {script}\n{after}\n", fix: "");

    [TestMethod]
    [DataRow("tar -x --remove-files -f a.tgz")]
    [DataRow("tar() { bsdtar \"$@\" && rm a.tgz; } && tar xf a.tgz")]
    [DataRow("alias tar=./unpack && tar xf a.tgz")]
    [DataRow("curl() { :; } && curl -fsSLo a.tgz https://example.org/a.tgz && tar xf a.tgz")]
    [DataRow("tar xf a.tgz && ls | xargs rm")]
    [DataRow("tar xf a.tgz && xargs rm < list")]
    public void A_command_that_may_remove_the_archive_itself_is_left_alone(string script) => Verify(
        "FROM debian:12\nWORKDIR /w\n"
            + $"RUN {(script.Contains("curl") ? "" : "curl -fsSLo a.tgz https://example.org/a.tgz && ")}{script}\n");

    [TestMethod]
    [DataRow("--mount=type=cache,target=/dl curl -fsSLo $DIR/a.tgz https://example.org/a.tgz && tar xf $DIR/a.tgz")]
    [DataRow("--mount=type=cache,target=/dl cd $DIR && curl -fsSLo a.tgz https://example.org/a.tgz && tar xf a.tgz")]
    [DataRow(
        "--mount=type=tmpfs,target=/t curl -fsSLo \"$(pwd)/a.tgz\" https://example.org/a.tgz "
            + "&& tar xf \"$(pwd)/a.tgz\"")]
    public void A_path_that_is_not_known_may_lie_on_a_mount(string run) =>
        Verify($"FROM debian:12\nARG DIR\nRUN {run}\n");

    [TestMethod]
    [DataRow(" && python3 -c 'import glob, os; [os.remove(f) for f in glob.glob(\"*gz\")]'")]
    [DataRow(" && perl -e 'unlink glob(\"*gz\") or die'")]
    [DataRow("\nRUN node -e 'require(\"fs\").unlinkSync(\"a\" + \".tgz\")'")]
    [DataRow("\nRUN <<EOF\n#!/usr/bin/env python3\nimport os\nos.remove('a' + '.tgz')\nEOF")]
    [DataRow("\nRUN python3 - <<EOF\nimport os\nos.rename('a' + '.tgz', 'b')\nEOF")]
    public void Code_in_another_language_may_need_the_archive(string later) => Verify(
        $"FROM debian:12\nWORKDIR /w\nRUN curl -fsSLo a.tgz https://example.org/a.tgz && tar xf [|a.tgz|]{later}\n",
        fix: "");

    [TestMethod]
    public void A_trap_may_need_the_archive() => Verify(
        "FROM debian:12\nWORKDIR /w\n"
            + "RUN trap 'rm *gz' EXIT && curl -fsSLo a.tgz https://example.org/a.tgz && tar xf [|a.tgz|]\n",
        fix: "");

    [TestMethod]
    [DataRow("RUN [\"sh\", \"-c\", \"rm $F\"]")]
    [DataRow("FROM a\nRUN bash -c 'cd /w && rm *gz'")]
    [DataRow("RUN <<EOF\nset -e\nfor f in x*; do rm \"$f\"; done\nEOF")]
    [DataRow("ONBUILD RUN rm /w/*gz")]
    [DataRow("FROM debian:12\nCOPY --from=a /w/x* /")]
    public void A_later_instruction_may_name_the_archive_in_another_way(string later)
    {
        const string start = "FROM debian:12 AS a\nENV F=x.tar.gz\nWORKDIR /w\n"
            + "RUN curl -fsSLo x.tar.gz https://example.org/x && tar xf x.tar.gz\n";
        var findings = RuleEngine.Analyze(TestInput.Create("/src/Dockerfile", start + later + "\n"));
        Assert.IsTrue(findings.Where(finding => finding.Rule.Id == "DFA1304").All(finding => finding.Fix is null));
    }
}

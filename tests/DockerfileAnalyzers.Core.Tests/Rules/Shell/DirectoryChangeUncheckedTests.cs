using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class DirectoryChangeUncheckedTests : RuleTests<DirectoryChangeUnchecked>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN cd a && b; cd c || exit 1; if cd d; then e; fi")]
    [DataRow("FROM debian:12\nSHELL [\"/bin/sh\", \"-e\", \"-c\"]\nRUN cd a; b")]
    [DataRow("FROM debian:12\nRUN git clone a && (cd a; git checkout b) && make")]
    [DataRow("FROM debian:12\nRUN for d in a b; do cd $d; make; done || exit 1")]
    public void What_is_tested_is_fine(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN a; cd b")]
    [DataRow("FROM debian:12\nRUN make && (a; cd b)")]
    public void The_last_command_is_what_the_instruction_ends_with(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN cd; a; cd ~; b; cd /tmp/; c; cd /usr/local; d; cd $HOME; e; cd ../..; f")]
    public void A_directory_that_every_image_has_is_there(string instructions) => Verify(instructions);

    [TestMethod]
    public void A_subshell_whose_status_nobody_asks_for_is_not_tested() => Verify("""
        FROM debian:12
        RUN ([|cd a|]; make); b
        """);

    [TestMethod]
    public void The_end_of_a_chain_is_not_tested() => Verify("""
        FROM debian:12
        RUN make && [|cd b|]; c
        """);

    [TestMethod]
    public void A_heredoc_is_a_list() => Verify("""
        FROM debian:12
        RUN <<EOF
        [|cd a|]
        make
        EOF
        """,
        fixedTo: """
        FROM debian:12
        RUN <<EOF
        cd a || exit
        make
        EOF
        """);

    [TestMethod]
    [DataRow("WORKDIR /src\nRUN cd /src; make")]
    [DataRow("COPY lib /src/lib\nRUN cd /src/lib; make")]
    [DataRow("WORKDIR /x\nCOPY a.txt sub/\nRUN cd sub; make")]
    [DataRow("RUN mkdir -p /a/b; cd /a; make")]
    [DataRow("RUN mkdir -p \"$D/x\"; cd $D/x; make")]
    [DataRow("RUN git clone https://example.org/o/p.git; cd p; make")]
    [DataRow("RUN curl -fsSL https://example.org/p-1.2.tar.gz | tar xz; cd p-1.2; make")]
    [DataRow("RUN unzip a.zip -d /d; cd /d; make")]
    [DataRow("ARG V=1\nRUN tar xf p-$V.tar.gz; cd p-$V; make")]
    [DataRow("COPY package.json /src/package.json\nRUN cd /src; npm install")]
    [DataRow("RUN cd /tmp; ls; cd -; ls")]
    public void A_folder_that_the_file_has_made_is_there(string instructions) =>
        Verify($"FROM debian:12\n{instructions}\n");

    [TestMethod]
    [DataRow("RUN [|cd /a|]; mkdir /a; make")]
    [DataRow("COPY a.txt /x\nRUN [|cd /x|]; make")]
    [DataRow("RUN mkdir -p /a; [|cd /a/b|]; make")]
    public void A_folder_that_comes_later_or_is_a_file_is_not(string instructions) =>
        Verify($"FROM debian:12\n{instructions}\n");

    [TestMethod]
    public void An_official_image_brings_folders() => Verify("FROM php:8.4-apache\nRUN cd /var/www/html; ls\n");

    [TestMethod]
    [DataRow("RUN if [ -d /x ]; then cd /x; make; fi")]
    [DataRow("RUN [ ! -d z ] || cd z; make")]
    [DataRow("RUN test -d /opt/y && cd /opt/y; make")]
    [DataRow("WORKDIR /src\nRUN mkdir a b; cd a; ls; cd ../b; ls")]
    [DataRow("ONBUILD ADD ./*.txt /etc/app/\nONBUILD RUN cd /etc/app; ls")]
    public void A_folder_that_was_tested_or_made_is_there(string instructions) =>
        Verify($"FROM debian:12\n{instructions}\n");
}

using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class WorldWritableTests : RuleTests<WorldWritable>
{
    [TestMethod]
    [DataRow(
        "ENV PGDATA=/var/lib/postgresql/data\n"
            + "RUN mkdir -p \"$PGDATA\" && chown -R postgres:postgres \"$PGDATA\" && chmod 777 \"$PGDATA\"")]
    [DataRow("ENV PGDATA /data\nRUN install --directory --owner postgres --mode 0777 ${PGDATA}")]
    [DataRow("RUN [\"sh\", \"-c\", \"chmod 777 $PGDATA\"]")]
    public void PostgreSQL_makes_its_data_private_when_it_starts(string instructions) =>
        Verify($"FROM debian:12\n{instructions}\n");

    [TestMethod]
    [DataRow("chmod -R [|0777|] /app")]
    [DataRow("chmod [|666|] /etc/app.conf")]
    [DataRow("chmod [|a+rw|] /app")]
    [DataRow("chmod -R [|ugo+w|] /app")]
    [DataRow("chmod [|o=rwx|] /app")]
    [DataRow("mkdir -m [|777|] /app && install -d -m [|0777|] /b && install -m [|666|] a /etc/b")]
    [DataRow("mkdir -pm [|777|] /app && mkdir -m[|777|] /b && install --mode=[|666|] a /etc/b")]
    public void Modes_are_written_in_many_ways(string script) => Verify($"FROM alpine:3.23\nRUN {script}\n");

    [TestMethod]
    [DataRow("chmod 775 /app")]
    [DataRow("mkdir -m 700 /app && mkdir -m 1777 /b && install -m 755 a b && mkdir -m 777 /tmp/a")]
    [DataRow("mkdir /x && chmod -R 777 /x && make && rm -rf /x")]
    [DataRow("--mount=type=cache,target=/c chmod 777 /c")]
    [DataRow("chmod +w /app")]
    [DataRow("chmod a+x,o-w /app")]
    [DataRow("chmod -R 777 /tmp/x /var/tmp")]
    [DataRow("chmod $MODE /app")]
    [DataRow("chmod a+rwxt /spool")]
    public void Only_others_matter(string script) => Verify($"FROM alpine:3.23\nRUN {script}\n");

    [TestMethod]
    public void COPY_has_modes_too() => Verify("""
        FROM alpine:3.23
        COPY --chmod=[|0777|] start.sh /
        """,
        fixedTo: """
        FROM alpine:3.23
        COPY --chmod=0755 start.sh /
        """);
}

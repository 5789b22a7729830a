using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class UnverifiedDownloadTests : RuleTests<UnverifiedDownload>
{
    [TestMethod]
    [DataRow("[|curl|] -fsSL https://example.org/a.tar.gz | tar xz")]
    [DataRow("[|wget|] -q https://example.org/a.zip && unzip a.zip")]
    [DataRow("[|curl|] -fLO https://example.org/a.deb && dpkg -i a.deb")]
    [DataRow("[|curl|] -f https://example.org/a.tgz > a.tgz && tar xf a.tgz")]
    [DataRow("[|wget|] https://example.org/a-${V}.tgz && tar xf a-$V.tgz")]
    [DataRow("[|wget|] https://example.org/$V/a-$V.tgz && tar xf a-*.tgz")]
    [DataRow("[|curl|] -fLo \"/tmp/a-$V.tgz\" \"https://example.org/a-$V\" && tar xf \"/tmp/a-$V.tgz\"")]
    [DataRow("[|curl|] -fL https://example.org/$V.tgz | sudo tar xz")]
    [DataRow("[|wget|] https://example.org/a.run && sh a.run")]
    [DataRow("[|wget|] https://example.org/a.deb\nRUN apt-get install -y ./a.deb")]
    [DataRow("[|wget|] https://example.org/a.jar\nRUN java -jar a.jar --silent")]
    [DataRow("[|wget|] -O /tmp/setup https://example.org/a\nRUN /tmp/setup --silent")]
    public void Installed_means_unpacked_or_made_executable(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    public void An_error_page_is_not_unpacked() => Verify(
        "FROM debian:12\nRUN [|curl|] -L https://example.org/a.tgz | tar xz\n",
        message: "The download from 'example.org' is not verified by a checksum");

    [TestMethod]
    [DataRow("wget https://example.org/a.tgz\nRUN echo '0123 a.tgz' | sha256sum -c\nRUN tar xf a.tgz")]
    [DataRow("wget https://example.org/a.tgz https://example.org/a.asc && gpg --verify-files a.asc && tar xf a.tgz")]
    [DataRow("curl -fo /usr/bin/jq https://example.org/jq\nRUN apt-get install -y jq")]
    [DataRow("curl -fO https://example.org/$V && tar xf $FILE")]
    [DataRow("curl -fo /etc/apt/keyrings/a.asc https://example.org/a && chmod a+r /etc/apt/keyrings/a.asc")]
    [DataRow("wget https://example.org/KEY && rpm --import KEY")]
    [DataRow("wget https://example.org/requirements.txt && pip install -r requirements.txt")]
    [DataRow(
        "php -r \"copy('a');\" && curl -fo a.php https://example.org/a && php -r \"hash_file('sha384', "
            + "'a.php') === '0123' || exit(1);\" && php a.php")]
    [DataRow("wget https://example.org/a.tgz && test \"$(openssl sha1 a.tgz)\" = 0123 && tar xf a.tgz")]
    [DataRow("wget https://example.org/a.tgz\nFROM debian:12\nRUN tar xf a.tgz")]
    public void Verified_or_not_known_to_be_used(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    public void What_php_compares_is_the_file_that_it_names() => Verify(
        "FROM debian:12\n"
            + "RUN [|wget|] https://example.org/a.tgz && tar xf a.tgz && php -r \"hash_file('sha384', "
            + "'b.php') === '0123' || exit(1);\"\n");

    [TestMethod]
    public void Without_f_it_is_worse() => Verify("""
        FROM debian:12
        RUN [|curl|] -Lo a.tar.gz https://example.org/a.tar.gz && tar xf a.tar.gz
        """,
        message: "The download from 'example.org' is not verified by a checksum; without '-f', "
            + "an error page can be installed instead");

    [TestMethod]
    [DataRow("[|Invoke-WebRequest|] https://example.org/a.zip -OutFile C:\\\\a.zip; Expand-Archive C:\\\\a.zip")]
    [DataRow(
        "[|iwr|] -Uri 'https://example.org/a.msi' -OutFile a.msi -UseBasicParsing; "
            + "Start-Process msiexec -ArgumentList '/i', 'a.msi' -Wait")]
    [DataRow(
        "iwr https://example.org/a.zip -OutFile a.zip; if ((Get-FileHash a.zip).Hash -ne $env:SHA) { exit 1 }; "
            + "Expand-Archive a.zip")]
    [DataRow("iwr https://example.org/api")]
    public void PowerShell_installs_as_well(string script) => Verify(
        "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL [\"powershell\", \"-Command\"]\nRUN "
        + script.Replace("\\\\", "\\") + "\n");
}

using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class SecretInCommandTests : RuleTests<SecretInCommand>
{
    [TestMethod]
    [DataRow("npm publish [|--token=abc123def|]")]
    [DataRow("curl -u [|jo:kettle-42|] https://example.org/a -fO")]
    [DataRow("wget [|--password=kettle-42|] https://example.org/a")]
    [DataRow("curl -fH [|'Authorization: Bearer abc.def.ghi'|] https://example.org/a")]
    [DataRow("PGPASSWORD=[|kettle-42|] psql -c a")]
    [DataRow("export [|DB_PASSWORD=kettle-42|] && make")]
    [DataRow("svn co --username jo --password [|kettle-42|] https://example.org/a")]
    [DataRow("docker login -u jo -p [|kettle-42|] example.org")]
    [DataRow("sshpass -p [|kettle-42|] ssh jo@example.org true")]
    [DataRow("echo [|root:kettle-42|] | chpasswd")]
    [DataRow("useradd -p [|kettle-42|] jo")]
    [DataRow("echo [|root:changeme|] | chpasswd")]
    [DataRow("npm config set //npm.example.org/:_authToken [|npm_0123456789abcdefghij0123456789abcdef|]")]
    [DataRow("npm config set //npm.example.org/:_authToken [|kettle-42|]")]
    [DataRow("npm set [|//npm.example.org/:_authToken=kettle-42|]")]
    [DataRow("useradd -p [|'$6$salt$kettle'|] jo")]
    [DataRow("mysql -e [|\"CREATE USER 'jo'@'%' IDENTIFIED BY 'kettle-42'\"|]")]
    [DataRow("echo [|\"GRANT ALL ON a.* TO jo@localhost IDENTIFIED BY 'kettle-42';\"|] | mysql")]
    [DataRow("psql --command [|\"CREATE USER docker WITH SUPERUSER PASSWORD 'docker';\"|]")]
    [DataRow("psql -c [|\"alter user jo password 'kettle-42'\"|]")]
    [DataRow("su postgres -c \"psql -c [|\\\"CREATE USER jo WITH PASSWORD 'kettle-42';\\\"|]\"")]
    [DataRow("sudo -u postgres psql -c [|\"CREATE ROLE jo PASSWORD 'kettle-42'\"|]")]
    [DataRow("mysql -e [|\"UPDATE user SET password=PASSWORD('kettle-42')\"|]")]
    public void Many_commands_take_secrets(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    [DataRow("curl -u $USER:$PASSWORD https://example.org")]
    [DataRow(
        "wget --password=\"$P\" https://example.org && mysql --password=\"$(cat /run/secrets/p)\" "
            + "&& docker login --password=\"${P}\" example.org")]
    [DataRow("PGPASSWORD=$P psql && export DB_PASSWORD && TOKEN_FILE=/run/secrets/t a && keytool -storepass changeit")]
    [DataRow("curl -u jo https://example.org")]
    [DataRow("mkdir -p password && cp -p a b")]
    [DataRow("ssh -p 22 example.org true")]
    [DataRow("mysql -p -u root")]
    [DataRow("mysqladmin --password='' status")]
    [DataRow("adduser --disabled-password --gecos '' app")]
    [DataRow("git clone git@example.org:a/b.git ssh://git@example.org/a")]
    [DataRow("openssl req -passout pass: -x509")]
    [DataRow("echo a:b | tee /x")]
    [DataRow("echo 'ssh:' | chpasswd")]
    [DataRow("mysql -e \"CREATE USER jo IDENTIFIED BY '$DB_PASSWORD'\"")]
    [DataRow("mysql -e \"CREATE USER jo IDENTIFIED BY ''\"")]
    [DataRow("psql -c \"CREATE USER jo PASSWORD '$(cat /run/secrets/db)'\"")]
    [DataRow("echo \"the user's password 'unused'\"")]
    [DataRow("npm config set //npm.example.org/:_authToken $TOKEN")]
    [DataRow("npm config set //npm.example.org/:_authToken '${TOKEN}'")]
    [DataRow("npm config set registry https://npm.example.org")]
    [DataRow("useradd -p '' jo && npm config set _auth && npm set")]
    [DataRow("useradd -p $(openssl passwd -1 $P) jo")]
    [DataRow("echo \"root:Docker!\" | chpasswd")]
    [DataRow("useradd -p '*' app")]
    public void What_only_looks_like_one(string script) => Verify($"FROM debian:12\nRUN {script}\n");

    [TestMethod]
    public void What_a_variable_holds_is_told_where_it_is_set() =>
        Verify("FROM debian:12\nARG P=kettle-42\nRUN psql -c \"CREATE USER jo PASSWORD '$P'\"\n");

    [TestMethod]
    public void In_a_stage_that_is_not_shipped_the_builder_remembers_it() => Verify(
        "FROM debian:12 AS build\nRUN curl -u [|jo:kettle-42|] https://example.org/a -fO\nFROM debian:12\n"
            + "COPY --from=build /a /a\n",
        message: "The password of -u can be read by anyone who has access to the build cache");

    [TestMethod]
    public void Package_sources_of_NuGet_have_a_rule_of_their_own() => Verify(
        "FROM mcr.microsoft.com/dotnet/sdk:10.0\n"
            + "RUN dotnet nuget add source https://example.org/v3 --username jo --password kettle-42\n");

    [TestMethod]
    public void A_password_goes_through_sudo() => Verify("""
        FROM debian:12
        RUN echo [|jo:kettle-42|] | sudo chpasswd
        """);
}

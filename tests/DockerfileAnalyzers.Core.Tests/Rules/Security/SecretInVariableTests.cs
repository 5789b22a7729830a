using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
public sealed class SecretInVariableTests : RuleTests<SecretInVariable>
{
    [TestMethod]
    public void Connection_strings_with_a_password_are_secrets_under_any_name() => Verify("""
        FROM alpine:3.23
        ENV [|ConnectionStrings__Shop|]="Server=db;User Id=sa;Password=x;"
        """);

    [TestMethod]
    public void Tokens_are_known_by_their_shape() => Verify("""
        FROM alpine:3.23
        ENV [|REGISTRY|]=ghp_0123456789abcdefghijABCDEFGHIJ0123456789
        """);

    [TestMethod]
    public void Names_that_only_contain_the_word_are_fine() => Verify("""
        FROM alpine:3.23
        ENV TOKENIZERS_PARALLELISM=false KEYCLOAK_URL=http://k SECRET_NAME=db-secret PASSWORD_FILE=/run/p PUBLIC_KEY_PATH=/k
        """);

    [TestMethod]
    [DataRow("SLACK_TOKEN replace_me")]
    [DataRow("DB_PASSWORD changeme")]
    [DataRow("DB_PASSWORD=change_me")]
    [DataRow("API_SECRET=\"XXXXXX\"")]
    [DataRow("MAPBOX_API_KEY=mapbox-XXXX")]
    [DataRow("MYSQL_PASSWORD **None**")]
    [DataRow("MYSQL_PASSWORD=**ChangeMe**")]
    [DataRow("API_KEY=<your-key>")]
    [DataRow("TOKEN=your-secret-token")]
    [DataRow("AWS_SECRET_ACCESS_KEY dummy")]
    [DataRow("ADMIN_PASSWORD=\"${ADMIN_PASSWORD:-\"\"}\"")]
    [DataRow("STEAM_PASSWORD=' '")]
    public void What_is_to_be_replaced_is_no_secret(string pair) => Verify($"FROM alpine:3.23\nENV {pair}\n");

    [TestMethod]
    [DataRow("[|DB_PASS|]=kettle-42")]
    [DataRow("[|SMTP_PSW|]=kettle-42")]
    [DataRow("[|DB_PWD|]=kettle-42")]
    [DataRow("[|MYSQL_ROOTPASSWD|]=kettle-42")]
    public void Short_names_are_secrets_by_their_value(string pair) => Verify($"FROM alpine:3.23\nENV {pair}\n");

    [TestMethod]
    [DataRow("ENV PROXY_PASS=http://backend")]
    [DataRow("ENV DB_PASS= NEXT_PASS=2")]
    [DataRow("ARG DB_PASS")]
    public void Short_names_may_be_something_else(string instruction) => Verify($"FROM alpine:3.23\n{instruction}\n");

    [TestMethod]
    public void An_old_form_ENV_is_read_too() => Verify("""
        FROM alpine:3.23
        ENV [|DB_PASSWORD|] kettle
        """);

    [TestMethod]
    public void A_global_ARG_is_no_better() => Verify("""
        ARG [|NPM_TOKEN|]
        FROM alpine:3.23
        """);
}

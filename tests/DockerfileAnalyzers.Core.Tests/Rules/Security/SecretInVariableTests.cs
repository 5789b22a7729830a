using DockerfileAnalyzers.Rules.Security;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Security;

[TestClass]
internal sealed class SecretInVariableTests : RuleTests<SecretInVariable>
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
        ENV TOKENIZERS_PARALLELISM=false KEYCLOAK_URL=http://k
        ENV SECRET_NAME=db-secret PASSWORD_FILE=/run/p PUBLIC_KEY_PATH=/k
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
    [DataRow("ADMIN_PASSWORD='${ADMIN_PASSWORD:-}'")]
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

    [TestMethod]
    [DataRow("dbPassword")]
    [DataRow("certPassword")]
    [DataRow("client-secret")]
    [DataRow("clientSecret")]
    [DataRow("Jwt__Key")]
    [DataRow("SSH_KEY")]
    [DataRow("DEPLOY_KEY")]
    [DataRow("STORAGE_KEY")]
    [DataRow("RAILS_MASTER_KEY")]
    [DataRow("SECRET_KEY_BASE")]
    [DataRow("AUTH")]
    [DataRow("BASIC_AUTH")]
    [DataRow("npmToken")]
    public void A_name_is_read_by_its_words(string name) =>
        Verify($"FROM alpine:3.23\nENV [|{name}|]=Tr0ub4dor3\nARG [|{name}|]\n");

    [TestMethod]
    [DataRow("NEXT_PUBLIC_API_KEY")]
    [DataRow("VITE_API_KEY")]
    [DataRow("REACT_APP_TOKEN")]
    [DataRow("public_token")]
    [DataRow("PUBLIC_KEY")]
    [DataRow("PRIMARY_KEY_COLUMN")]
    [DataRow("KEYBOARD")]
    [DataRow("KEY_SERVER")]
    [DataRow("GPG_KEY")]
    [DataRow("APT_KEY")]
    [DataRow("SSH_KEY_PATH")]
    [DataRow("AUTH_URL")]
    [DataRow("AUTH_ENABLED")]
    [DataRow("AUTHOR")]
    [DataRow("PASSWORD_MIN_LENGTH")]
    [DataRow("MYSQL_RANDOM_ROOT_PASSWORD")]
    [DataRow("POSTGRES_HOST_AUTH_METHOD")]
    [DataRow("MONKEY")]
    [DataRow("PWD")]
    [DataRow("STRIPE_PUBLISHABLE_KEY")]
    [DataRow("RECAPTCHA_SITE_KEY")]
    [DataRow("CACHE_KEY")]
    public void Other_words_are_no_secrets(string name) =>
        Verify($"FROM alpine:3.23\nENV {name}=Tr0ub4dor3\nARG {name}\n");

    [TestMethod]
    [DataRow("ENV SWIFT_SIGNING_KEY=A62AE125BBBFBB96A6E042EC925CC1CCED3D1561")]
    [DataRow("ENV SIGNING_KEY=https://example.com/key.asc SSH_KEY=id_ed25519.pub AUTH=basic")]
    [DataRow("ENV PROVIDER_KEY=B735:1140:206F:225D:3E2B:D822:D7FD:691E:A1C3:3CC8")]
    [DataRow("ENV CONN=\"Server=db;Password=\" OTHER=\"Server=db;Password=<password>;\"")]
    [DataRow("ENV API_KEY=API_KEY SECRET_KEY_BASE=dummy")]
    [DataRow("ENV API_KEY=$API_KEY")]
    [DataRow("ENV REPOSITORY=https://user@example.com/x PREFIX=http://a:b@")]
    public void Fingerprints_files_modes_and_placeholders_are_no_secrets(string instruction) =>
        Verify($"FROM alpine:3.23\n{instruction}\n");

    [TestMethod]
    [DataRow(
        "ENV [|STORAGE|]=\"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1==;"
            + "\"")]
    [DataRow("ARG [|BUS|]=\"Endpoint=sb://a/;SharedAccessKeyName=b;SharedAccessKey=Eby8vdM02xNO=\"")]
    [DataRow("LABEL [|conn|]=\"Server=x;Password=kettle-42;\"")]
    [DataRow("ENV [|DATABASE_URL|]=postgres://app:kettle-42@db/app")]
    public void A_connection_string_is_read_wherever_it_is(string instruction) =>
        Verify($"FROM alpine:3.23\n{instruction}\n");

    [TestMethod]
    public void Of_a_stage_that_is_not_shipped_the_cache_has_it() => Verify("""
        FROM node:24 AS build
        ARG [|NPM_TOKEN|]
        ARG API_SECRET=TEST_SECRET
        FROM alpine:3.23
        """,
        message: "'NPM_TOKEN' looks like a secret, and ARG values stay in the build cache and in provenance "
            + "attestations, though not in the image; use 'RUN --mount=type=secret'");

    [TestMethod]
    public void What_the_container_needs_is_set_when_it_starts() => Verify(
        "FROM alpine:3.23\nENV [|SMTP_PASSWORD|]=kettle-42\n",
        message: "'SMTP_PASSWORD' looks like a secret, and ENV values can be read by anyone who "
            + "has access to the image; "
            + "set it when the container starts or, for the build, use 'RUN --mount=type=secret'");

    [TestMethod]
    [DataRow("RESET_OS_PASSWORD=resetOSPassword.sh")]
    [DataRow("SETUP_DB_PASSWORD=setup/password.sql")]
    [DataRow("AUTH_TOKEN=read_token.py")]
    public void The_name_of_a_script_is_not_a_secret(string variable) => Verify($"FROM debian:12\nENV {variable}\n");
}

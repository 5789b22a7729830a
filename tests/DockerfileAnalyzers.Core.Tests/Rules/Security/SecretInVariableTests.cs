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

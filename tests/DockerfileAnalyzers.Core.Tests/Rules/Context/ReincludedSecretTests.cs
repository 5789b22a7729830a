using DockerfileAnalyzers.Rules.Context;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Context;

[TestClass]
internal sealed class ReincludedSecretTests : RuleTests<ReincludedSecret>
{
    [TestMethod]
    public void A_name_is_enough_where_the_context_is_not_known() => Verify(
        "*.pfx\n[|!site.pfx|]\n",
        path: "/src/.dockerignore",
        message: "'!site.pfx' re-includes 'site.pfx', which '*.pfx' excludes; such files usually contain secrets",
        fixedTo: "*.pfx\n");

    [TestMethod]
    public void Left_out_again_below_it_is_not_sent() =>
        Verify("**/.env\n!config\nconfig/.env\n", path: "/src/.dockerignore", context: "config/.env");

    [TestMethod]
    public void An_example_may_be_sent() =>
        Verify("**/.env*\n!**/.env.example\n", path: "/src/.dockerignore", context: ".env.example\n.env");

    [TestMethod]
    public void Where_nothing_but_the_star_left_it_out_another_rule_speaks() =>
        Verify("*\n!config\n", path: "/src/.dockerignore", context: "config/.env");
}

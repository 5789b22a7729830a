using DockerfileAnalyzers.Edits;
using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class CharacterClassWithoutBracketsTests : RuleTests<CharacterClassWithoutBrackets>
{
    [TestMethod]
    public void Negated_classes_too() => Verify("""
        FROM debian:12
        RUN ls x[|[!:alpha:]|]* [|[:digit:]|] && case x in [|[:space:]|]) ;; esac
        """,
        fixedTo: """
        FROM debian:12
        RUN ls x[![:alpha:]]* [[:digit:]] && case x in [[:space:]]) ;; esac
        """);

    [TestMethod]
    public void Replacements_have_patterns() => Verify("""
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN echo "${x//[|[:space:]|]/}"
        """,
        fixedTo: """
        FROM debian:12
        SHELL ["/bin/bash", "-c"]
        RUN echo "${x//[[:space:]]/}"
        """, safety: FixSafety.Unsafe);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN ls [[:alpha:][:digit:]] \"[:alpha:]\" [a:] && tr -d [:space:] < f")]
    public void A_class_in_brackets_and_the_way_of_tr_are_fine(string instructions) => Verify(instructions);
}

using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class SeparatorMissingTests : RuleTests<SeparatorMissing>
{
    [TestMethod]
    [DataRow("FROM debian:12\nRUN apt-get install -y [|curl \\\n  curl|] -sS https://example.com/a -o /a")]
    [DataRow("FROM debian:12\nRUN make [|install \\\n  rm|] -rf /src && git clone [|https://example.com/a \\\n cd|] a")]
    [DataRow(
        "FROM debian:12\nRUN apt-get [|update \\\n# what is needed\n\tapt-get|] install -y a \\\n && mv a [|b \\\n"
            + " pip|] install c")]
    [DataRow("FROM debian:12\nRUN mkdir -p [|/a \\\n  mkdir|] -p /b")]
    [DataRow("FROM debian:12\nRUN dotnet build [|a.csproj \\\n  dotnet|] build b.csproj")]
    [DataRow("FROM debian:12\nRUN curl -o a [|https://example.com/a \\\n  curl|] -o b https://example.com/b")]
    public void A_command_at_the_start_of_a_line_is_meant_to_run(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("FROM debian:12\nRUN apt-get install -y \\\n  curl wget \\\n  git -y \\\n  make \\\n  cp")]
    [DataRow("FROM debian:12\nRUN sudo \\\n  apt-get install a && sh -c \\\n 'x' \\\n echo b && xargs \\\n rm -f")]
    [DataRow(
        "FROM debian:12\nRUN apt-get install -y a cd /b && apt-get install -y \\\n pip npm && make CC=x \\\n curl")]
    [DataRow("FROM debian:12\nRUN pip install -U \\\n  pip setuptools && apt-get install -y \\\n  apt git")]
    public void A_package_may_be_called_so(string instructions) => Verify(instructions);
}

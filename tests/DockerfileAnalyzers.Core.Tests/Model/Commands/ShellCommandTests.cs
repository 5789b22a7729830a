using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Knowledge.Packages;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Commands;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Model.Commands;

/// <summary>How command lines are read with the tables of options and subcommands.</summary>
[TestClass]
public sealed class ShellCommandTests
{
    [TestMethod]
    [DataRow("npm i -g serve", "npm install", "serve")]
    [DataRow("apt -y full-upgrade", "apt-get dist-upgrade", "")]
    [DataRow("pip3.11 install -r requirements.txt flask", "pip install", "flask")]
    [DataRow("python3 -u -m pip install flask", "pip install", "flask")]
    [DataRow("uv pip install --system flask", "uv pip install", "flask")]
    [DataRow("yarn global add serve", "yarn global add", "serve")]
    [DataRow("yarn", "yarn install", "")]
    [DataRow("conda env create -f environment.yml", "conda env create", "")]
    [DataRow("apk --update --virtual .build add gcc", "apk add", "gcc")]
    [DataRow("git -C /src clone --depth 1 https://example.org/a.git", "git clone", "https://example.org/a.git")]
    [DataRow("zypper -n in --no-recommends git", "zypper install", "git")]
    [DataRow("timeout -s KILL 30 gem i -N rails", "gem install", "rails")]
    [DataRow("composer global require a/b", "composer global require", "a/b")]
    public void A_subcommand_is_known_by_all_its_names(string script, string expected, string operands)
    {
        var command = Read(script);
        Assert.AreEqual(expected, $"{command.Tool} {command.Action}");
        Assert.AreEqual(operands, string.Join(" ", command.ActionOperands.Select(operand => operand.Text)));
    }

    [TestMethod]
    [DataRow("curl -fsSLo file https://example.org", "-o", "file")]
    [DataRow("curl -ofile https://example.org", "-o", "file")]
    [DataRow("tar xzfC a.tgz /opt", "-C", "/opt")]
    [DataRow("tar xzfC a.tgz /opt b", "-f", "a.tgz")]
    [DataRow("apt-get install -yqt bookworm-backports git", "-t", "bookworm-backports")]
    [DataRow("apt-get -oAPT::Install-Recommends=false install git", "-o", "APT::Install-Recommends=false")]
    [DataRow("go build -ldflags '-s -w' ./cmd", "-ldflags", "-s -w")]
    [DataRow("dotnet publish -c:Release", "-c:Release", null)]
    [DataRow("mysql --user=root", "--user", "root")]
    public void The_value_of_an_option_is_no_operand(string script, string option, string? value) =>
        Assert.AreEqual(value, Read(script).GetOptionValue(option));

    [TestMethod]
    public void Every_row_of_the_tables_is_read()
    {
        Assert.AreEqual(CommandKind.LockInstall, Read("bundle install").Kind);
        Assert.AreEqual("-y", PackageManagerTable.Find("apt-get")?.YesOption);
        Assert.IsNull(PackageManagerTable.Find("apk")?.YesOption);
        Assert.AreEqual("/root/.cache/uv", CacheTable.Find("uv", "pip install")?.Path);
        Assert.AreEqual(2_000_000, CacheTable.Find("apk", "add")?.LeastBytes);
    }

    private static ShellCommand Read(string script)
    {
        var model = ModelBuilder.Build(TestInput.Create("/src/Dockerfile", "FROM alpine\nRUN " + script + "\n"));
        return model.GetCommands(model.Syntax.Instructions.OfType<RunInstructionSyntax>().Single()).Last();
    }
}

using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.Rules.Size;

/// <summary>Compilers and headers are installed into the image that is shipped, and stay.</summary>
public sealed class BuildPackagesShipped() : Rule<ShellCommand>(new()
{
    Id = "DFA1105",
    Title = "Compile in another stage",
    Message = "{0} in the shipped image: only a build needs that",
    Category = Category.Size,
    Severity = Severity.Info,
})
{
    private static readonly ImmutableHashSet<string> s_tools = ImmutableHashSet.Create(StringComparer.Ordinal,
        "build-essential", "build-base", "alpine-sdk", "gcc", "g++", "gcc-c++", "clang", "cmake", "make", "autoconf", "automake", "libtool", "ninja-build", "rustc", "cargo", "golang", "golang-go");

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "apt-get" or "apt" or "apk" or "yum" or "dnf" or "microdnf" or "tdnf", Subcommand: "install" or "add" }
            || context.Model.GetStage(command) is not { IsShipped: true } stage || context.Model.FinalStage is not { StartsProgram: true, IsForDevelopment: false }
            || stage.Image?.Facts is { Toolchain: Toolchain.DotNetSdk or Toolchain.Go or Toolchain.Rust or Toolchain.Java or Toolchain.Gcc } || IsRemovedAgain(command, context))
            return;
        var all = command.Packages.ToArray();
        var tools = all.Where(IsForBuilding).ToArray();
        if (tools.Length == 0 || command.Operands.FirstOrDefault(operand => IsForBuilding(operand.Literal?.Split('=')[0] ?? "")) is not { } first)
            return;
        var saves = DockerfileModel.GetAptSuite(stage) is { } suite && AptTable.InstalledBytes(suite, all) - AptTable.InstalledBytes(suite, all.Except(tools)) is { } bytes ? bytes : (long?)null;
        context.Report(first.Span, new object[] { tools.Length == 1 ? $"'{tools[0]}'" : $"'{tools[0]}' and {tools.Length - 1} more" }, saves);
    }

    private static bool IsForBuilding(string package) =>
        s_tools.Contains(package) || package.EndsWith("-dev", StringComparison.Ordinal) || package.EndsWith("-devel", StringComparison.Ordinal);

    private static bool IsRemovedAgain(ShellCommand command, RuleContext context) => context.Model.GetCommands(command.Instruction)
        .Any(other => other.Name is "apt-get" or "apt" or "apk" or "yum" or "dnf" or "microdnf" or "tdnf" && other.Subcommand is "purge" or "remove" or "del" or "autoremove" or "erase");
}

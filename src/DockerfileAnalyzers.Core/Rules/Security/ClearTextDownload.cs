using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>Something is downloaded without encryption and without a checksum.</summary>
public sealed class ClearTextDownload() : Rule<ShellCommand>(new()
{
    Id = "DFA2204",
    Title = "Download over https",
    Message = "Anyone on the way can change what comes from '{0}'",
    Category = Category.Security,
    Fix = FixSafety.Unsafe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command.Instruction is not RunInstructionSyntax run || Download.Find(command) is not { IsClearText: true, IsLocal: false } download || Download.IsVerified(context.Model.GetCommands(run)))
            return;
        var scheme = context.File.GetText(download.UrlSpan).IndexOf("http://", StringComparison.Ordinal);
        context.Report(download.UrlSpan, new object[] { download.Host }, fix: scheme < 0 ? null : Fix.Unsafe("Use https", TextEdit.Insert(download.UrlSpan.Start + scheme + 4, "s")));
    }
}

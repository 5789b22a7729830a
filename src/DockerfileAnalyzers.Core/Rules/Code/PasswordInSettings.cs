using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code reads a connection string whose password is in a settings file that the image contains.</summary>
internal sealed class PasswordInSettings() : CodeRule(new()
{
    Id = "DFA9501",
    Title = "Keep passwords out of published settings files",
    Message = "'{0}' reads '{1}', whose password on line {2} of '{3}' can be read by anyone who has the image "
        + "({4}); pass it in an environment variable",
    Severity = Severity.Info,
}, "Microsoft.Extensions.Configuration.ConfigurationExtensions.GetConnectionString")
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (use.GetText("name") is { } name && context.Image.FindPassword(name) is { } password)
            context.Report(use.Span, context.Image.From, [use.CallName, name, password.Line, password.File]);
    }
}

using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code requires the file with user secrets, which only the developer's machine has.</summary>
internal sealed class UserSecretsRequired() : CodeRule(new()
{
    Id = "DFA9502",
    Title = "Make user secrets optional",
    Message = "'{0}' throws in the container ({1}), which has no user secrets; make them optional",
    Fix = FixSafety.Safe,
    Consequence = Consequence.StartFails,
}, "Microsoft.Extensions.Configuration.UserSecretsConfigurationExtensions.AddUserSecrets")
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (use.IsConditional || use.Find("optional")?.Value is not { Constant: false } optional
            || context.Image.MayBeBrought("/", "secrets"))
            return;
        context.Report(use.NameSpan, context.Image.Start, [use.CallName], optional.IsLiteral
            ? Fix.Safe("Make user secrets optional", Change.ChangesCode, TextEdit.Replace(optional.Span,
                use.File.GetText(optional.Span) == "False" ? "True" : "true"))
            : null);
    }
}

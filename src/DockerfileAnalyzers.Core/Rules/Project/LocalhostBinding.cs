using System.Text.RegularExpressions;
using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>The program listens inside the container only.</summary>
public sealed class LocalhostBinding() : Rule<EnvInstructionSyntax>(new()
{
    Id = "DFA6303",
    Title = "Listen on all addresses of the container",
    Message = "{0} names '{1}': nothing outside the container can connect",
    Fix = FixSafety.Unsafe,
    Category = Category.Project,
})
{
    private static readonly Regex s_local = new(@"(?<=://)(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/]|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    protected override void Analyze(EnvInstructionSyntax env, RuleContext context)
    {
        if (context.Model.GetStage(env) is not { IsShipped: true })
            return;
        foreach (var pair in env.Pairs)
        {
            if (pair.Key.Literal is "ASPNETCORE_URLS" or "DOTNET_URLS" or "URLS" && pair.Value?.Literal is { } value && s_local.Match(value) is { Success: true } local
                && value.Split(';').All(url => s_local.IsMatch(url)))
                context.Report(pair.Value.Span, new object[] { pair.Key.Literal, local.Value }, fix: Fix.Unsafe("Listen on all addresses", Change.ChangesValue, TextEdit.Replace(pair.Value.Span, s_local.Replace(context.File.GetText(pair.Value.Span), "+"))));
        }
    }
}

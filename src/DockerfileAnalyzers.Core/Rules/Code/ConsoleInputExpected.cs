using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code waits for a key, but a container usually has no terminal.</summary>
internal sealed class ConsoleInputExpected() : CodeRule(new()
{
    Id = "DFA9401",
    Title = "Do not wait for console input in a container",
    Message = "'{0}' {1} in a container without a terminal ({2})",
    Severity = Severity.Info,
}, "System.Console.ReadLine", "System.Console.ReadKey")
{
    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        // Code that checks this anywhere can also check it in the caller.
        if ((use.Member == "ReadKey" || use.IsResultUnused)
            && !use.MentionsInCode("IsInputRedirected", "UserInteractive") && !context.Image.IsInteractive)
            context.Report(use.Span, context.Image.Start,
                [use.CallName, use.Member == "ReadKey" ? "throws" : "does not wait"]);
    }
}

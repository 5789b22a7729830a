using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The code ends the process where the host tells that it begins to stop.</summary>
internal sealed class ExitWhileStopping() : CodeRule(new()
{
    Id = "DFA9403",
    Title = "Do not exit the process while the host is stopping",
    Message = "'{0}' ends the process before its services have stopped when 'docker stop' sends SIGTERM ({1})",
    Severity = Severity.Info,
}, "System.Environment.Exit")
{
    private static readonly string[] s_stopping =
    {
        "Microsoft.Extensions.Hosting.IHostApplicationLifetime.ApplicationStopping",
        "Microsoft.Extensions.Hosting.IApplicationLifetime.ApplicationStopping",
        "Microsoft.AspNetCore.Hosting.IApplicationLifetime.ApplicationStopping",
    };

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (use.Handler is { } handler && s_stopping.Contains(handler))
            context.Report(use.Span, context.Image.Start, [use.CallName]);
    }
}

using System.Globalization;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>The host waits longer for its services to stop than Docker waits for the container.</summary>
internal sealed class LongShutdownTimeout() : CodeRule(new()
{
    Id = "DFA9402",
    Title = "Keep the shutdown timeout within the time that Docker waits",
    Message = "'{0}' is {1} seconds, but 'docker stop' kills the container ({2}) after 10 seconds",
    Severity = Severity.Info,
}, "Microsoft.Extensions.Hosting.HostOptions.ShutdownTimeout",
    "Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseShutdownTimeout")
{
    private const int DockerSeconds = 10;

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        var value = use.Assigned ?? use.Find("timeout")?.Value;
        if (value?.Constant is TimeSpan { TotalSeconds: > DockerSeconds } timeout)
            context.Report(use.Span, context.Image.Start,
                [use.CallName, timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)]);
    }
}

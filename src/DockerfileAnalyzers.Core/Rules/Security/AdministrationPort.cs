namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A port for remote administration is exposed.</summary>
internal sealed class AdministrationPort() : Rule<ExposeInstructionSyntax>(new()
{
    Id = "DFA2301",
    Title = "Do not expose remote administration ports",
    Message = "Port {0} is used for {1}; use 'docker exec', which does not need a port",
    Severity = Severity.Info,
})
{
    protected override void Analyze(ExposeInstructionSyntax expose, RuleContext context)
    {
        foreach (var port in expose.Ports)
        {
            var service = port.Literal?.Split('/')[0] switch
            {
                "22" => "SSH",
                "23" => "Telnet",
                "2375" => "the Docker API without TLS",
                "3389" => "Remote Desktop",
                _ => null,
            };
            if (service is not null && !context.Model.IsDevelopmentStage(context.Model.GetStage(expose)))
                context.Report(port.Span, [port.Text, service]);
        }
    }
}

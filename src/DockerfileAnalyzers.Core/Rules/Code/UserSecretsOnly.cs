using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Code;

/// <summary>User secrets are the only settings besides the files: a container has nowhere to pass them.</summary>
internal sealed class UserSecretsOnly() : CodeRule(new()
{
    Id = "DFA9503",
    Title = "Read secrets from environment variables in a container",
    Message = "'{0}' finds no secrets in the container ({1}), and the code does not read environment "
        + "variables; call 'AddEnvironmentVariables'",
    Severity = Severity.Info,
}, "Microsoft.Extensions.Configuration.UserSecretsConfigurationExtensions.AddUserSecrets")
{
    // Whatever brings settings from outside the image.
    private static readonly string[] s_sources =
    {
        "AddEnvironmentVariables", "GetEnvironmentVariable", "GetEnvironmentVariables", "CreateBuilder",
        "CreateDefaultBuilder", "CreateApplicationBuilder", "CreateSlimBuilder", "ConfigureAppConfiguration",
        "AddKeyPerFile", "AddAzureKeyVault", "AddAzureAppConfiguration", "AddSystemsManager", "AddSecretsManager",
        "AddCommandLine", "ConfigurationManager", "AddConsul", "AddVaultConfiguration", "AddInMemoryCollection",
    };

    protected internal override void Analyze(CodeUse use, CodeContext context)
    {
        if (use.Find("optional")?.Value.Constant is not false && !use.IsConditional && !use.MentionsInCode(s_sources)
            && !context.Image.MayBeBrought("/", "secrets"))
            context.Report(use.NameSpan, context.Image.Start, [use.CallName]);
    }
}

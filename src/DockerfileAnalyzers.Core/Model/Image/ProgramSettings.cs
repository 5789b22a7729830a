namespace DockerfileAnalyzers.Model.Image;

/// <summary>The value of a setting in the container.</summary>
/// <param name="Origin">As a message shows it: <c>'Storage:Root' in 'appsettings.json'</c>.</param>
internal sealed record KnownSetting(string Value, string Origin);

/// <summary>
/// The settings that the program reads in a container of the image, as far as the Dockerfile and the settings files in
/// the image decide: nothing else that is known passes another value.
/// </summary>
internal static class ProgramSettings
{
    // The hosts of .NET that read the settings files and the environment.
    private static readonly string[] s_hosts =
    {
        "CreateBuilder", "CreateSlimBuilder", "CreateDefaultBuilder", "CreateApplicationBuilder",
    };

    // Further providers, and code that builds a configuration of its own.
    private static readonly string[] s_providers =
    {
        "ConfigurationBuilder", "ConfigureAppConfiguration", "ConfigureHostConfiguration", "AddJsonFile",
        "AddJsonStream", "AddXmlFile", "AddIniFile", "AddYamlFile", "AddKeyPerFile", "AddInMemoryCollection",
        "AddAzureKeyVault", "AddAzureAppConfiguration", "AddSystemsManager", "AddSecretsManager", "AddConsul",
        "AddVaultConfiguration", "AddDaprSecretStore", "IConfigurationSource", "UseSetting", "UseContentRoot",
        "ContentRootPath =",
    };

    private static readonly string[] s_variableSources =
    {
        "SetEnvironmentVariable", "DotEnv", "Env.Load", "DotNetEnv",
    };

    private static readonly string[] s_environments = { "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT" };

    /// <param name="mentions">Whether the code has one of these texts in it.</param>
    /// <returns><see langword="null"/> where the value is not known.</returns>
    public static KnownSetting? Find(FinalImage image, CodeSetting setting, Func<string[], bool> mentions)
    {
        var passed = ProjectFacts.Of(image.Project.PassedSettings, image.File.Path).Select(passed => passed.Name)
            .ToArray();
        if (setting.Name.Length == 0 || mentions(s_variableSources)
            || passed.Any(name => name.Length == 0 || setting.MayBeSetBy(name))
            || image.Project.UnknownStarts.Contains(image.File.Path) || UnknownStart.Is(image.Model, image.Stage))
            return null;
        var variables = image.Stage.FinalState.Variables.Variables
            .Where(variable => !variable.IsArgument && setting.MayBeSetBy(variable.Name)).ToArray();
        if (setting.IsVariable)
            return variables is [var named] ? FindValue(image, named) : null;
        if (!mentions(s_hosts) || mentions(s_providers) || mentions(new[] { $"[\"{setting.Name}\"] =" })
            || IsOption(image, setting))
            return null;
        return variables switch
        {
            [] => FindInFiles(image, setting, passed.Any(s_environments.Contains)),
            [var variable] when CodeSetting.GetKey(variable.Name)
                .Equals(setting.Name, StringComparison.OrdinalIgnoreCase) => FindValue(image, variable),
            _ => null,
        };
    }

    private static bool IsOption(FinalImage image, CodeSetting setting) => image.Model.GetStartCommands(image.Stage)
        .SelectMany(command => command.Arguments)
        .Any(argument => setting.MayBeSetBy((argument.Literal ?? argument.Text).Split('=')[0]));

    private static KnownSetting? FindValue(FinalImage image, Variable variable)
    {
        if (variable is not { Value: { Length: > 0 } value, Definition: { } definition })
            return null;
        var line = image.File.Lines.GetPosition(definition.Span.Start).Line + 1;
        return new(value, FormattableString.Invariant(
            $"'{variable.Name}' on line {line} of '{RelativePath.GetName(image.File.Path)}'"));
    }

    // The same in all environments in which the image may be started.
    private static KnownSetting? FindInFiles(FinalImage image, CodeSetting setting, bool isEnvironmentPassed)
    {
        var values = image.Project.SettingsValues
            .Where(value => value.Key.Equals(setting.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        var own = s_environments.Select(image.Stage.FinalState.Variables.Find)
            .FirstOrDefault(variable => variable is { IsArgument: false });
        var environments = new[] { own is null ? "Production" : own.Value }
            .Concat(isEnvironmentPassed ? values.Select(value => value.Environment) : Enumerable.Empty<string>());
        var found = environments.Select(environment => environment is null ? null : FindIn(values, environment))
            .Distinct().ToArray();
        return found is [{ Value.Length: > 0 } only] && image.ContainsSettings(only.File) && StartsInItsFolder(image)
            ? new(only.Value, $"'{only.Key}' in '{only.File}'") : null;
    }

    // The host looks for the files where it is started.
    private static bool StartsInItsFolder(FinalImage image) => StartedDotNetProgram.Of(image.Model) is not { } program
        || image.Stage.FinalState.WorkingDirectory is var folder
            && ContainerPath.Combine(folder, program.Path) is { } path && ContainerPath.GetParent(path) == folder;

    private static SettingsValue? FindIn(IEnumerable<SettingsValue> values, string environment) =>
        values.Where(value => value.Environment.Length == 0
                || value.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase))
            .OrderBy(value => value.Environment.Length).LastOrDefault();
}

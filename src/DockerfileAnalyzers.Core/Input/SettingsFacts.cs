using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Input;

/// <summary>A setting that the code of the project reads.</summary>
/// <param name="Name">
/// A key of the configuration, <c>Storage:Root</c>; of an environment variable, its name.
/// </param>
internal sealed record CodeSetting(string Name, bool IsVariable)
{
    private static readonly string[] s_prefixes = { "ASPNETCORE_", "DOTNET_" };

    /// <summary>The key that an environment variable sets: <c>ASPNETCORE_Storage__Root</c>.</summary>
    public static string GetKey(string variable)
    {
        var key = variable.Replace("__", ":");
        var prefix = s_prefixes.FirstOrDefault(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        return prefix is null ? key : key.Substring(prefix.Length);
    }

    /// <summary>
    /// Whether a variable or option may set it: providers can also have a prefix of their own,
    /// <c>SHOP_Storage__Root</c>.
    /// </summary>
    public bool MayBeSetBy(string name)
    {
        if (IsVariable)
            return name == Name;
        var key = name.TrimStart('-', '/').Replace("__", ":");
        return key.EndsWith(Name, StringComparison.OrdinalIgnoreCase)
            && (key.Length == Name.Length || key[key.Length - Name.Length - 1] == '_');
    }
}

/// <summary>A value of a settings file of the project that its code reads.</summary>
/// <param name="File">The name of the file, which is next to the project.</param>
/// <param name="Key"><c>Storage:Root</c></param>
/// <param name="Value">Empty where it is a secret, or not one text.</param>
internal sealed record SettingsValue(string File, string Key, string Value)
{
    /// <summary>The environment whose file it is; empty for all.</summary>
    public string Environment => SettingsFile.GetEnvironment(File);
}

/// <summary>
/// A variable or option that a compose file, command or manifest passes to a container of an image.
/// </summary>
/// <param name="Name">Empty where something is passed that is not known.</param>
internal sealed record PassedSetting(string Dockerfile, string Name) : IDockerfileFact;

/// <summary>The names of settings files.</summary>
internal static class SettingsFile
{
    /// <summary>Whether a path is that of a file that .NET reads: <c>appsettings.json</c>.</summary>
    public static bool Is(string path) => RelativePath.GetName(path) is var name
        && name.StartsWith("appsettings.", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// <c>Docker.Development</c> of <c>appsettings.Docker.Development.json</c>; empty if there is none.
    /// </summary>
    public static string GetEnvironment(string file) => RelativePath.GetName(file) is var name
        && name.IndexOf('.') is var start && name.LastIndexOf('.') is var end && start < end
            ? name.Substring(start + 1, end - start - 1) : "";
}

namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>
/// Whether something that is not read here decides which variables and options the program of a stage starts with.
/// </summary>
internal static class UnknownStart
{
    public static bool Is(DockerfileModel model, Stage stage)
    {
        var start = model.GetStartCommands(stage).ToArray();
        // IIS has its own settings.
        return start.Any(command => command.Name.StartsWith("ServiceMonitor", StringComparison.OrdinalIgnoreCase)
                || command.Arguments.Any(argument => argument.Text.Contains("$")))
            || StartScript.Find(model, stage).Any(script =>
                script.Path.EndsWith(".sh", StringComparison.Ordinal) || script.FindText(model, stage) is not null)
            || (start.All(command => command.Name is not "dotnet") && start.Length > 1);
    }
}

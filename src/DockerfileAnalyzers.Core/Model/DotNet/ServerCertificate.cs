namespace DockerfileAnalyzers.Model.DotNet;

/// <summary>Where Kestrel gets the certificate of an HTTPS endpoint from.</summary>
internal static class ServerCertificate
{
    /// <summary>
    /// Whether anything indicates a certificate: a variable, a file, a volume,
    /// the code, or a package that fetches one.
    /// </summary>
    public static bool MayExist(DockerfileModel model, Stage stage) =>
        stage.FinalState.Variables.Variables.Any(variable => IsCertificate(variable.Name))
        || ProjectFacts.Of(model.Project.ComposeSettings, model.File.Path).Any(setting => IsCertificate(setting.Name))
        || model.Project.Endpoints.Any(entry => entry.Key == "Certificate")
        || model.Project.HasPackage(
            "LettuceEncrypt*", "McMaster.AspNetCore.LetsEncrypt*", "FluffySpoon.AspNet.LetsEncrypt*", "Certes*")
        || model.GetStartCommands(stage)
            .Any(command => command.Arguments.Any(argument => IsCertificate(argument.Text)))
        || stage.ChainInstructions
            .Where(instruction =>
                instruction is RunInstructionSyntax or CopyingInstructionSyntax or VolumeInstructionSyntax)
            .Any(instruction => KnownPlaces.IsNamedIn(instruction.Arguments.Text, PlaceTrait.Certificate));

    private static bool IsCertificate(string name) =>
        name.Mentions("Certificate");
}

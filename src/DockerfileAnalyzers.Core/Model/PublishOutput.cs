using DockerfileAnalyzers.Knowledge;

namespace DockerfileAnalyzers.Model;

/// <summary>What <c>dotnet publish</c> leaves in its output folder.</summary>
internal static class PublishOutput
{
    /// <summary>Measured by the build where a published folder lies in the project; unknown otherwise.</summary>
    public static SizeEstimate Estimate(DockerfileModel model, ShellCommand command) =>
        model.DotNet.Publish?.Command == command && long.TryParse(model.Project["PublishedBytes"], out var bytes) ? new SizeEstimate(bytes, Certainty.Measured) : SizeEstimate.Unknown;
}

using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Rules.Project;

/// <summary>A command of the .NET SDK in a stage whose image has no SDK.</summary>
public sealed class SdkCommandWithoutSdk() : Rule<ShellCommand>(new()
{
    Id = "DFA6007",
    Title = "Build in a stage that has the SDK",
    Message = "'dotnet {0}' needs an SDK, '{1}' has none: it will fail",
    Category = Category.Project,
    Fix = FixSafety.Safe,
})
{
    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        if (command is not { Name: "dotnet", Subcommand: "restore" or "build" or "publish" or "pack" or "test" or "tool" or "ef" or "new" or "nuget", Instruction: RunInstructionSyntax run }
            || context.Model.GetStage(command) is not { Image: { Facts.Toolchain: Toolchain.DotNetRuntime } image } stage)
            return;
        // The first one of a stage and its parents speaks for all.
        if (context.Model.DotNet.Commands.FirstOrDefault(other => context.Model.GetStage(other.Command) is { } place && stage.Chain.Contains(place))?.Command is { } first && first != command)
            return;
        // An SDK may have been installed, or copied from elsewhere.
        var installs = stage.ChainInstructions.TakeWhile(instruction => instruction != run).Append(run).Any(instruction => instruction switch
        {
            RunInstructionSyntax other => context.Model.GetCommands(other).Any(candidate => candidate.Name != "dotnet" && candidate.ToString().Contains("dotnet")),
            CopyInstructionSyntax { From: not null } copy => copy.Sources.Any(source => source.Text.Contains("dotnet") || source.Text is "/"),
            _ => false,
        });
        if (!installs && context.Model.DotNet.GetFiles(run).IsFollowed("/"))
            context.Report(command.SubcommandSpan!.Value, new object[] { command.Subcommand, image.Reference.ToString() }, fix: CreateFix(stage, image.Reference));
    }

    // Only a stage that is not shipped: its image would become the final one.
    private static Fix? CreateFix(Stage stage, ImageReference image) => stage.Chain.Any(other => other.IsShipped) || image.Tag is not { } tag
        || !ImageTable.Exists(image.Repository.Replace("/" + image.Name, "/sdk"), tag) || ImageEdits.ReplaceImage(stage.Chain.Last().From, $"/{image.Name}:", "/sdk:") is not { } edit
        ? null : Fix.Safe($"Build on 'sdk:{tag}'", Change.ReplacesImage, edit);
}

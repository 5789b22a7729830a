namespace DockerfileAnalyzers.Rules.Security;

/// <summary>Credentials of a NuGet feed stay in the image or in its history.</summary>
internal sealed class NuGetCredentials() : Rule<DockerfileModel>(new()
{
    Id = "DFA2103",
    Title = "Pass NuGet feed credentials as build secrets",
    Message = "{0}, and {1} in the layers of this stage; use 'RUN --mount=type=secret'",
    Consequence = Consequence.Insecure,
})
{
    private static readonly string[] s_variables =
    {
        "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS", "NuGetPackageSourceCredentials_", "ARTIFACTS_CREDENTIALPROVIDER_",
    };

    protected override void Analyze(DockerfileModel model, RuleContext context)
    {
        foreach (var pair in model.Syntax.Instructions.OfType<KeyValueInstructionSyntax>().Where(instruction =>
            instruction is not LabelInstructionSyntax).SelectMany(instruction => instruction.Pairs))
        {
            if (pair.Key.Literal is { } name && IsVariable(name) && pair.Value is { IsEmpty: false })
                context.Report(pair.Key.Span, [$"'{name}' contains credentials", "they stay"]);
        }

        foreach (var command in model.Syntax.Instructions
            .OfType<RunInstructionSyntax>().SelectMany(run => model.GetCommands(run)))
        {
            var isSource = command is { Name: "dotnet", Action: "nuget" }
                or { Name: "nuget", Action: "sources" or "source" };
            if (isSource && FindPassword(command) is { } password
                && !IsSecret((RunInstructionSyntax)command.Instruction, password))
                context.Report(
                    password.Span, ["The password of a package source is written to nuget.config", "it stays"]);
        }

        foreach (var path in context.Project.NuGetCredentials.Select(DotNetBuild.Of(model).ToContext).OfType<string>())
        {
            var copy = model.Stages.SelectMany(stage => stage.Instructions).OfType<CopyingInstructionSyntax>()
                .FirstOrDefault(copying => Brings(model, copying, path));
            if (copy is not null)
                context.Report(copy.Sources[0].Span, [$"'{path}' contains credentials in plain text", "they stay"]);
        }
    }

    /// <summary>Whether a variable of this name contains credentials of a feed.</summary>
    internal static bool IsVariable(string name) => s_variables.Any(prefix =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static CommandArgument? FindPassword(ShellCommand command) =>
        command.Arguments.SkipWhile(argument => argument.Literal is not ("-p" or "--password" or "-Password"))
            .Skip(1).FirstOrDefault();

    // A mounted secret is in no layer; what is written with it is, unless the same instruction removes it again.
    private static bool IsSecret(RunInstructionSyntax run, CommandArgument password) =>
        run.Mounts.Any(mount => mount.Type == "secret") && password.Literal is null
            && run.ScriptText?.Text is { } script && (script.Contains("remove source") || script.Contains("rm "));

    private static bool Brings(DockerfileModel model, CopyingInstructionSyntax copying, string contextPath)
    {
        var files = ImageFileSystemBuilder.Of(model);
        var instructions = model.GetStage(copying)!.Instructions;
        var next = instructions.SkipWhile(instruction => instruction != copying).Skip(1).FirstOrDefault();
        return copying.From is null
            && !BuildContext.Of(model).IsIgnored(contextPath)
            && (next is null ? files.GetFinal(model.GetStage(copying)!) : files.GetFiles(next))
                .GetPaths(contextPath).Count() > files.GetFiles(copying).GetPaths(contextPath).Count();
    }
}

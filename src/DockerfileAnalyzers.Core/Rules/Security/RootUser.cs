using System.Globalization;
using DockerfileAnalyzers.Input;

namespace DockerfileAnalyzers.Rules.Security;

/// <summary>The container runs as root.</summary>
internal sealed class RootUser() : Rule<Stage>(new()
{
    Id = "DFA2001",
    Title = "Run the container as a non-root user",
    Message = "The container runs as root; set a non-root user with 'USER'",
    Equivalents = ImmutableArray.Create("DL3002"),
    Fix = FixSafety.Unsafe,
    Supersedes = ImmutableArray.Create("DFA2003"),
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is not { IsTarget: true, StartsAnyProgram: true,
            FinalState.User: { IsKnown: true, IsRoot: true } user }
            || (user.SetBy is null && !stage.StartsProgram)
            || context.Model.IsDevelopmentStage(stage)
            || ((user.SetBy is null || !stage.StartsProgram)
                && stage.BaseImage?.Facts?.Contents.IsRootOnPurpose == true)
            || MayDropPrivileges(stage, context.Model))
            return;
        context.Report(user.SetBy?.Value.Span ?? stage.From.ImageName.Span, [],
            fix: user.SetBy is null ? CreateFix(stage, context) : null);
    }

    // An entry point that starts as root for some preparation and continues as another
    // user, or a service that requires root.
    private static bool MayDropPrivileges(Stage stage, DockerfileModel model) =>
        model.GetStartCommands(stage).Any(UserSwitch.DropsPrivileges)
        || StartScript.Find(model, stage).Any(script => script.FindUser(model, stage) is not ScriptUser.Kept);

    // Services that only root can start.
    private static bool StartsServices(Stage stage, DockerfileModel model) =>
        new CommandInstructionSyntax?[] { stage.FinalState.Entrypoint, stage.FinalState.Cmd }
            .OfType<CommandInstructionSyntax>().SelectMany(instruction => model.GetCommands(instruction))
            .Any(command =>
                command.Is(ProgramTrait.ServiceManager)
                || command.ProgramAsWritten.StartsWith("/etc/init.d/", StringComparison.Ordinal));

    private static Fix? CreateFix(Stage stage, RuleContext context)
    {
        var start = stage.Instructions.FirstOrDefault(instruction =>
            instruction is EntrypointInstructionSyntax or CmdInstructionSyntax);
        var lines = stage.BaseImage?.Facts switch
        {
            { ApplicationUser: { } user } => "USER " + user,
            { Os: OsFamily.Alpine } => "RUN adduser -S -D -H app\nUSER app",
            { } facts when facts.Os is OsFamily.Debian or OsFamily.Ubuntu || facts.Contents.Has("useradd") == true =>
                "RUN useradd --system --no-create-home app\nUSER app",
            _ => null,
        };
        return start is null || lines is null || StartsServices(stage, context.Model) ? null : Fix.Unsafe(
            $"Run as '{lines.Substring(lines.LastIndexOf(' ') + 1)}'; "
                + $"files that it writes must belong to that user{GetPortNote(stage, context)}",
            Change.AddsInstruction, TextEdit.InsertLinesBefore(context.File, start.StartWithComments, lines));
    }

    private static string GetPortNote(Stage stage, RuleContext context)
    {
        var ports = ListeningEndpoints.FindPorts(context.Model, stage).Where(port => port < 1024).Distinct()
            .Select(port => port.ToString(CultureInfo.InvariantCulture)).ToArray();
        return ports.Length == 0
            ? ""
            : $", and {(ports.Length == 1 ? "port" : "ports")} {string.Join(" and ", ports)} may need root";
    }
}

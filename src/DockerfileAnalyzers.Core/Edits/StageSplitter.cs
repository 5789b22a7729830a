using DockerfileAnalyzers.Knowledge.Images;

namespace DockerfileAnalyzers.Edits;

/// <summary>The files of a stage that its container needs.</summary>
/// <param name="WorkingDirectory">That of the final stage; <see langword="null"/> for that of its base image.</param>
/// <param name="Copies">Paths of the build stage, and where they go.</param>
/// <param name="Start">Where the program is started by another path then.</param>
internal sealed record ShippedFiles(
    string? WorkingDirectory, IReadOnlyList<(string From, string To)> Copies, TextEdit? Start = null);

/// <summary>Splits a single stage that builds and runs a program in two.</summary>
internal static class StageSplitter
{
    private const string Certificates = "/etc/ssl/certs/ca-certificates.crt";

    /// <param name="last">The last instruction of the build stage.</param>
    /// <returns>
    /// <see langword="null"/> where the file has another shape: several stages, work after the build, a user that
    /// the build makes.
    /// </returns>
    public static Fix? CreateFix(
        DockerfileModel model, Stage stage, InstructionSyntax last, ImageReference runtime, ShippedFiles files)
    {
        var after = stage.Instructions.Skip(stage.Instructions.IndexOf(last) + 1).ToArray();
        // The configuration of the image before the build also counts.
        var before = stage.Instructions.TakeWhile(instruction => instruction != last).Where(instruction =>
            IsSetting(instruction) && instruction is not WorkdirInstructionSyntax).ToArray();
        if (model.Stages.Length != 1 || stage.Name is not null || after.Length == 0 || !after.All(IsSetting)
            || before.Any(setting => setting is UserInstructionSyntax || UsesArgument(model, setting))
            || after.OfType<UserInstructionSyntax>().Any(user => !IsThere(user.Value.Literal, runtime)))
            return null;
        var lines = new List<string> { "", $"FROM {runtime} AS final" };
        lines.AddRange(before.Select(setting => model.File.GetText(setting.Span)));
        if (files.WorkingDirectory is { } directory)
            lines.Add("WORKDIR " + directory);
        lines.AddRange(files.Copies.Select(copy => $"COPY --from=build {copy.From} {copy.To}"));
        if (NeedsCertificates(runtime))
            lines.Add($"COPY --from=build {Certificates} {Certificates}");
        var edits = new List<TextEdit>
        {
            TextEdit.Insert(stage.From.Span.End, " AS build"),
            TextEdit.InsertLinesBefore(model.File, after[0].StartWithComments, string.Join("\n", lines)),
        };
        if (after[0] is WorkdirInstructionSyntax workdir
            && model.Expand(workdir, workdir.Value) == files.WorkingDirectory)
            edits.Add(TextEdit.DeleteLines(model.File, workdir.Span));
        if (files.Start is { } start)
            edits.Add(start);
        var change = Change.SplitsStage + Change.AddsCopy + Change.AddsInstruction;
        if (before.Length > 0)
            change += Change.ChangesValue;
        return Fix.Unsafe(
            $"Split into a build stage and a final stage with only '{string.Join("', '", files.Copies
                .Select(copy => copy.From))}'",
            files.Start is null ? change : change + Change.ChangesStart,
            edits.ToArray());
    }

    private static bool IsSetting(InstructionSyntax instruction) => instruction is
        WorkdirInstructionSyntax or EnvInstructionSyntax or ExposeInstructionSyntax or UserInstructionSyntax
            or EntrypointInstructionSyntax or CmdInstructionSyntax or LabelInstructionSyntax
            or HealthcheckInstructionSyntax;

    private static bool UsesArgument(DockerfileModel model, InstructionSyntax setting) => VariableUse.Find(setting)
        .Any(use => model.GetState(setting).Variables.Find(use.Name) is { IsArgument: true });

    // The images of .NET have 'app', those of Node 'node'.
    private static bool IsThere(string? user, ImageReference runtime) =>
        user is null or "root" or "nobody" or "app" || user == runtime.Repository || char.IsDigit(user[0]);

    private static bool NeedsCertificates(ImageReference image) => image.Repository == "debian";
}

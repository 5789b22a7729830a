using System.Globalization;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Model.DotNet;

namespace DockerfileAnalyzers.Edits;

/// <summary>
/// One <c>COPY --parents **/*.csproj ./</c> in place of a COPY for each project: it keeps their folders, and a new
/// project needs no other.
/// </summary>
internal static class ParentsCopy
{
    // Before 1.20 the flag is an experiment.
    private const int MinMinor = 20;

    private static readonly Regex s_frontend = new(
        @"\A(?<image>(?:\S+/)?docker/dockerfile):(?<version>1(?:\.(?<minor>\d+)(?:\.\d+)?)?)\z",
        RegexOptions.CultureInvariant);

    // The files that a restore reads; directories and patterns do not have such names.
    private static readonly Regex s_files = new(
        @"\A[^*?\[\s'""]+(?:proj|\.slnx?|\.props|\.targets|\.json|\.config)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <param name="before">The command that needs the files.</param>
    /// <param name="files">Those that are missing there.</param>
    /// <returns>
    /// <see langword="null"/> where files are copied to other folders than those of the context, or another frontend
    /// reads the file.
    /// </returns>
    public static Fix? CreateFix(DockerfileModel model, InstructionSyntax before, IEnumerable<MissingFile> files)
    {
        var missing = files.ToArray();
        if (model.GetStage(before) is not { } stage || FindCopies(model, stage, before) is not { Length: > 0 } copies
            || model.GetState(copies[0]).WorkingDirectory is not { } directory
            || !missing.All(file => file is { ContextPath: { } path, ActualPath: null }
                && ContainerPath.Join(directory, path) == file.ExpectedPath && !BuildContext.Of(model).IsIgnored(path)))
            return null;
        var sources = copies.SelectMany(copy => copy.Sources).Select(source => source.Literal!)
            .Concat(missing.Select(file => file.ContextPath!)).ToArray();
        var projects = sources.Where(IsProject).Select(path => "**/*" + path.Substring(path.LastIndexOf('.')));
        var others = sources.Where(path => !IsProject(path));
        var copied = $"COPY --parents {string.Join(" ", projects.Concat(others).Distinct())} ./";
        if (!sources.All(path => s_files.IsMatch(path)) || RequireFrontend(model) is not { } frontend)
            return null;
        var edits = new List<TextEdit> { TextEdit.Replace(copies[0].Span, copied) };
        edits.AddRange(copies.Skip(1).Select(copy => TextEdit.DeleteLines(model.File, copy.Span)));
        edits.AddRange(frontend);
        return Fix.Unsafe(
            "Copy all projects with 'COPY --parents', which needs the Dockerfile syntax 1.20",
            Change.ReplacesOperand + Change.ReplacesInstruction + Change.RaisesSyntax,
            edits.ToArray());
    }

    // The last of them that follow each other, each file to where a copy of the whole context would put it.
    private static CopyInstructionSyntax[] FindCopies(DockerfileModel model, Stage stage, InstructionSyntax before)
    {
        var copies = stage.Instructions.TakeWhile(instruction => instruction != before).Reverse()
            .SkipWhile(instruction => instruction is not CopyInstructionSyntax copy || !IsMirrored(model, copy))
            .TakeWhile(instruction => instruction is CopyInstructionSyntax copy && IsMirrored(model, copy))
            .Cast<CopyInstructionSyntax>().Reverse().ToArray();
        return copies.SelectMany(copy => copy.Sources).Any(source => IsProject(source.Literal!))
            ? copies : Array.Empty<CopyInstructionSyntax>();
    }

    private static bool IsMirrored(DockerfileModel model, CopyInstructionSyntax copy) =>
        copy.Flags.IsEmpty && copy.Heredocs.IsEmpty && CopyTarget.Find(model, copy) is { } target
        && model.GetState(copy).WorkingDirectory is { } directory
        && copy.Sources.All(source => source.Literal is { } path && s_files.IsMatch(path)
            && target.GetFilePath(path) == ContainerPath.Join(directory, path));

    private static bool IsProject(string path) => path.EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    // No edit where the file asks for it already; null where another frontend reads it.
    private static TextEdit[]? RequireFrontend(DockerfileModel model)
    {
        if (model.Syntax.Directives.FirstOrDefault(directive => directive.Name == "syntax") is not { } directive)
            return new[] { TextEdit.InsertLinesBefore(model.File, 0, "# syntax=docker/dockerfile:1") };
        if (s_frontend.Match(directive.Value) is not { Success: true } match)
            return null;
        return match.Groups["minor"] is { Success: true, Value: var minor }
            && int.Parse(minor, CultureInfo.InvariantCulture) < MinMinor
            ? new[] { TextEdit.Replace(directive.ValueSpan, match.Groups["image"].Value + ":1") }
            : Array.Empty<TextEdit>();
    }
}

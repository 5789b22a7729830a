using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Reporting;

/// <summary>
/// Says when the builder runs an instruction again: when its own text, its build arguments or the files that it takes
/// change, and when anything above it was built again (the Docker manual, "Build cache invalidation").
/// </summary>
internal sealed class CacheReporter(DockerfileModel model)
{
    private static readonly string[] s_downloaders =
    {
        "apt-get", "apt", "apk", "yum", "dnf", "microdnf", "zypper", "curl", "wget", "git", "pip", "pip3", "npm",
        "yarn", "pnpm",
    };

    private readonly Dictionary<Stage, InstructionSyntax?> _firstFiles = new();

    public CacheReport Create(InstructionSyntax instruction)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        var own = instruction switch
        {
            FromInstructionSyntax from => DescribeBase(from),
            CopyInstructionSyntax { From: { } from } => $"the files of '{from.Text}' change",
            CopyingInstructionSyntax copying => DescribeFiles(copying),
            _ => null,
        };
        if (own is not null)
            reasons.Add(own);
        if (instruction is not FromInstructionSyntax)
            reasons.Add("the text of the instruction changes");
        var arguments = GetArguments(instruction);
        if (arguments.Length > 0)
            reasons.Add($"the build argument {string.Join(" or ", arguments)} changes");
        reasons.AddRange(GetMounts(instruction));
        var above = FindFilesAbove(instruction);
        if (above is not null)
            reasons.Add($"line {GetLine(above)} is rebuilt because {DescribeFiles(above)}");
        if (instruction is not FromInstructionSyntax)
            reasons.Add("any other instruction above it is rebuilt");
        if (instruction is RunInstructionSyntax run
            && model.GetCommands(run).Any(command => s_downloaders.Contains(command.Name)))
            reasons.Add("but not when the downloaded content changes: the cache does not check it");
        return new CacheReport(
            own ?? (above is null ? reasons[0] : $"the files that line {GetLine(above)} copies change"),
            reasons.ToImmutable());
    }

    private string DescribeBase(FromInstructionSyntax from) =>
        model.GetStage(from) switch
        {
            { Parent: { } parent } => $"stage '{parent}' changes",
            { BaseImage: { IsScratch: true } } => "never: scratch does not change",
            { BaseImage: { Reference.Digest: not null } } => "never: a digest identifies exactly one image",
            _ => "the tag moves to another image",
        };

    private string DescribeFiles(CopyingInstructionSyntax copying)
    {
        if (copying.Sources.IsEmpty)
            return "the text of the instruction changes";
        var remote = copying.Sources.Select(source => source.Text).FirstOrDefault(ValueRules.IsRemote);
        if (remote is not null)
            return $"the content of '{remote}' changes";
        var files = ContextSelection.Of(model, copying).Entries.Sum(entry => entry.Entry.Files);
        return files switch
        {
            0 => "the files that it copies change",
            1 => $"'{ContextSelection.Of(model, copying).Entries[0].Entry.Path}' changes",
            _ => $"any of the {files} files that it copies changes",
        };
    }

    // Every argument that is declared above a RUN is in its environment; of other instructions those that they name.
    private string[] GetArguments(InstructionSyntax instruction)
    {
        if (instruction is FromInstructionSyntax from)
            return from.ImageName.Variables.Select(variable => variable.Name).Distinct().ToArray();
        if (instruction is not RunInstructionSyntax)
            return Array.Empty<string>();
        return model.GetState(instruction).Variables.Variables.Where(variable => variable.IsArgument)
            .Select(variable => variable.Name).OrderBy(name => name, StringComparer.Ordinal).ToArray();
    }

    private static IEnumerable<string> GetMounts(InstructionSyntax instruction) =>
        instruction is RunInstructionSyntax run
            ? run.Mounts
                .Where(mount => mount.Type == "bind")
                .Select(mount =>
                    mount.From is { } from
                        ? $"the files of '{from}' change"
                        : $"'{mount.Source ?? "."}' of the build context changes")
                .Distinct()
            : Enumerable.Empty<string>();

    /// <summary>
    /// The first instruction above, in the stage and its parents, that takes files of the build context.
    /// </summary>
    private CopyingInstructionSyntax? FindFilesAbove(InstructionSyntax instruction)
    {
        if (model.GetStage(instruction) is not { } stage || instruction is FromInstructionSyntax)
            return null;
        if (!_firstFiles.TryGetValue(stage, out var first))
            _firstFiles[stage] = first = stage.ChainInstructions.FirstOrDefault(other =>
                other is CopyingInstructionSyntax copying && LayerReporter.TakesContext(copying)
                && !copying.Sources.IsEmpty);
        return first is not null && first.Span.Start < instruction.Span.Start
            ? FindLastFiles(stage, instruction)
            : null;
    }

    // The one that takes most is the one that changes most: of several, the last above is usually that.
    private static CopyingInstructionSyntax? FindLastFiles(Stage stage, InstructionSyntax instruction)
    {
        CopyingInstructionSyntax? found = null;
        foreach (var copying in stage.ChainInstructions
            .TakeWhile(other => other != instruction).OfType<CopyingInstructionSyntax>())
        {
            if (LayerReporter.TakesContext(copying) && !copying.Sources.IsEmpty
                && (found is null || !BuildContext.IsWholeContext(found)))
                found = copying;
        }

        return found;
    }

    private int GetLine(InstructionSyntax instruction) => model.File.Lines.GetLine(instruction.Span.Start) + 1;
}

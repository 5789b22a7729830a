using System.Text.RegularExpressions;
using DockerfileAnalyzers.Knowledge;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;

namespace DockerfileAnalyzers.Model;

/// <summary>
/// Whether a folder is there when a command changes into it: what its image brings, and what the file has made before.
/// </summary>
internal static class MadeFolders
{
    private static readonly string[] s_archives =
        { ".tar.gz", ".tar.xz", ".tar.bz2", ".tar.zst", ".tar", ".tgz", ".txz", ".tbz2", ".tbz", ".zip" };

    // What GitHub packs is in a folder that is named for both.
    private static readonly Regex s_gitHubArchive = new(
        @"/(?<name>[^/]+)/archive/(?:refs/tags/|refs/heads/)?v?(?<version>[^/]+)\z",
        RegexOptions.CultureInvariant);

    private static readonly Lazy<ImmutableDictionary<string, ImmutableArray<string>>> s_ofImages = new(() =>
        TableFile.Read("image-folders.tsv").ToImmutableDictionary(row => row[0], row => row[1].Split(' ').ToImmutableArray()));

    /// <param name="change"><c>cd</c> or <c>pushd</c> with one operand.</param>
    public static bool Contains(ShellCommand change, DockerfileModel model)
    {
        if (change.Operands.Length != 1 || model.GetStage(change) is not { } stage)
            return false;
        var path = GetPath(change, change.Operands[0], model);
        if (SystemDirectory.IsInEveryImage(path) || IsOfImage(path, stage))
            return true;
        return stage.ChainInstructions.TakeWhile(instruction => instruction.Span.Start <= change.Instruction.Span.Start)
            .SelectMany(instruction => FindMade(instruction, change, path, model))
            .Any(made => ContainerPath.IsWithin(made, path));
    }

    private static bool IsOfImage(string path, Stage stage) => stage.Image is { } image
        && s_ofImages.Value.TryGetValue(image.Reference.Repository, out var folders) && folders.Contains(path);

    private static IEnumerable<string> FindMade(
        InstructionSyntax instruction, ShellCommand change, string path, DockerfileModel model)
    {
        switch (instruction)
        {
            case WorkdirInstructionSyntax workdir:
                var value = model.Expand(workdir, workdir.Value);
                return new[] { ModelBuilder.Combine(model.GetState(workdir).WorkingDirectory, value) ?? Strip(workdir.Value.Text) };
            case CopyingInstructionSyntax copying:
                return FindCopied(copying, path, model);
            case RunInstructionSyntax run:
                return model.GetCommands(run)
                    .Where(command => run != change.Instruction || command.Span.Start < change.Span.Start)
                    .SelectMany(command => FindMade(command, path, model));
            default:
                return Enumerable.Empty<string>();
        }
    }

    private static IEnumerable<string> FindCopied(CopyingInstructionSyntax copying, string path, DockerfileModel model)
    {
        var written = model.Expand(copying, copying.Destination) ?? Strip(copying.Destination.Text);
        var destination = ModelBuilder.Combine(model.GetState(copying).WorkingDirectory, written)
            ?? ContainerPath.Normalize(written);
        var isFolder = written.EndsWith("/", StringComparison.Ordinal) || written is ".";
        if (copying.Sources.Length != 1 || isFolder || IsFolder(copying.Sources[0].Text))
            yield return destination;
        else if (destination.LastIndexOf('/') is > 0 and var slash)
            yield return destination.Substring(0, slash);
        // Of the whole context, what is known to lie in it.
        if (BuildContext.IsWholeContext(copying) && ContainerPath.IsWithin(path, destination) && path.Length > destination.Length
            && model.Context.Exists(path.Substring(destination.Length).TrimStart('/')) == true)
            yield return path;
    }

    // By its name, where the context is not known.
    private static bool IsFolder(string source) => source.EndsWith("/", StringComparison.Ordinal) || source is "."
        || (source.Split('/').Last() is { Length: > 0 } name && name.IndexOf('.', 1) < 0 && !Glob.HasWildcard(name));

    private static IEnumerable<string> FindMade(ShellCommand command, string path, DockerfileModel model)
    {
        IEnumerable<CommandArgument> made = command.Name switch
        {
            "mkdir" => command.Operands,
            "install" when command.HasOption("-d", "--directory") => command.Operands,
            "cp" or "mv" or "ln" or "rsync" when command.Operands.Length == 2 => command.Operands.Skip(1),
            "svn" or "hg" => command.Operands.Skip(1),
            _ => Enumerable.Empty<CommandArgument>(),
        };
        foreach (var folder in made.Concat(FindCloned(command)))
            yield return GetPath(command, folder, model);
        var into = command.Name switch
        {
            "tar" or "bsdtar" => command.GetOptionValue("-C", "--directory"),
            "unzip" => command.GetOptionValue("-d"),
            "useradd" or "adduser" => command.GetOptionValue("-d", "--home", "--home-dir") ?? GetUsualHome(command),
            _ => null,
        };
        if (into is not null)
            yield return ModelBuilder.Combine(model.GetWorkingDirectory(command), into) ?? into;
        if (DownloadedArchive.IsUnpacking(command) && IsTopFolder(path, command, model))
            yield return path;
    }

    private static string? GetUsualHome(ShellCommand command) =>
        command.Operands.LastOrDefault() is { } user ? "/home/" + Strip(user.Text) : null;

    private static IEnumerable<CommandArgument> FindCloned(ShellCommand command)
    {
        if (command is not { Name: "git", Subcommand: "clone", Operands.Length: > 0 })
            return Enumerable.Empty<CommandArgument>();
        if (command.Operands.Length > 1)
            return command.Operands.Skip(1).Take(1);
        var url = Strip(command.Operands[0].Text).TrimEnd('/');
        var name = url.Substring(url.LastIndexOfAny(new[] { '/', ':' }) + 1);
        name = name.EndsWith(".git", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4) : name;
        return new[] { new CommandArgument(name, name, command.Operands[0].Span) };
    }

    // Most archives hold one folder, which has their name. The command that fetched the archive may have named it.
    private static bool IsTopFolder(string path, ShellCommand unpacking, DockerfileModel model)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return model.GetCommands(unpacking.Instruction).Where(command => command.Span.Start <= unpacking.Span.Start)
            .SelectMany(command => command.Arguments).Concat(unpacking.Arguments)
            .Any(argument => GetTopFolders(argument.Literal ?? Strip(argument.Text)).Contains(name));
    }

    private static IEnumerable<string> GetTopFolders(string archive)
    {
        var extension = s_archives.FirstOrDefault(ending => archive.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        if (extension is null)
            yield break;
        var text = archive.Substring(0, archive.Length - extension.Length);
        yield return text.Substring(text.LastIndexOf('/') + 1);
        if (s_gitHubArchive.Match(text) is { Success: true } match)
            yield return match.Groups["name"].Value + "-" + match.Groups["version"].Value;
    }

    // A variable that is not known stands for itself.
    private static string GetPath(ShellCommand command, CommandArgument argument, DockerfileModel model)
    {
        var text = argument.Literal ?? Strip(argument.Text);
        return text.StartsWith("$", StringComparison.Ordinal) || text.StartsWith("~", StringComparison.Ordinal)
            ? text.TrimEnd('/')
            : ModelBuilder.Combine(model.GetWorkingDirectory(command), text) ?? ContainerPath.Normalize(text);
    }

    private static string Strip(string text) =>
        text.Replace("\"", "").Replace("'", "").Replace("${", "$").Replace("}", "");
}

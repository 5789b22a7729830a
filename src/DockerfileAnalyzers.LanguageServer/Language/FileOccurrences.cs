using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Model.Context;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>A reference to a file that a here-document writes.</summary>
/// <param name="Span">The path; of a file that has the name of its here-document, that name.</param>
/// <param name="File">The here-document's file.</param>
/// <param name="IsNameOfHeredoc">It is written to a folder: a new name of the here-document is one of it.</param>
internal sealed record FileOccurrence(TextSpan Span, HeredocSyntax File, bool IsDefinition, bool IsNameOfHeredoc);

/// <summary>
/// The places of the files that here-documents write: where COPY puts them, and the commands and COPY --from that name
/// them afterwards.
/// </summary>
internal sealed class FileOccurrences
{
    private static readonly Fact<ImmutableArray<FileOccurrence>> s_fact = new(model =>
        new FileOccurrences(model).Find());

    private readonly DockerfileModel _model;
    private readonly List<FileOccurrence> _found = [];

    private FileOccurrences(DockerfileModel model) => _model = model;

    public static ImmutableArray<FileOccurrence> Find(DockerfileModel model) => s_fact.Of(model);

    private ImmutableArray<FileOccurrence> Find()
    {
        foreach (var copying in _model.Syntax.Instructions.OfType<CopyingInstructionSyntax>())
        {
            if (copying.Heredocs.IsEmpty || _model.GetStage(copying) is not { } stage
                || CopyTarget.Find(_model, copying) is not { } target)
                continue;
            foreach (var heredoc in copying.Heredocs)
            {
                var file = new WrittenFile(heredoc, target.GetFilePath(heredoc.Name), target.IsFolder);
                Add(file, target.IsFolder ? heredoc.Span : copying.Destination.Span,
                    target.IsFolder ? heredoc.Name : copying.Destination.Text, isDefinition: true);
                FindUses(copying, stage, file);
            }
        }

        return [.. _found.OrderBy(use => use.Span)];
    }

    private void FindUses(CopyingInstructionSyntax copying, Stage stage, WrittenFile file)
    {
        foreach (var instruction in _model.Syntax.Instructions.SkipWhile(other => other != copying).Skip(1))
        {
            if (_model.GetStage(instruction) is not { } own)
                continue;
            if (instruction is CopyInstructionSyntax { From: { Literal: { } from } } copy)
            {
                if (_model.FindStage(copy, from) is { } source && source.Chain.Contains(stage))
                    FindSources(copy, file);
            }
            else if (own.Chain.Contains(stage))
            {
                FindArguments(instruction, file);
            }
        }
    }

    private void FindSources(CopyInstructionSyntax copy, WrittenFile file)
    {
        foreach (var source in copy.Sources)
        {
            if (source.Literal is { } path && ContainerPath.FromRoot(path) == file.Path)
                Add(file, source.Span, path);
        }
    }

    private void FindArguments(InstructionSyntax instruction, WrittenFile file)
    {
        foreach (var command in _model.GetCommands(instruction))
        {
            var folder = _model.GetWorkingDirectory(command);
            var name = _model.File.GetText(command.NameSpan).Trim('"', '\'');
            if (name.Contains('/') && ContainerPath.Combine(folder, name) == file.Path)
                Add(file, command.NameSpan, name);
            foreach (var argument in command.Arguments)
            {
                if (argument.Literal is { Length: > 0 } path && ContainerPath.Combine(folder, path) == file.Path)
                    Add(file, argument.Span, path);
            }
        }
    }

    // Quotes and what is before a name are not a part of it.
    private void Add(WrittenFile file, TextSpan span, string text, bool isDefinition = false)
    {
        var named = file.HasNameOfHeredoc ? ContainerPath.GetName(text) : text;
        var start = named.Length == 0 ? -1
            : _model.File.Text.LastIndexOf(named, span.End - 1, span.Length, StringComparison.Ordinal);
        if (start >= 0)
            _found.Add(new FileOccurrence(
                new TextSpan(start, named.Length), file.Heredoc, isDefinition, file.HasNameOfHeredoc));
    }

    private sealed record WrittenFile(HeredocSyntax Heredoc, string Path, bool HasNameOfHeredoc);
}

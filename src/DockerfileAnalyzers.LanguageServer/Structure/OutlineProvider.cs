using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Structure;

/// <summary>The stages and instructions of a Dockerfile, and the sections of a .dockerignore.</summary>
internal static class OutlineProvider
{
    private const int Module = 2;
    private const int Property = 7;
    private const int Function = 12;
    private const int Variable = 13;
    private const int Constant = 14;
    private const int Text = 15;

    public static DocumentSymbol[] Create(DocumentAnalysis analysis)
    {
        var positions = analysis.Document.Positions;
        if (analysis.IgnoreFile is { } ignoreFile)
        {
            return [.. ignoreFile.Patterns.Select(pattern => new DocumentSymbol(
                ignoreFile.File.GetText(pattern.Span), pattern.IsException ? "re-included" : null, Text,
                positions.GetRange(pattern.Span), positions.GetRange(pattern.Span)))];
        }

        if (analysis.Model is not { } model)
            return [];
        var globals = model.Syntax.Instructions.TakeWhile(instruction => instruction is not FromInstructionSyntax);
        return [.. globals.Select(instruction => Create(model.File, instruction, positions)),
            .. model.Stages.Select(stage => Create(model.File, stage, positions))];
    }

    private static DocumentSymbol Create(SourceFile file, Stage stage, PositionMap positions)
    {
        var end = stage.Instructions is [.., var last] ? last.Span.End : stage.From.Span.End;
        return new DocumentSymbol(
            Name(stage),
            stage.From.Alias is null ? null : stage.From.ImageName.Text, Module,
            positions.GetRange(TextSpan.FromBounds(stage.From.Span.Start, end)),
            positions.GetRange(stage.From.Alias?.Span ?? stage.From.KeywordSpan),
            [.. stage.Instructions.Select(instruction => Create(file, instruction, positions))]);
    }

    // An outline has no empty names.
    private static string Name(Stage stage) =>
        stage.From.Alias?.Text ?? (stage.From.ImageName.IsEmpty ? "FROM" : stage.From.ImageName.Text);

    private static DocumentSymbol Create(SourceFile file, InstructionSyntax instruction, PositionMap positions)
    {
        var detail = file.GetText(file.GetFirstLine(TextSpan.FromBounds(
            instruction.KeywordSpan.End, Math.Max(instruction.KeywordSpan.End, instruction.Span.End)))).Trim();
        DocumentSymbol[]? children = instruction is ArgInstructionSyntax or EnvInstructionSyntax
            ? [.. ((KeyValueInstructionSyntax)instruction).Pairs.Where(pair => pair.Key.Text.Length > 0).Select(pair =>
                new DocumentSymbol(pair.Key.Text, pair.Value?.Text, Variable, positions.GetRange(pair.Span),
                    positions.GetRange(pair.Key.Span)))] : null;
        return new DocumentSymbol(instruction.Keyword.Length > 0 ? instruction.Keyword : "?", detail,
            instruction switch
            {
                CommandInstructionSyntax => Function,
                KeyValueInstructionSyntax => Variable,
                CopyingInstructionSyntax => Property,
                _ => Constant,
            },
            positions.GetRange(instruction.Span), positions.GetRange(instruction.KeywordSpan), children);
    }
}

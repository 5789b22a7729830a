using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Structure;

/// <summary>The token type of each piece of the text.</summary>
internal static class SemanticTokensProvider
{
    private enum TokenType : byte
    {
        None,
        Keyword,
        Comment,
        String,
        Variable,
        Parameter,
        Macro,
        Namespace,
        Class,
        Function,
        Property,
        Operator,
    }

    /// <summary>The types, as tokens number them.</summary>
    public static string[] Types { get; } =
        [.. Enum.GetValues<TokenType>().Skip(1).Select(type => type.ToString().ToLowerInvariant())];

    /// <param name="analyses">The analyses of the document; of a compose file, those of the Dockerfiles in it.</param>
    /// <param name="range">The range of the document; the whole document if not given.</param>
    public static SemanticTokens Create(IEnumerable<DocumentAnalysis> analyses, DocumentRange? range)
    {
        var (data, last) = (new List<int>(), default(Position));
        foreach (var analysis in analyses)
        {
            // Later colors overwrite earlier ones.
            var colors = new TokenType[analysis.Document.Text.Length];
            if (analysis.IgnoreFile is { } ignoreFile)
                Paint(colors, ignoreFile);
            if (analysis.Model is { } model)
                Paint(colors, model);
            Encode(analysis.Document, colors, range is { } part ? analysis.Document.Positions.GetSpan(part)
                : new TextSpan(0, colors.Length), data, ref last);
        }

        return new SemanticTokens([.. data]);
    }

    private static void Paint(TokenType[] colors, DockerignoreSyntax syntax)
    {
        foreach (var comment in syntax.Comments)
            Fill(colors, comment.Span, TokenType.Comment);
        foreach (var pattern in syntax.Patterns)
        {
            Fill(colors, pattern.Span, TokenType.String);
            if (pattern.IsException)
                Fill(colors, new TextSpan(pattern.Span.Start, 1), TokenType.Operator);
        }
    }

    private static void Paint(TokenType[] colors, DockerfileModel model)
    {
        foreach (var instruction in model.Syntax.Instructions)
        {
            var inner = instruction is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : instruction;
            PaintWords(colors, model, inner);
            foreach (var flag in inner.Flags)
                Fill(colors, new TextSpan(flag.Span.Start, 2 + flag.Name.Length), TokenType.Parameter);
            Fill(colors, instruction.KeywordSpan, TokenType.Keyword);
            Fill(colors, inner.KeywordSpan, TokenType.Keyword);
            if (inner is FromInstructionSyntax { AsSpan: { } keyword })
                Fill(colors, keyword, TokenType.Keyword);
        }

        foreach (var stage in StageOccurrences.Find(model))
            Fill(colors, stage.Span, TokenType.Class);
        foreach (var variable in VariableOccurrences.Find(model))
            Fill(colors, variable.Span, TokenType.Variable);
        foreach (var comment in model.Syntax.Comments)
            Fill(colors, comment.Span, TokenType.Comment);
        foreach (var directive in model.Syntax.Directives)
            Fill(colors, directive.Span, TokenType.Macro);
    }

    private static void PaintWords(TokenType[] colors, DockerfileModel model, InstructionSyntax instruction)
    {
        if (instruction is FromInstructionSyntax { ImageName: { IsEmpty: false } image })
            Fill(colors, image.Span, TokenType.Namespace);
        foreach (var pair in (instruction as KeyValueInstructionSyntax)?.Pairs ?? [])
        {
            Fill(colors, pair.Key.Span, TokenType.Property);
            if (pair.Value is { } value)
                Fill(colors, value.Span, TokenType.String);
        }

        foreach (var part in Place.GetWords(instruction).SelectMany(word => word.Variables))
            Fill(colors, part.Span, TokenType.Variable);
        if (instruction is not CommandInstructionSyntax command)
            return;
        foreach (var argument in command.IsExecForm ? command.ExecArguments : [])
            Fill(colors, argument.Span, TokenType.String);
        foreach (var found in model.GetCommands(instruction).Where(_ => !command.IsExecForm))
            Fill(colors, found.NameSpan, TokenType.Function);
        if (model.GetScript(instruction) is not { } script)
            return;
        foreach (var node in script.Root.DescendantsAndSelf())
        {
            if (node is SingleQuotedPart or DoubleQuotedPart)
                Fill(colors, node.Span, TokenType.String);
        }

        foreach (var part in script.Root.DescendantsAndSelf().OfType<ParameterPart>())
            Fill(colors, part.Span, TokenType.Variable);
    }

    private static void Fill(TokenType[] colors, TextSpan span, TokenType type)
    {
        if (span.Length > 0 && span.End <= colors.Length)
            Array.Fill(colors, type, span.Start, span.Length);
    }

    // Relative to the token before, none over the end of a line.
    private static void Encode(
        Document document, TokenType[] colors, TextSpan part, List<int> data, ref Position last)
    {
        for (var start = part.Start; start < part.End;)
        {
            var end = start + 1;
            while (end < part.End && colors[end] == colors[start] && document.Text[end] is not ('\n' or '\r'))
                end++;
            if (colors[start] is not TokenType.None && document.Text[start] is not ('\n' or '\r'))
            {
                var position = document.Positions.GetPosition(start);
                data.AddRange(position.Line - last.Line,
                    position.Character - (position.Line == last.Line ? last.Character : 0),
                    document.Positions.Count(document.Text.AsSpan(start, end - start)),
                    (int)colors[start] - 1, 0);
                last = position;
            }

            start = end;
        }
    }
}

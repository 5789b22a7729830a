using DockerfileAnalyzers.Analysis;
using DockerfileAnalyzers.LanguageServer.Documents;
using DockerfileAnalyzers.LanguageServer.Language;
using DockerfileAnalyzers.LanguageServer.Protocol;
using DockerfileAnalyzers.LanguageServer.Sources;
using DockerfileAnalyzers.Model;

namespace DockerfileAnalyzers.LanguageServer.Completion;

/// <summary>The completions at a position.</summary>
internal static class CompletionProvider
{
    private static readonly string[] s_directives = ["syntax=docker/dockerfile:1", "escape=`", "check=error=true"];

    private static readonly string[] s_signals = ["SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP", "SIGKILL"];

    public static CompletionList? Find(DocumentAnalysis analysis, Position position, bool hasSnippets)
    {
        var document = analysis.Document;
        var offset = document.Positions.GetOffset(position);
        if (document.Kind is DocumentKind.IgnoreFile)
            return PathCompletion.FindPatterns(analysis, offset, hasSnippets);
        if (CompletionPlace.Find(analysis, offset) is not { } place)
            return null;
        CompletionItems Items(int typed) => new(document, offset - typed, offset, hasSnippets);
        if (place.Line.TrimStart().StartsWith('#'))
            return CompleteComment(place, Items);
        if (place.Keyword is null)
            return CompleteInstruction(place, Items(place.Word.Length));
        if (FindVariableStart(place.Word) is { } variable)
            return CompleteVariable(place, Items(place.Word.Length - variable));
        if (place.Word.StartsWith("--", StringComparison.Ordinal) && !place.Arguments.Any())
            return FlagCompletion.Find(place, Items);
        return CompleteArgument(place, Items);
    }

    private static CompletionList? CompleteArgument(CompletionPlace place, Func<int, CompletionItems> create)
    {
        var items = create(place.Word.Length);
        switch (place.Keyword)
        {
            case "FROM" when !place.Arguments.Any():
                return ImageCompletion.Find(place, create, withStages: true);
            case "FROM" when place.Arguments.Count() == 1:
                items.Add("AS", ItemKind.Keyword, "names the stage");
                break;
            case "COPY" or "ADD" when place.FindFlag("from") is null:
                return PathCompletion.FindSources(place, create);
            case "RUN":
                return PackageCompletion.Find(place, items);
            case "USER":
                AddUsers(place, items);
                break;
            case "EXPOSE" when place.Stage?.BaseImage?.Facts?.HttpPort is { } port:
                items.Add(FormattableString.Invariant($"{port}"), ItemKind.Value, "the port that the image listens on");
                break;
            case "ARG":
                foreach (var name in VariableScope.PlatformArguments)
                    items.Add(name, ItemKind.Variable, "set by BuildKit");
                AddVariables(place, items);
                break;
            case "HEALTHCHECK" when !place.Arguments.Any():
                items.Add("CMD", ItemKind.Keyword, "the command of the check");
                items.Add("NONE", ItemKind.Keyword, "disables the check, including that of the base image");
                break;
            case "STOPSIGNAL":
                foreach (var signal in s_signals)
                    items.Add(signal, ItemKind.Constant);
                break;
        }

        return items.ToList();
    }

    private static CompletionList CompleteInstruction(CompletionPlace place, CompletionItems items)
    {
        // In the case that the file uses.
        var isLower = place.Word.Length > 0 ? char.IsLower(place.Word[0])
            : place.Model.Syntax.Instructions.Any(instruction =>
                char.IsLower(place.Model.File.Text[instruction.KeywordSpan.Start]));
        // Deprecated items are explained but not suggested.
        foreach (var info in InstructionCatalog.All.Where(info => info.Keyword != "MAINTAINER"))
        {
            var keyword = isLower ? info.Keyword.ToLowerInvariant() : info.Keyword;
            items.Add(keyword, ItemKind.Keyword, info.Summary, keyword + info.Snippet[info.Snippet.IndexOf(' ')..],
                $"{info.Details}\n\n[Reference]({info.Page})", isSnippet: true);
        }

        if (place.Line.Trim() == place.Word)
            DotNetSnippets.Add(place, items);
        return items.ToList();
    }

    private static CompletionList? CompleteComment(CompletionPlace place, Func<int, CompletionItems> create)
    {
        var comment = place.Line.TrimStart()[1..].TrimStart();
        if (comment.StartsWith("dockerfile-analyzers ", StringComparison.Ordinal))
            return CompleteSuppression(place, comment, create);
        var items = create(comment.Length);
        items.Add("dockerfile-analyzers ignore=", ItemKind.Keyword, "suppresses rules for the next instruction");
        items.Add("dockerfile-analyzers ignore-file=", ItemKind.Keyword, "suppresses rules in this file");
        // Directives come before everything else.
        if (place.Model.Syntax.Instructions.All(instruction => instruction.Span.Start > place.Offset))
        {
            foreach (var directive in s_directives)
                items.Add(directive, ItemKind.Keyword, "parser directive");
        }

        return items.ToList();
    }

    private static CompletionList? CompleteSuppression(
        CompletionPlace place, string comment, Func<int, CompletionItems> create)
    {
        var start = comment.LastIndexOfAny(['=', ',']) + 1;
        if (start == 0 || comment.Contains("--", StringComparison.Ordinal))
            return null;
        var items = create(comment.Length - start);
        // Local items come first.
        var found = place.Analysis.GetReported(CancellationToken.None).Select(finding => finding.Rule).Distinct();
        foreach (var rule in found.Concat(RuleCatalog.Descriptors))
            items.Add(rule.Id, ItemKind.Reference, rule.Title);
        return items.ToList();
    }

    private static CompletionList CompleteVariable(CompletionPlace place, CompletionItems items)
    {
        AddVariables(place, items);
        return items.ToList();
    }

    private static void AddVariables(CompletionPlace place, CompletionItems items)
    {
        var global = place.Model.Stages is [var first, ..]
            ? place.Model.GetState(first.From).Variables : VariableScope.Global;
        var scope = place.Keyword == "FROM" ? global : place.Stage?.FinalState.Variables ?? global;
        foreach (var variable in scope.Variables.Where(variable => variable.Definition is null
                || variable.Definition.Span.Start < place.Offset - place.Line.Length
                || place.Keyword == "ARG")
            .OrderBy(variable => variable.Name, StringComparer.Ordinal))
        {
            var kind = variable.IsArgument ? "build argument" : "environment variable";
            items.Add(variable.Name, ItemKind.Variable, variable.Value is { } value ? $"{kind}: {value}" : kind);
        }

        // Variables that an ARG can declare again.
        if (place.Keyword == "ARG")
        {
            foreach (var variable in global.Variables.Where(variable => variable.Definition is not null))
                items.Add(variable.Name, ItemKind.Variable, "declared before the first FROM");
        }
    }

    private static void AddUsers(CompletionPlace place, CompletionItems items)
    {
        if (place.Stage?.BaseImage?.Facts is { } facts)
        {
            if (facts.ApplicationUser is { } user)
                items.Add(user, ItemKind.Constant, $"a user of '{place.Stage.BaseImage.Reference}'");
            if (facts.DefaultUser is { } other)
                items.Add(other, ItemKind.Constant, "the default user of the base image");
            foreach (var name in facts.Contents.Users.Order(StringComparer.Ordinal))
                items.Add(name, ItemKind.Constant, $"a user of '{place.Stage.BaseImage.Reference}'");
        }

        if (place.Stage?.BaseImage?.Reference.Repository.StartsWith("mcr.microsoft.com/dotnet/",
            StringComparison.Ordinal) == true)
            items.Add("$APP_UID", ItemKind.Variable, "the user ID that .NET images provide");
        foreach (var name in place.Stage is null ? [] : CreatedUsers.Find(place.Model, place.Stage))
            items.Add(name, ItemKind.Constant, "created in this stage");
        items.Add("1000", ItemKind.Value, "works in every image");
    }

    // After "$" or "${": where the name starts.
    private static int? FindVariableStart(string word)
    {
        var dollar = word.LastIndexOf('$');
        if (dollar < 0 || (dollar > 0 && word[dollar - 1] == '\\'))
            return null;
        var start = dollar + 1 < word.Length && word[dollar + 1] == '{' ? dollar + 2 : dollar + 1;
        return word.Skip(start).All(c => c == '_' || char.IsAsciiLetterOrDigit(c)) ? start : null;
    }
}

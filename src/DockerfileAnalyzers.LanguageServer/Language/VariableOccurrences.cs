using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.LanguageServer.Language;

/// <summary>A place that sets or reads a variable.</summary>
/// <param name="Span">The name.</param>
/// <param name="Instruction">Which sets or reads it.</param>
/// <param name="Scope">The same for all places that mean the same variable.</param>
internal sealed record VariableOccurrence(
    TextSpan Span, string Name, InstructionSyntax Instruction, bool IsDefinition, int Scope);

/// <summary>
/// The places of the variables of a Dockerfile: those that Docker replaces, and those that the scripts of a RUN read
/// and an ARG or ENV sets.
/// </summary>
internal sealed class VariableOccurrences
{
    // The scope before the first FROM.
    private const int Global = -1;

    private static readonly Fact<ImmutableArray<VariableOccurrence>> s_fact = new(model =>
        new VariableOccurrences(model).FindAll());

    private readonly DockerfileModel _model;
    private readonly List<VariableOccurrence> _found = [];

    private VariableOccurrences(DockerfileModel model) => _model = model;

    public static ImmutableArray<VariableOccurrence> Find(DockerfileModel model) => s_fact.Of(model);

    /// <summary>The variable before an instruction and after it.</summary>
    public static (Variable? Before, Variable? After) GetValues(DockerfileModel model, VariableOccurrence use)
    {
        var before = model.GetState(use.Instruction).Variables.Find(use.Name);
        var stage = model.GetStage(use.Instruction);
        var instructions = stage?.Instructions ?? model.Syntax.Instructions
            .TakeWhile(instruction => instruction is not FromInstructionSyntax).ToImmutableArray();
        var next = instructions.IndexOf(use.Instruction) + 1;
        var after = next > 0 && next < instructions.Length ? model.GetState(instructions[next]).Variables
            : stage?.FinalState.Variables
                ?? (model.Stages is [var first, ..] ? model.GetState(first.From).Variables : null);
        return (before, after?.Find(use.Name));
    }

    private ImmutableArray<VariableOccurrence> FindAll()
    {
        foreach (var instruction in _model.Syntax.Instructions)
        {
            var inner = instruction is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : instruction;
            AddWords(inner);
            AddScript(inner);
        }

        // A stage that declares a global ARG again means that one.
        var shared = _found.Where(use => use.Scope != Global && Redeclares(use)
                && _found.Exists(other => other is { Scope: Global, IsDefinition: true } && other.Name == use.Name))
            .Select(use => (use.Scope, use.Name)).ToHashSet();
        var defined = _found.Where(use => use.IsDefinition).Select(use => (use.Scope, use.Name)).ToHashSet();
        return [.. _found.Where(use => defined.Contains((use.Scope, use.Name))
                || VariableScope.PlatformArguments.Contains(use.Name))
            .Select(use => shared.Contains((use.Scope, use.Name))
                ? use with { Scope = Global, IsDefinition = use.IsDefinition && !Redeclares(use) } : use)
            .OrderBy(use => use.Span)];
    }

    private static bool Redeclares(VariableOccurrence use) =>
        use is { IsDefinition: true, Instruction: ArgInstructionSyntax argument }
        && argument.Pairs.Any(pair => pair.Value is null && pair.Key.Span == use.Span);

    private void AddWords(InstructionSyntax instruction)
    {
        if (instruction is ArgInstructionSyntax or EnvInstructionSyntax)
        {
            foreach (var pair in ((KeyValueInstructionSyntax)instruction).Pairs)
            {
                if (pair.Key is { Literal: { Length: > 0 } name } key && key.Text == name)
                    _found.Add(new VariableOccurrence(key.Span, name, instruction, true, GetScope(instruction)));
            }
        }

        foreach (var part in Place.GetWords(instruction).SelectMany(word => word.Variables))
            AddUse(part.Span, part.Name, instruction);
    }

    private void AddScript(InstructionSyntax instruction)
    {
        if (instruction is not CommandInstructionSyntax || _model.GetScript(instruction) is not { } script)
            return;
        foreach (var part in script.Root.DescendantsAndSelf().OfType<ParameterPart>())
        {
            // A variable that the script sets is a different one from there on.
            if (part.IsVariable && !script.Assigns(part.Name))
                AddUse(part.Span, part.Name, instruction);
        }
    }

    private void AddUse(TextSpan span, string name, InstructionSyntax instruction)
    {
        var text = _model.File.Text;
        var start = span.Start + 1;
        if (start < text.Length && text[start] is '{')
            start++;
        // The name of a variable that a line continuation cuts is nowhere in one piece.
        if (string.CompareOrdinal(text, start, name, 0, name.Length) == 0)
        {
            _found.Add(new VariableOccurrence(
                new TextSpan(start, name.Length), name, instruction, false, GetScope(instruction)));
        }
    }

    private int GetScope(InstructionSyntax instruction) => instruction is FromInstructionSyntax ? Global
        : _model.GetStage(instruction)?.Chain.Last().Index ?? Global;
}

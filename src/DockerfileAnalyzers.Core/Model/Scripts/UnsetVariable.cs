namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>A variable that has no value where an instruction uses it.</summary>
/// <param name="Reason">Why, or what to do: the second half of a sentence.</param>
/// <param name="Declaration">The line that brings it here; <see langword="null"/> where that is not known.</param>
/// <param name="Nearest">The variable that is probably meant; <see langword="null"/> where no name is similar.</param>
internal sealed record UnsetVariable(string Reason, string? Declaration = null, string? Nearest = null)
{
    /// <summary>
    /// The explanation for a variable that no instruction has set yet; <see langword="null"/> if there is none, or the
    /// base image may set it.
    /// </summary>
    public static UnsetVariable? Find(DockerfileModel model, InstructionSyntax instruction, string name)
    {
        if (model.GetStage(instruction) is not { } stage || stage.ImageNameUses(name) || name == "PATH"
            || stage.BaseVariables?.Contains(name) == true || HasMisnamedBase(stage))
            return null;
        var declaration = (model.IsTrigger(instruction) ? "ONBUILD ARG " : "ARG ") + name;
        if (model.IsTrigger(instruction) && stage.ChainInstructions.OfType<ArgInstructionSyntax>().Any(Sets))
            return new("an ONBUILD trigger does not see the ARGs of this file", declaration);
        if (VariableScope.PlatformArguments.Contains(name))
            return new($"add '{declaration}' to this stage", declaration);
        if (model.Syntax.Instructions.TakeWhile(other => other is not FromInstructionSyntax).Any(Sets))
            return new(
                $"add '{declaration}' to this stage because only FROM sees an ARG before the first FROM", declaration);
        // The base image can set the variable of its purpose: JAVA_HOME.
        var isUnsetInBase = stage.BaseVariables is not null
            || (stage.BaseImage?.Facts is { Toolchain: null } facts && ImageTable.IsOfficial(facts.Repository));
        if (isUnsetInBase && stage.Instructions.FirstOrDefault(other => other != instruction
            && Sets(other)) is { } later)
            return new($"it is set later, on line {model.File.Lines.GetLine(later.Span.Start) + 1}");
        return model.Stages.FirstOrDefault(other => other.Index < stage.Index
            && other.Instructions.Any(Sets)) is { } setter
            ? new($"it is set in stage '{setter}' only")
            : null;

        bool Sets(InstructionSyntax other) =>
            other is EnvInstructionSyntax or ArgInstructionSyntax
                && ((KeyValueInstructionSyntax)other).Pairs.Any(pair => pair.Key.Text == name);
    }

    /// <summary>
    /// The same for a word that Docker expands, even if nothing sets the variable, because the variables of many images
    /// are known.
    /// </summary>
    public static UnsetVariable? Find(DockerfileModel model, InstructionSyntax instruction, VariablePart use)
    {
        if (!char.IsLetter(use.Name[0]) && use.Name[0] != '_')
            return new($"only a shell sets it, so write '{model.Syntax.EscapeCharacter}$' for a literal '$'");
        var scope = model.GetState(instruction).Variables;
        var isWindows = model.RunsWindows(instruction);
        // DFA4203 reports variables that the same ENV sets.
        if (instruction is EnvInstructionSyntax env && env.Pairs.Any(pair => pair.Key.Text == use.Name
            && pair.Value?.Variables.Contains(use) != true))
            return null;
        if (IsSetByBuilder(use.Name) || (isWindows && scope.Variables.Any(variable => IsSame(variable.Name, use.Name))))
            return null;
        var declaration = GetDeclaration(instruction, use);
        // A variable that is assigned to itself may come from an unknown base image.
        if (Find(model, instruction, use.Name) is { } known && (declaration is null || known.Declaration is not null
            || model.GetStage(instruction)?.BaseVariables is not null))
            return known;
        if (model.GetStage(instruction) is not { } stage || stage.ImageNameUses(use.Name) || model.IsTemplate)
            return null;
        if (stage.BaseVariables is not { } inherited)
            return !isWindows && IsPath(use.Name) ? new("did you mean 'PATH'?", Nearest: "PATH") : null;
        if (inherited.Contains(use.Name) || (isWindows ? IsSame(use.Name, "PATH") : use.Name == "PATH"))
            return null;
        if (use.Name is "HOME" or "HOSTNAME")
            return new("it is set only when a container starts, and Docker expands it to an empty string");
        var nearest = scope.Variables.Select(variable => variable.Name).Concat(inherited).Append("PATH")
            .FirstOrDefault(other => NameDistance.IsMisspelling(use.Name, other));
        return nearest is null
            ? new("neither this file nor the base image sets it, and Docker expands it to an empty string",
                // A secret is not to come as an ARG.
                SecretPatterns.IsSecretName(use.Name) ? null : declaration)
            : new($"did you mean '{nearest}'?", Nearest: nearest);
    }

    // "FROM buildShop" is meant to be the stage 'buildshop', whose variables the stage then has; another rule reports
    // the name.
    private static bool HasMisnamedBase(Stage stage) => stage.Chain.Last().From.ImageName.Literal is { } name
        && ImageReference.FindProblem(name) is not null;

    // "ENV API_HOST=$API_HOST" is meant to take what the caller of the build gives.
    private static string? GetDeclaration(InstructionSyntax instruction, VariablePart use) =>
        instruction is EnvInstructionSyntax env
            && env.Pairs.Any(pair => pair.Key.Text == use.Name) ? "ARG " + use.Name : null;

    private static bool IsSetByBuilder(string name) => VariableScope.ProxyArguments.Contains(name)
        || name == "SOURCE_DATE_EPOCH" || name.StartsWith("BUILDKIT_", StringComparison.Ordinal);

    private static bool IsPath(string name) => name != "PATH" && name.Length == 4
        && name.ToUpperInvariant().OrderBy(c => c).SequenceEqual("AHPT");

    private static bool IsSame(string name, string other) =>
        string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}

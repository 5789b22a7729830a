namespace DockerfileAnalyzers.Rules.Security;

/// <summary>A tag that specifies only the major version moves to each new minor version.</summary>
internal sealed class MajorVersionTag() : Rule<Stage>(new()
{
    Id = "DFA2202",
    Title = "Pin the minor version of the base image",
    Message = "'{0}' changes with each new minor version; pin the minor version for repeatable builds",
    Severity = Severity.Info,
})
{
    protected override void Analyze(Stage stage, RuleContext context)
    {
        if (stage is { Parent: null,
            BaseImage: { Reference: { Tag: { } tag, Digest: null } reference,
                Facts.Toolchain: Toolchain.Node or Toolchain.Python or Toolchain.Go or Toolchain.Ruby or Toolchain.Php
                    or Toolchain.Rust } }
            && tag.Split('-')[0] is { Length: > 0 } version && version.All(char.IsDigit))
            context.Report(stage.From.ImageName.Span, [reference.ToString()]);
    }
}

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>USER specifies a user that neither the base image nor the Dockerfile creates.</summary>
internal sealed class UserMissing() : Rule<UserInstructionSyntax>(new()
{
    Id = "DFA4323",
    Title = "Create a user before switching to it",
    Message = "User '{1}' does not exist in '{0}', so {3}{2}",
    Consequence = Consequence.BuildFails,
})
{
    protected override void Analyze(UserInstructionSyntax user, RuleContext context)
    {
        var model = context.Model;
        if (model.GetStage(user) is not { BaseImage: { Facts: { } facts, Reference: { } reference } } stage
            || model.IsTrigger(user) || model.RunsWindows(user)
            || model.Expand(user, user.Value) is not { } written || !IsName(written.Split(':')[0], out var name)
            || ImageUsers.Find(model, stage, name, user.Span.Start) is not Presence.Absent
            || GetOutcome(stage, user) is not { } outcome)
            return;
        var offered = facts.ApplicationUser is { } own ? $"; the image has the user '{own}'" : "";
        context.Report(user.Value.Span, [reference, name, offered, outcome]);
    }

    private static bool IsName(string text, out string name)
    {
        name = text;
        return name.Length > 0 && !char.IsDigit(name[0])
            && name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.');
    }

    // The user is looked up when something runs as this user.
    private static string? GetOutcome(Stage stage, UserInstructionSyntax user)
    {
        var following = stage.Instructions.SkipWhile(instruction => instruction != user).Skip(1)
            .TakeWhile(instruction => instruction is not UserInstructionSyntax);
        if (following.Any(instruction => instruction is RunInstructionSyntax))
            return "the build fails";
        return (stage.IsFinal || stage.IsTarget) && stage.FinalState.User.SetBy == user
            ? "the container does not start" : null;
    }
}

namespace DockerfileAnalyzers.Rules.Correctness;

/// <summary>A command writes to a directory of the system as a user who may not.</summary>
internal sealed class SystemDirectoryNotWritable() : Rule<ShellCommand>(new()
{
    Id = "DFA4326",
    Title = "Write to system directories as root",
    Message = "'{0}' creates '{1}' in a directory that root owns but runs as '{2}'; {3}",
    Consequence = Consequence.BuildFails,
})
{
    private static readonly char[] s_patterns = { '*', '?', '[', '{', '$', '~' };

    protected override void Analyze(ShellCommand command, RuleContext context)
    {
        var model = context.Model;
        if (!(command.Name is "mkdir" or "touch" or "tee" or "cp" or "ln"
                || command.Redirections.Any(redirection => redirection.Operator is ">" or ">>" or ">|"))
            || command.HasOption("-t", "--target-directory", "-a")
            || CommandUser.FindNonRoot(model, command) is not { } user
            || model.GetStage(command) is not { BaseImage.Facts: { Os: { } os } facts } stage
            || os is not (OsFamily.Debian or OsFamily.Ubuntu or OsFamily.Alpine or OsFamily.RedHat)
            || !(ImageTable.IsOfficial(facts.Repository) || IsOfDotNet(facts)))
            return;
        foreach (var (path, span) in GetWritten(model, command))
        {
            if (FindCreated(command, facts, path) is not { } created || MayBeAllowed(model, stage, command, created))
                continue;
            context.Report(span, [command.Name, created, user,
                CommandFailure.EndsBuild(model, command) ? "the build fails" : "the command fails"]);
            return;
        }
    }

    private static bool IsOfDotNet(ImageFacts facts) =>
        facts.Toolchain is Toolchain.DotNetSdk or Toolchain.DotNetRuntime;

    private static IEnumerable<(string Path, TextSpan Span)> GetWritten(DockerfileModel model, ShellCommand command)
    {
        var directory = model.GetWorkingDirectory(command);
        var operands = command.Name switch
        {
            "mkdir" or "touch" or "tee" => command.Operands,
            "cp" or "ln" => command.Operands.Skip(Math.Max(1, command.Operands.Length - 1)),
            _ => Enumerable.Empty<CommandArgument>(),
        };
        return operands.Select(operand => (operand.Literal, operand.Span))
            .Concat(command.Redirections.Where(redirection => redirection.Operator is ">" or ">>" or ">|")
                .Select(redirection => (
                    Literal: redirection.Target is { } target ? command.GetValue(target) : null, redirection.Span)))
            .Where(written => written.Literal?.IndexOfAny(s_patterns) < 0)
            .Select(written => (ContainerPath.Combine(directory, written.Literal)!, written.Span))
            .Where(written => written.Item1 is not null);
    }

    // "cp a /usr/bin" creates a file there; "mkdir -p /data/a" creates /data first.
    private static string? FindCreated(ShellCommand command, ImageFacts facts, string path)
    {
        if (KnownPlaces.Is(path, PlaceTrait.RootOnly))
            return command.Name is "cp" or "ln" && path != "/" && command.Operands.First().Literal is { } source
                && RelativePath.GetName(source) is { Length: > 0 } name && name.IndexOfAny(s_patterns) < 0
                ? path + "/" + name : null;
        if (KnownPlaces.Is(ContainerPath.GetParent(path), PlaceTrait.RootOnly))
            return SystemDirectory.IsInEveryImage(path) ? null : path;
        var first = "/" + path.Split('/')[1];
        return command.Name == "mkdir" && command.HasOption("-p", "--parents") && !SystemDirectory.IsInEveryImage(first)
            && (IsOfDotNet(facts) || facts.Contents.Users.IsEmpty) && facts.Toolchain is null or Toolchain.DotNetSdk
                or Toolchain.DotNetRuntime ? first : null;
    }

    // Whatever names the path before, or changes who may write to its directory.
    private static bool MayBeAllowed(DockerfileModel model, Stage stage, ShellCommand command, string created)
    {
        var parent = ContainerPath.GetParent(created);
        return stage.ChainInstructions.TakeWhile(instruction => instruction.Span.Start < command.Span.Start)
            .Any(instruction => instruction switch
            {
                RunInstructionSyntax run => UnseenCode.IsUnread(model, run)
                    || model.GetCommands(run).TakeWhile(other => other != command).Any(other =>
                        UnseenCode.IsRunBy(model, other) || ChangesMode(model, other, parent) || Names(other, created)),
                CopyingInstructionSyntax copying => copying.Chown is not null || copying.Chmod is not null
                    || CopyResolver.Of(model, copying).Target is not { Path: var target }
                    || ContainerPath.IsWithin(target, created) || target == parent,
                FromInstructionSyntax or UserInstructionSyntax => false,
                _ => instruction.Arguments.Text.Contains(created),
            });
    }

    private static bool ChangesMode(DockerfileModel model, ShellCommand other, string parent) =>
        other.Name is "chmod" or "chown" or "chgrp" or "setfacl" or "install" or "usermod" or "adduser" or "useradd"
        && other.Operands.Any(operand => operand.Literal is not { } path
            || (ContainerPath.Combine(model.GetWorkingDirectory(other), path) is { } place
                && ContainerPath.IsWithin(parent, place)));

    private static bool Names(ShellCommand other, string path) =>
        other.Arguments.Any(argument => (argument.Literal ?? argument.Text).Contains(path))
        || other.Redirections.Any(redirection => redirection.Target?.Text.Contains(path) == true);
}

using DockerfileAnalyzers.Shell;

namespace DockerfileAnalyzers.Model.Scripts;

/// <summary>The options of a command as most programs take them.</summary>
internal static class CommandOptions
{
    /// <summary>The word that is an option by its letter, alone or in a cluster such as <c>-rf</c>, or by its long name; <see langword="null"/> without one.</summary>
    /// <param name="letters">Any of them.</param>
    /// <param name="names">With their dashes; a value may follow behind <c>=</c>.</param>
    public static ShellWord? Find(SimpleCommandSyntax command, string letters, params string[] names) =>
        command.Words.Skip(1).TakeWhile(word => word.Text != "--").FirstOrDefault(word => IsCluster(word.Text, letters) || names.Contains(word.Text.Split('=')[0]));

    public static bool Has(SimpleCommandSyntax command, string letters, params string[] names) => Find(command, letters, names) is not null;

    private static bool IsCluster(string text, string letters) => text.Length > 1 && text[0] == '-' && text[1] != '-' && text.IndexOfAny(letters.ToCharArray(), 1) > 0;
}

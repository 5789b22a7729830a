namespace DockerfileAnalyzers.Knowledge;

/// <summary>The effect of an option on a program.</summary>
internal enum OptionTrait
{
    /// <summary>Certificates or signatures are not checked.</summary>
    Unverified,
    /// <summary>Its value is a secret.</summary>
    Secret,
    /// <summary>The next word is a secret.</summary>
    SecretWord,
    /// <summary>It asks the program about itself, or for help.</summary>
    Question,
    /// <summary>An interpreter runs its value.</summary>
    Code,
    /// <summary>It holds the script that is the first operand otherwise.</summary>
    Script,
    /// <summary>An archive is extracted, or a package file installed.</summary>
    Extracts,
    /// <summary>Checksums or signatures are compared.</summary>
    Verifies,
    /// <summary>No progress is written into the log.</summary>
    Quiet,
    /// <summary>An error of the server makes the command fail.</summary>
    FailsOnError,
    /// <summary>It names the file or folder that is written.</summary>
    Output,
    /// <summary>It names a file or folder that is written in addition.</summary>
    OtherOutput,
    /// <summary>The file that is written is named as the URL's last part.</summary>
    NamedByUrl,
    /// <summary>The answer of the server is looked at, or nothing is fetched.</summary>
    LooksAtAnswer,
    /// <summary>The history is not cloned completely, or without a work tree.</summary>
    Partial,
    /// <summary>Something else is printed than each line that matches.</summary>
    OtherCount,
    /// <summary>The program does something else than what it is called for.</summary>
    OtherUse,
    /// <summary>The program does not wait for a person.</summary>
    Batch,
    /// <summary>
    /// Something else is installed than a package that is not there yet from the usual sources, or elsewhere.
    /// </summary>
    OtherInstallation,
    /// <summary>Development dependencies are left out, or nothing of the project is installed.</summary>
    WithoutDevelopment,
    /// <summary>It names a runtime identifier, or a part of one.</summary>
    Runtime,
    /// <summary>No package of this system changes: it is simulated, or done in another root directory.</summary>
    KeepsSystem,
    /// <summary>The index of packages is downloaded first.</summary>
    UpdatesIndex,
}

/// <summary>The effects of the options of programs.</summary>
internal static class ProgramOptions
{
    private const string AnyProgram = "*";

    // By program, then by option: a bit for each trait.
    private static readonly Lazy<Dictionary<string, Dictionary<string, int>>> s_traits = new(Read);

    /// <param name="program">By its main name or the one that it is called by.</param>
    /// <param name="option">With its dashes.</param>
    public static bool Is(string program, string option, OptionTrait trait) =>
        Has(GetTraits(program, option), trait);

    /// <summary>All that an option of a program does, for <see cref="Has"/>.</summary>
    public static int GetTraits(string program, string option) => Get(program, option) | Get(AnyProgram, option);

    public static bool Has(int traits, OptionTrait trait) => (traits & (1 << (int)trait)) != 0;

    /// <summary>Whether it is so of programs of which no table knows it better.</summary>
    public static bool IsOfAny(string option, OptionTrait trait) => Has(Get(AnyProgram, option), trait);

    private static int Get(string program, string option) =>
        s_traits.Value.TryGetValue(program, out var options) && options.TryGetValue(option, out var traits)
            ? traits : 0;

    private static Dictionary<string, Dictionary<string, int>> Read()
    {
        var result = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var row in TableFile.Read("option-traits.tsv"))
        {
            var trait = 1 << (int)Enum.Parse(typeof(OptionTrait), row[2], ignoreCase: true);
            foreach (var program in row[0].Split('|'))
            {
                if (!result.TryGetValue(program, out var options))
                    result[program] = options = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var option in row[1].Split('|'))
                    options[option] = trait | (options.TryGetValue(option, out var others) ? others : 0);
            }
        }

        return result;
    }
}

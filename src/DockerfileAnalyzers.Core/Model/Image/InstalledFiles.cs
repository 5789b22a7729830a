namespace DockerfileAnalyzers.Model.Image;

/// <summary>What the RUNs of a stage unpack, install, make executable and run, by the names of files.</summary>
internal sealed class InstalledFiles
{
    private static readonly Fact<Stage, InstalledFiles> s_fact = new((model, stage) => new(stage.Instructions
        .Select(instruction => instruction is OnbuildInstructionSyntax onbuild ? onbuild.Trigger : instruction)
        .OfType<RunInstructionSyntax>().SelectMany(run => model.GetCommands(run))));

    private readonly Names _files = new();
    private readonly Names _packages = new();
    private readonly Dictionary<string, int> _programs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);

    /// <param name="commands">Of the whole stage.</param>
    private InstalledFiles(IEnumerable<ShellCommand> commands)
    {
        foreach (var command in commands)
        {
            if (command.ProgramAsWritten.IndexOf('/') >= 0)
                _programs[command.Name] = command.Span.Start;
            if (DownloadedFile.IsInstaller(command))
                _files.Add(command);
            else if (DownloadedFile.InstallsPackages(command))
                _packages.Add(command);
        }
    }

    /// <summary>Those of a stage without its parents.</summary>
    public static InstalledFiles Of(DockerfileModel model, Stage stage) => s_fact.Of(model, stage);

    /// <summary>Where the last command starts that does it with a file; negative where there is none.</summary>
    public int FindLast(DownloadedFile file)
    {
        var name = file.Name!;
        if (!_found.TryGetValue(name, out var last))
        {
            last = Math.Max(_files.FindLast(file), _programs.TryGetValue(name, out var start) ? start : -1);
            if (file.IsPackage)
                last = Math.Max(last, _packages.FindLast(file));
            _found[name] = last;
        }

        return last;
    }

    // A name that is known to the letter is looked up; the others are compared one by one.
    private sealed class Names
    {
        private readonly Dictionary<string, int> _plain = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _patterns = new(StringComparer.Ordinal);

        public void Add(ShellCommand command)
        {
            foreach (var name in command.Arguments.Select(DownloadedFile.GetName))
                (Glob.HasWildcard(name) ? _patterns : _plain)[name] = command.Span.Start;
        }

        public int FindLast(DownloadedFile file)
        {
            if (Glob.HasWildcard(file.Name!))
                return Math.Max(FindLast(file, _plain), FindLast(file, _patterns));
            return Math.Max(_plain.TryGetValue(file.Name!, out var last) ? last : -1, FindLast(file, _patterns));
        }

        private static int FindLast(DownloadedFile file, Dictionary<string, int> names)
        {
            var last = -1;
            foreach (var name in names)
            {
                if (name.Value > last && file.Is(name.Key))
                    last = name.Value;
            }

            return last;
        }
    }
}

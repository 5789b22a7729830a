// Writes the embedded tables of DockerfileAnalyzers.Core/Knowledge from public
// sources. README.md beside this file says how.
using System.CommandLine;
using DockerfileAnalyzers.Tables;

var source = new Option<string[]>("--source")
{
    Description = "A repository that is already here, as owner/name=path. Others are cloned.",
    AllowMultipleArgumentsPerToken = true,
    HelpName = "owner/name=path",
};
var clones = new Option<string>("--clones")
{
    Description = "The folder of the clones, each as owner+name.",
    DefaultValueFactory = _ => Path.Combine(Csv.RepositoryRoot, "artifacts", "sources"),
};
var update = new Option<bool>("--update") { Description = "Brings the clones up to date first." };
var output = new Option<string>("--output")
{
    Description = "The folder for the tables.",
    DefaultValueFactory = _ => Path.Combine(Csv.RepositoryRoot, "src", "DockerfileAnalyzers.Core", "Knowledge"),
};
var only = new Option<string[]>("--only")
{
    Description = "Tables to write, by file name; default: all.",
    AllowMultipleArgumentsPerToken = true,
};
var check = new Option<bool>("--check-sizes")
{
    Description = "Writes nothing: estimates the images that were measured, and prints how far off the estimates are.",
};
var checkContents = new Option<bool>("--check-contents")
{
    Description = "Writes nothing: prints where what is committed of the contents of images and the Dockerfiles of "
        + "their current tags differ.",
};
var command = new RootCommand("Writes the tables of facts that the package embeds.")
{
    source, clones, update, output, only, check, checkContents,
};
command.SetAction(parsed =>
{
    try
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in parsed.GetValue(source) ?? [])
        {
            if (text.Split('=', 2) is not [var name, var path])
                throw new TablesException($"'--source {text}': expected owner/name=path.");
            given[name] = path;
        }

        var sources = new Sources(given, parsed.GetValue(clones)!, parsed.GetValue(update));
        if (parsed.GetValue(check))
        {
            Console.WriteLine(SizeCheck.Describe("Docker Hub", SizeCheck.CheckOfficialImages()));
            Console.WriteLine(SizeCheck.Describe(".NET", SizeCheck.CheckDotNetImages(sources)));
            return 0;
        }

        if (parsed.GetValue(checkContents))
        {
            foreach (var line in ImageContents.Check(sources))
                Console.WriteLine(line);
            return 0;
        }

        var wanted = parsed.GetValue(only) ?? [];
        foreach (var (name, create) in Catalog.Tables.Where(table => wanted.Length == 0 || wanted.Contains(table.Name)))
        {
            var text = create(sources).ToText();
            File.WriteAllText(Path.Combine(parsed.GetValue(output)!, name), text);
            Console.WriteLine($"{name}: {text.Count(c => c == '\n')} lines");
        }

        return 0;
    }
    catch (TablesException exception)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
});

var indexes = new Argument<DirectoryInfo[]>("indexes")
{
    Description = "Folders named for a repository (main, community), each with the files of its APKINDEX.tar.gz.",
    Arity = ArgumentArity.OneOrMore,
};
var release = new Option<string>("--release") { Description = "The release of Alpine: 3.22.", Required = true };
var readApk = new Command(
    "read-apk-index",
    "Writes Inputs/apk-<release>.csv: what the packages of Inputs/apk-packages.csv install.") { indexes, release };
readApk.SetAction(parsed => ApkIndex.WriteInput(parsed.GetValue(indexes)!, parsed.GetValue(release)!));
command.Subcommands.Add(readApk);

var mirror = new Option<string>("--mirror")
{
    Description = "The address of an archive, or of a mirror of it.",
    Required = true,
};
var suite = new Option<string>("--suite") { Description = "The code name of the release: resolute.", Required = true };
var pockets = new Option<string[]>("--with")
{
    Description =
        "Other suites that the official image has: resolute-updates; in another archive: trixie-security=<address>.",
    AllowMultipleArgumentsPerToken = true,
};
var components = new Option<string[]>("--components")
{
    Description = "The components that the official image has.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => ["main"],
};
var keyring = new Option<string>("--keyring")
{
    Description =
        "The keys of the archive, as its keyring package has them: the signatures of the Release files are verified.",
    Required = true,
};
var readApt = new Command("read-apt-archive",
    "Writes Inputs/apt-own-<suite>.csv and apt-closure-<suite>.csv: "
        + "what the packages of Inputs/apt-packages.csv install. Needs apt.")
{
    mirror, suite, pockets, components, keyring,
};
readApt.SetAction(parsed =>
{
    var folder = Directory.CreateTempSubdirectory("apt").FullName;
    AptIndex.WriteInput(
        parsed.GetValue(mirror)!,
        parsed.GetValue(suite)!,
        parsed.GetValue(pockets) ?? [],
        parsed.GetValue(components)!,
        parsed.GetValue(keyring)!,
        folder);
    Directory.Delete(folder, recursive: true);
});
command.Subcommands.Add(readApt);
return command.Parse(args).Invoke();

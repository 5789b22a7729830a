using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DockerfileAnalyzers.Hosting;
using DockerfileAnalyzers.Model;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DockerfileAnalyzers.Tasks;

/// <summary>Finds the Dockerfiles of a project and writes down what an analysis needs: the contexts they are built from, and the facts of the project.</summary>
public sealed class PrepareDockerfiles : Microsoft.Build.Utilities.Task
{
    private static readonly Regex s_published = new(@"\bdotnet\s+publish\s+[^&|;\n]*?([\w.-]+\.(?:cs|fs|vb)proj)\b", RegexOptions.CultureInvariant);

    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The name of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Where the manifests and the facts go; made if it is not there.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Named by the project; metadata <c>BuildContext</c> and <c>TargetStage</c>. Where there are any, no other is looked for.</summary>
    public ITaskItem[] ExplicitFiles { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The Dockerfile of the Visual Studio tools' properties; may not exist.</summary>
    public string? DockerfilePath { get; set; }

    /// <summary>The items of the Visual Studio tools.</summary>
    public ITaskItem[] DockerfileItems { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The context of every Dockerfile of the project, relative to the project.</summary>
    public string? Context { get; set; }

    /// <summary>The context as the Visual Studio tools know it: relative to the Dockerfile.</summary>
    public string? DockerfileContext { get; set; }

    /// <summary>Facts of the project, <c>Name=value</c> each.</summary>
    public string[] Properties { get; set; } = Array.Empty<string>();

    /// <summary>Dockerfiles, their .dockerignore files, manifests and facts: what the compiler is to be given.</summary>
    [Output]
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    public override bool Execute()
    {
        var found = FindDockerfiles().ToArray();
        if (found.Length == 0)
            return true;
        var files = new List<string>();
        var facts = new List<DockerfileFacts>();
        foreach (var item in found)
        {
            var dockerfile = Normalize(item.ItemSpec);
            if (TextFile.TryRead(dockerfile, Log) is not { } text || IsOfAnotherProject(dockerfile, text.Text))
                continue;
            var (context, isCertain) = FindContext(item, dockerfile, text.Text);
            var ignoreFile = new[] { dockerfile + ".dockerignore", Path.Combine(context, ".dockerignore") }.FirstOrDefault(File.Exists);
            facts.Add(new DockerfileFacts(dockerfile, context, isCertain, ignoreFile, Metadata(item, "TargetStage")));
            files.Add(dockerfile);
            files.AddRange(new[] { ignoreFile, DeadIgnoreFile(dockerfile, context) }.OfType<string>());
            files.AddRange(ConfigFiles.FindEditorConfigs(dockerfile));
            Log.LogMessage(MessageImportance.Low, $"DockerfileAnalyzers: '{dockerfile}', context '{context}' ({(isCertain ? "given" : "inferred")}), ignore file '{ignoreFile ?? "none"}'");
        }

        if (facts.Count == 0)
            return true;
        Directory.CreateDirectory(OutputDirectory);
        foreach (var context in facts.Select(fact => fact.Context).Distinct())
        {
            var manifest = Path.Combine(OutputDirectory, Hash(context) + FileSet.ManifestSuffix);
            TextFile.WriteIfChanged(manifest, new BuildContextWalker(context).Walk().ToString());
            files.Add(manifest);
        }

        var properties = Properties.Select(property => property.Split(new[] { '=' }, 2)).Where(pair => pair.Length == 2 && pair[1].Length > 0)
            .Select(pair => new KeyValuePair<string, string>(pair[0], pair[1]));
        var factsFile = Path.Combine(OutputDirectory, FileSet.FactsFileName);
        TextFile.WriteIfChanged(factsFile, ProjectFacts.Create(properties, facts.ToArray()).ToString());
        files.Add(factsFile);
        Files = files.Distinct().Select(path => (ITaskItem)new TaskItem(Escape(path))).ToArray();
        return !Log.HasLoggedErrors;
    }

    private IEnumerable<ITaskItem> FindDockerfiles()
    {
        var named = ExplicitFiles.Concat(string.IsNullOrEmpty(DockerfilePath) ? Array.Empty<ITaskItem>() : new[] { (ITaskItem)new TaskItem(Escape(DockerfilePath!)) })
            .Concat(DockerfileItems).Where(item => File.Exists(Normalize(item.ItemSpec))).ToArray();
        if (named.Length > 0)
            return named.GroupBy(item => Normalize(item.ItemSpec)).Select(group => group.First());
        return Directory.EnumerateFiles(ProjectDirectory).Where(FileSet.IsDockerfileName).Where(path => !IsTemplate(path)).OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => (ITaskItem)new TaskItem(Escape(path)));
    }

    // Dockerfile.template and the like, by their placeholders: what a generator makes of them is not known.
    private bool IsTemplate(string path) => TextFile.TryRead(path, Log)?.Text is { } text
        && (text.StartsWith("{{", StringComparison.Ordinal) || text.Contains("\n{{") || text.Contains("<%") || text.Contains("{%"));

    // Where several projects could report a file, the one that it publishes does: each decides alone, and the finding is said once.
    private bool IsOfAnotherProject(string dockerfile, string text)
    {
        var isShared = Path.GetDirectoryName(dockerfile) != Normalize(".") || Directory.EnumerateFiles(ProjectDirectory, "*.*proj").Skip(1).Any();
        return isShared && s_published.Matches(text) is { Count: > 0 } matches
            && !matches.Cast<Match>().Any(match => match.Groups[1].Value.Equals(ProjectFile, StringComparison.OrdinalIgnoreCase));
    }

    private (string Context, bool IsCertain) FindContext(ITaskItem item, string dockerfile, string text)
    {
        if (Metadata(item, "BuildContext") is { } own)
            return (Normalize(own), true);
        if (!string.IsNullOrEmpty(Context))
            return (Normalize(Context!), true);
        return string.IsNullOrEmpty(DockerfileContext)
            ? (ContextRoot.Infer(dockerfile, text), false)
            : (Normalize(Path.Combine(Path.GetDirectoryName(dockerfile)!, DockerfileContext)), true);
    }

    // A .dockerignore beside a Dockerfile that is built from another folder: nobody reads it.
    private static string? DeadIgnoreFile(string dockerfile, string context)
    {
        var beside = Path.Combine(Path.GetDirectoryName(dockerfile)!, ".dockerignore");
        return Path.GetDirectoryName(dockerfile) != context && File.Exists(beside) ? beside : null;
    }

    private string Normalize(string path)
    {
        var full = Path.GetFullPath(Path.Combine(ProjectDirectory, path));
        return full.Length > 1 ? full.TrimEnd(Path.DirectorySeparatorChar) : full;
    }

    private static string? Metadata(ITaskItem item, string name) => item.GetMetadata(name) is { Length: > 0 } value ? value : null;

    private static string Escape(string path) => path.Replace("%", "%25").Replace(";", "%3B").Replace("*", "%2A").Replace("?", "%3F").Replace("$", "%24").Replace("@", "%40").Replace("(", "%28").Replace(")", "%29");

    private static string Hash(string text)
    {
        using var hash = SHA256.Create();
        return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(6).Select(value => value.ToString("x2")));
    }
}

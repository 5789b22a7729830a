namespace DockerfileAnalyzers.Knowledge;

/// <param name="Command">As people call it: <c>npm ci</c>.</param>
/// <param name="Manifests">The files that it reads, in words.</param>
/// <param name="Files">The files that it reads, by name; empty where their places differ from project to project.</param>
public sealed record DependencyRestore(string Ecosystem, string Command, string Manifests, ImmutableArray<string> Files);

/// <summary>Which commands restore the dependencies of a project, and from which files.</summary>
public static class DependencyTable
{
    public static DependencyRestore? FindRestore(string command, string? subcommand, IEnumerable<string> options, bool hasOperands) => (command, subcommand) switch
    {
        ("npm", "ci") => Create("npm", "npm ci", "package.json and package-lock.json", "package.json", "package-lock.json"),
        ("npm", "install" or "i") when !hasOperands && !options.Any(option => option is "-g" or "--global")
            => Create("npm", "npm install", "package.json and package-lock.json", "package.json", "package-lock.json"),
        ("yarn", null or "install") when !hasOperands => Create("npm", "yarn install", "package.json and yarn.lock", "package.json", "yarn.lock"),
        ("pnpm", "install" or "i") when !hasOperands => Create("npm", "pnpm install", "package.json and pnpm-lock.yaml", "package.json", "pnpm-lock.yaml"),
        ("dotnet", "restore") => Create(".NET", "dotnet restore", "the project files"),
        ("pip" or "pip3", "install") when options.Any(option => option is "-r" or "--requirement") => Create("pip", "pip install -r", "requirements.txt", "requirements.txt"),
        ("go", "mod") => Create("Go", "go mod download", "go.mod and go.sum", "go.mod", "go.sum"),
        ("bundle" or "bundler", "install" or null) => Create("Ruby", "bundle install", "Gemfile and Gemfile.lock", "Gemfile", "Gemfile.lock"),
        ("composer", "install") => Create("PHP", "composer install", "composer.json and composer.lock", "composer.json", "composer.lock"),
        ("cargo", "fetch") => Create("Rust", "cargo fetch", "Cargo.toml and Cargo.lock", "Cargo.toml", "Cargo.lock"),
        _ => null,
    };

    private static DependencyRestore Create(string ecosystem, string command, string manifests, params string[] files) =>
        new(ecosystem, command, manifests, files.ToImmutableArray());
}

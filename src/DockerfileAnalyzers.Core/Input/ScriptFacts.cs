namespace DockerfileAnalyzers.Input;

/// <summary>A script that a container starts and that runs the program as its child.</summary>
/// <param name="Dockerfile">The path of the Dockerfile.</param>
/// <param name="Name">The name of the script.</param>
/// <param name="Line">The line of the command in it, from 1.</param>
internal sealed record StartScriptWithoutExec(string Dockerfile, string Name, int Line, string Command)
    : IDockerfileFact;

/// <summary>Why a script of the build context does not start on Linux.</summary>
internal enum ScriptProblem
{
    /// <summary>
    /// Its <c>#!</c> line ends with a carriage return, which becomes a part of the interpreter's name.
    /// </summary>
    CarriageReturn,
    /// <summary>Git checks it out without the executable bit.</summary>
    NotExecutable,
    /// <summary>
    /// It does not start with <c>#!</c>, also because of a byte order mark: the kernel does not start it.
    /// </summary>
    NoInterpreter,
}

/// <summary>A script of the build context that does not start on Linux.</summary>
/// <param name="Dockerfile">The path of the Dockerfile that copies it.</param>
/// <param name="Path">In the build context.</param>
internal sealed record BrokenScript(string Dockerfile, string Path, ScriptProblem Problem) : IDockerfileFact;

/// <summary>The kinds of commands in a script that a container starts.</summary>
[Flags]
internal enum ScriptUse
{
    None = 0,
    /// <summary><c>dotnet Shop.dll</c>.</summary>
    StartsAssembly = 1,
    /// <summary>A tool that builds, or that needs one: <c>dotnet run</c>, <c>dotnet ef</c>.</summary>
    Builds = 2,
}

/// <summary>A script of the build context that a container starts.</summary>
/// <param name="Path">In the build context.</param>
/// <param name="User">How it uses root privileges.</param>
internal sealed record StartScriptFacts(
    string Dockerfile, string Path, ScriptUser User, ScriptUse Use = ScriptUse.None) : IDockerfileFact;

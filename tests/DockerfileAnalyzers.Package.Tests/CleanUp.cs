namespace DockerfileAnalyzers.Package.Tests;

[TestClass]
public static class CleanUp
{
    [AssemblyCleanup]
    public static void Delete_what_the_tests_made()
    {
        try
        {
            Directory.Delete(BuiltPackage.Workspace, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A compiler server may still hold a file: the system's own clean-up gets it.
        }
    }
}

using System.Runtime.CompilerServices;
using System.Text;

namespace VerifyMSTest;

/// <summary>
/// Snapshots with Verify's conventions and call shape, so that the package itself can take its
/// place: delete this file, add the reference.
/// </summary>
public abstract class VerifyBase
{
    public TestContext TestContext { get; set; } = null!;

    /// <summary>
    /// Compares with <c>Type.Method.verified.txt</c> beside the test; writes <c>.received.txt</c> where it differs.
    /// </summary>
    protected async Task Verify(string target, [CallerFilePath] string sourceFile = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(sourceFile)!, $"{GetType().Name}.{TestContext.TestName}");
        var (verified, received) = (stem + ".verified.txt", stem + ".received.txt");
        target = target.ReplaceLineEndings("\n");
        var expected = File.Exists(verified) ? (await File.ReadAllTextAsync(verified)).ReplaceLineEndings("\n") : null;
        if (expected == target)
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.AreEqual(expected ?? "(no verified file)", target, $"Compare {received} with {verified}");
    }
}

using System.Security.Cryptography;
using System.Text;

namespace DockerfileAnalyzers.Text;

/// <summary>Short names for texts of any length, in files that outlive a run.</summary>
internal static class TextHash
{
    /// <param name="bytes">How many bytes of the hash are kept: two digits each.</param>
    /// <returns>Lower-case hexadecimal digits.</returns>
    public static string Compute(HashAlgorithm algorithm, string text, int bytes)
    {
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        var digits = new char[2 * bytes];
        for (var i = 0; i < digits.Length; i++)
            digits[i] = "0123456789abcdef"[(i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2]) & 0xF];
        return new string(digits);
    }
}

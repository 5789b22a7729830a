using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DockerfileAnalyzers.Input;
using DockerfileAnalyzers.Model;
using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Syntax;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Harness;

/// <summary>
/// The scripts of a Dockerfile's RUN instructions as their shells get them, to compare this parser with real shells.
/// </summary>
internal static class ScriptHarness
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IEnumerable<string> ListScripts(string path)
    {
        var model = ModelBuilder.Build(AnalysisInput.Create(new SourceFile(path, File.ReadAllText(path))));
        foreach (var run in model.Syntax.Instructions.OfType<RunInstructionSyntax>())
        {
            if (model.GetScript(run) is not { } script)
                continue;
            var state = model.GetState(run);
            yield return new JsonObject
            {
                ["file"] = path,
                ["line"] = model.File.Lines.GetPosition(run.Span.Start).Line + 1,
                ["dialect"] = script.Dialect.ToString().ToLowerInvariant(),
                ["shell"] = run.Interpreter ?? string.Join(' ', state.Shell ?? []),
                ["script"] = script.Text.Text,
                ["variables"] = new JsonArray(
                    state.Variables.Variables.Select(variable => (JsonNode)variable.Name).ToArray()),
                ["complete"] = script.IsComplete,
                ["features"] = new JsonArray(script.Features.Select(use => (JsonNode)use.Feature.ToString()).ToArray()),
                ["errors"] = new JsonArray(script.Errors.Select(error => ToJson(model.File, error)).ToArray()),
            }.ToJsonString(s_options);
        }
    }

    private static JsonNode ToJson(SourceFile file, ShellError error)
    {
        var position = file.Lines.GetPosition(error.Span.Start);
        return new JsonObject
        {
            ["line"] = position.Line + 1,
            ["column"] = position.Column + 1,
            ["message"] = error.Message,
        };
    }
}

using DockerfileAnalyzers.Discovery;
using DockerfileAnalyzers.Reporting;
using DockerfileAnalyzers.Tool.Linting;

namespace DockerfileAnalyzers.Tool.Mcp;

/// <summary>The result of a call of <c>fix</c>; <c>fix.json</c> is its schema.</summary>
internal sealed class FixResult(Workspace workspace, bool isWritten)
{
    private readonly List<FileFixes> _files = [];
    private readonly List<ToolProblem> _problems = [];

    /// <summary>Whether files are changed; otherwise the result holds their new text.</summary>
    public bool IsWritten => isWritten;

    public void Add(FileFixes fixes) => _files.Add(fixes);

    public void Add(ToolProblem problem) => _problems.Add(problem);

    public void Add(ToolInput input, string problem) =>
        Add(new ToolProblem(workspace.Display(input.Path), problem));

    public string ToJson()
    {
        var json = new JsonWriter();
        json.Object(null, () =>
        {
            json.Boolean("written", isWritten);
            json.Array("files", _files.Where(file => file.HasChanges), file =>
                json.Object(null, () => Write(json, file)));
            json.Array("problems", _problems, problem => json.Object(null, () =>
            {
                json.String("path", problem.DisplayPath);
                json.String("message", problem.Message);
            }));
            json.Object("summary", () =>
            {
                json.Number("files", _files.Count);
                json.Number("changed", _files.Count(file => file.HasChanges));
                json.Number("applied", _files.Sum(file => file.Applied));
                json.Number("left", _files.Sum(file => file.Left.Length));
            });
        });
        return json.ToString();
    }

    private void Write(JsonWriter json, FileFixes file)
    {
        json.String("path", workspace.Display(file.Before.Path));
        json.Number("applied", file.Applied);
        json.Number("left", file.Left.Length);
        json.String("diff", string.Concat(file.GetDiffs(workspace.Display)));
        if (!isWritten)
            json.String("text", file.Text);
        json.Array("newFiles", file.NewFiles, created => json.Object(null, () =>
        {
            json.String("path", workspace.Display(created.Path));
            if (!isWritten)
                json.String("text", created.Text);
        }));
    }
}

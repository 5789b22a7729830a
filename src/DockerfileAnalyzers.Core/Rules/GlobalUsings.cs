// What most rules ask. Which folder may refer to which is checked by the references themselves, not by these lines.
global using System.Text.RegularExpressions;
global using DockerfileAnalyzers.Analysis;
global using DockerfileAnalyzers.Edits;
global using DockerfileAnalyzers.Input;
global using DockerfileAnalyzers.Knowledge;
global using DockerfileAnalyzers.Knowledge.Images;
global using DockerfileAnalyzers.Knowledge.Packages;
global using DockerfileAnalyzers.Model;
global using DockerfileAnalyzers.Model.Commands;
global using DockerfileAnalyzers.Model.Context;
global using DockerfileAnalyzers.Model.DotNet;
global using DockerfileAnalyzers.Model.Files;
global using DockerfileAnalyzers.Model.Image;
global using DockerfileAnalyzers.Model.Scripts;
global using DockerfileAnalyzers.Shell;
global using DockerfileAnalyzers.Syntax;
global using DockerfileAnalyzers.Text;

using DockerfileAnalyzers.Tool.Commands;
using DockerfileAnalyzers.Tool.Hosting;

return ToolCommand.Run(args, ToolHost.Create());

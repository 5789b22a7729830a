namespace DockerfileAnalyzers.LanguageServer.Protocol;

/// <summary>The codes of JSON-RPC and of the Language Server Protocol.</summary>
internal enum ErrorCode
{
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    InternalError = -32603,
    ServerNotInitialized = -32002,
    RequestFailed = -32803,
    ContentModified = -32801,
    RequestCancelled = -32800,
}

/// <summary>Why a request has no result.</summary>
internal sealed class RequestException(ErrorCode code, string message) : Exception(message)
{
    public ErrorCode Code => code;
}

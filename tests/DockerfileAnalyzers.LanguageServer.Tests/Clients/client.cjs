// Talks to the server with the library that VS Code's own client is made of.
// usage: node client.cjs <folder> <server> [<argument>...]
const { spawn } = require('node:child_process');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const protocol = require('vscode-languageserver-protocol/node');

const [folder, server, ...args] = process.argv.slice(2);
const text = 'from alpine:3.22 AS build\nENV A b\nRUN echo $A\nFROM alpine:3.22\nCOPY --from=build /a /b\n';
const uri = pathToFileURL(path.join(folder, 'Dockerfile')).href;
const textDocument = { uri };

async function main() {
  const child = spawn(server, [...args, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise(resolve => child.on('exit', resolve));
  const connection = protocol.createProtocolConnection(
    new protocol.StreamMessageReader(child.stdout), new protocol.StreamMessageWriter(child.stdin));
  const published = new Promise(resolve =>
    connection.onNotification(protocol.PublishDiagnosticsNotification.type, resolve));
  connection.onRequest(protocol.RegistrationRequest.type, () => null);
  connection.listen();

  const initialized = await connection.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'test' }],
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      workspace: {
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: {
        publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } } },
        completion: { completionItem: { snippetSupport: true } },
      },
    },
  });
  await connection.sendNotification(protocol.InitializedNotification.type, {});
  await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'dockerfile', version: 1, text },
  });
  const ask = (type, parameters) => connection.sendRequest(type, { textDocument, ...parameters });
  const start = { line: 0, character: 0 };
  const end = { line: 99, character: 0 };
  const options = { tabSize: 4, insertSpaces: true };
  const result = {
    capabilities: Object.keys(initialized.capabilities),
    diagnostics: (await published).diagnostics.map(diagnostic => diagnostic.code),
    actions: (await ask(protocol.CodeActionRequest.type, {
      range: { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } },
      context: { diagnostics: [] },
    })).map(action => action.title),
    hover: (await ask(protocol.HoverRequest.type, { position: { line: 2, character: 1 } })).contents.value,
    completions: (await ask(protocol.CompletionRequest.type, { position: { line: 3, character: 12 } }))
      .items.map(item => item.label),
    signature: (await ask(protocol.SignatureHelpRequest.type, { position: { line: 4, character: 10 } }))
      .signatures[0].label,
    definition: (await ask(protocol.DefinitionRequest.type, { position: { line: 2, character: 11 } })).length,
    references: (await ask(protocol.ReferencesRequest.type, {
      position: { line: 0, character: 22 }, context: { includeDeclaration: true },
    })).length,
    highlights: (await ask(protocol.DocumentHighlightRequest.type, { position: { line: 0, character: 22 } })).length,
    renamed: (await ask(protocol.RenameRequest.type, { position: { line: 0, character: 22 }, newName: 'x' }))
      .documentChanges[0].edits.length,
    symbols: (await ask(protocol.DocumentSymbolRequest.type, {})).map(symbol => symbol.name),
    folding: (await ask(protocol.FoldingRangeRequest.type, {})).length,
    tokens: (await ask(protocol.SemanticTokensRequest.type, {})).data.length / 5,
    selections: (await ask(protocol.SelectionRangeRequest.type, { positions: [{ line: 1, character: 5 }] })).length,
    links: (await ask(protocol.DocumentLinkRequest.type, {})).map(link => link.target),
    formatted: (await ask(protocol.DocumentFormattingRequest.type, { options })).length,
    hints: (await ask(protocol.InlayHintRequest.type, { range: { start, end } })).length,
    lenses: (await ask(protocol.CodeLensRequest.type, {})).length,
  };
  await connection.sendRequest(protocol.ShutdownRequest.type);
  await connection.sendNotification(protocol.ExitNotification.type);
  result.exitCode = await exited;
  connection.dispose();
  console.log(JSON.stringify(result));
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});

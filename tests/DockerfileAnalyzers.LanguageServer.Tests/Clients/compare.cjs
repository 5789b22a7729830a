// Asks language servers for the same things about the same files, and prints what each one answers as a table.
// usage: node compare.cjs <name>=<command line> [<name>=<command line>...]
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const files = {
  Dockerfile: [
    '# syntax=docker/dockerfile:1',
    'ARG VERSION=22',
    'FROM node:${VERSION} AS build',
    'ENV GREETING hello',
    'RUN apt-get update && apt-get install -y git \\',
    'echo $GREETING',
    'COPY lib/app.js package.json /app/',
    'COPY --from=build <<END /etc/motd',
    'hello',
    'END',
    'FROM debian:12',
    'COPY --from=build /app /app',
    'RUN --mount=type=cache,target=/root/.npm npm ci',
    'MAINTAINER me',
    'CMD ["a"]',
    'CMD ["b"]',
    '',
  ].join('\n'),
  'tidy.Dockerfile': 'from alpine:3.22 AS base\nenv A=b\nRUN echo a \\\necho b   \nFROM base\n',
  '.dockerignore': '*.log\npackage.json\n  *.tmp\n',
  'broken.Dockerfile': 'FROM alpine:3.22\nFORM debian\nRUN echo a\n',
  'other/Dockerfile': 'FROM alpine:3.22\nCOPY . /app\n',
  'other/app.js': 'console.log(2)\n',
  'compose.yaml': 'services:\n  a:\n    build:\n      dockerfile_inline: |\n        from alpine:3.22\n'
    + '        MAINTAINER me\n        RUN echo a\n',
  'lib/app.js': 'console.log(1)\n',
  'big.log': 'x'.repeat(100000),
  'package.json': '{}',
};

class Server {
  constructor(name, commandLine, folder) {
    Object.assign(this, { name, folder, id: 0, waiting: new Map(), published: new Map(), capabilities: {} });
    const [command, ...args] = commandLine.split(' ');
    this.child = spawn(command, args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
    this.buffer = Buffer.alloc(0);
    this.child.stdout.on('data', data => this.receive(data));
  }

  receive(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) {
        return;
      }
      const length = Number(/Content-Length: *(\d+)/i.exec(this.buffer.subarray(0, end).toString())[1]);
      if (this.buffer.length < end + 4 + length) {
        return;
      }
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length).toString());
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.handle(message);
    }
  }

  handle(message) {
    if (message.method === 'textDocument/publishDiagnostics') {
      this.published.set(message.params.uri, message.params.diagnostics);
    } else if (message.method !== undefined && message.id !== undefined) {
      this.send({ id: message.id, result: message.method === 'workspace/configuration'
        ? message.params.items.map(() => null) : null });
    } else if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message);
    }
  }

  send(message) {
    const content = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.child.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.child.stdin.write(content);
  }

  ask(method, params) {
    const id = ++this.id;
    return new Promise(resolve => {
      const timer = setTimeout(() => resolve(undefined), 10000);
      this.waiting.set(id, message => {
        clearTimeout(timer);
        resolve(message.result);
      });
      this.send({ id, method, params });
    });
  }

  uri(name) {
    return pathToFileURL(path.join(this.folder, name)).href;
  }

  open(name, languageId, text) {
    this.send({ method: 'textDocument/didOpen',
      params: { textDocument: { uri: this.uri(name), languageId, version: 1, text: text ?? files[name] } } });
  }

  about(method, name, params = {}) {
    return this.ask(`textDocument/${method}`, { textDocument: { uri: this.uri(name) }, ...params });
  }

  at(method, name, line, character, params = {}) {
    return this.about(method, name, { position: { line, character }, ...params });
  }
}

const capabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { showDocument: { support: true }, workDoneProgress: true },
  workspace: {
    applyEdit: true,
    workspaceFolders: true,
    configuration: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { didSave: true },
    diagnostic: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, codeDescriptionSupport: true },
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, codeDescriptionSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source', 'source.fixAll', 'refactor'] } },
      resolveSupport: { properties: ['edit'] },
      dataSupport: true,
    },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    signatureHelp: {},
    definition: {},
    references: {},
    rename: { prepareSupport: true },
    documentHighlight: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: {},
    selectionRange: {},
    documentLink: {},
    formatting: {},
    rangeFormatting: {},
    onTypeFormatting: {},
    inlayHint: {},
    codeLens: {},
    semanticTokens: {
      requests: { full: true, range: true },
      formats: ['relative'],
      tokenModifiers: [],
      tokenTypes: ['keyword', 'comment', 'string', 'variable', 'parameter', 'macro', 'namespace', 'class', 'function',
        'property', 'operator', 'modifier', 'type'],
    },
  },
};

const markdown = hover => [hover?.contents].flat().map(part => part?.value ?? part ?? '').join('\n');
const labels = list => (list?.items ?? list ?? []).map(item => item.label);
const some = list => (list?.length ?? 0) > 0;
const places = result => some([result ?? []].flat());
const changes = edit => some(edit?.documentChanges ?? Object.values(edit?.changes ?? {}));
const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const options = { tabSize: 4, insertSpaces: true };
const range = (line, character) => ({ start: { line, character }, end: { line, character } });

async function diagnosticsOf(server, name) {
  const pulled = server.capabilities.diagnosticProvider ? await server.about('diagnostic', name) : undefined;
  return [...(pulled?.items ?? []), ...(server.published.get(server.uri(name)) ?? [])];
}

async function actionsAt(server, name, line, character, only) {
  const diagnostics = (await diagnosticsOf(server, name)).filter(item => item.range.start.line === line);
  return (await server.about('codeAction', name,
    { range: range(line, character), context: { diagnostics, only, triggerKind: 1 } })) ?? [];
}

async function complete(server, text) {
  const name = `c${++server.id}.Dockerfile`;
  const before = text.slice(0, text.indexOf('|')).split('\n');
  server.open(name, 'dockerfile', text.replace('|', ''));
  return server.at('completion', name, before.length - 1, before.at(-1).length);
}

const features = {
  'Diagnostics: an unknown instruction': async s =>
    (await diagnosticsOf(s, 'broken.Dockerfile')).some(item => item.range.start.line === 1),
  'Diagnostics: rules that report in the sample': async s =>
    new Set((await diagnosticsOf(s, 'Dockerfile')).map(item => String(item.code?.value ?? item.code))).size,
  'Diagnostics: link to the page of the rule': async s =>
    (await diagnosticsOf(s, 'Dockerfile')).some(item => item.codeDescription?.href),
  'Diagnostics: tags (unnecessary, deprecated)': async s =>
    (await diagnosticsOf(s, 'Dockerfile')).some(item => some(item.tags)),
  'Diagnostics: related information': async s =>
    (await diagnosticsOf(s, 'Dockerfile')).some(item => some(item.relatedInformation)),
  'Diagnostics: pulled': async s => some((await s.about('diagnostic', 'Dockerfile'))?.items),
  'Diagnostics: pulled for the workspace': async s =>
    some((await s.ask('workspace/diagnostic', { previousResultIds: [] }))?.items),
  'Quick fix (MAINTAINER)': async s =>
    some((await actionsAt(s, 'Dockerfile', 13, 1)).filter(action => /LABEL/i.test(JSON.stringify(action)))),
  'Fix all (`source.fixAll`)': async s => some(await actionsAt(s, 'Dockerfile', 0, 0, ['source.fixAll'])),
  'Suppress with a comment': async s =>
    (await actionsAt(s, 'Dockerfile', 13, 1)).some(action => /ignore|suppress|disable/i.test(action.title)),
  'Create a .dockerignore': async s => {
    s.open('other/Dockerfile', 'dockerfile');
    const actions = [...await actionsAt(s, 'other/Dockerfile', 0, 0, ['source']),
      ...await actionsAt(s, 'other/Dockerfile', 1, 6)];
    return actions.some(action => action.title.includes('.dockerignore'));
  },
  'Hover: instruction': async s => /\w/.test(markdown(await s.at('hover', 'Dockerfile', 4, 1))),
  'Hover: size of a base image, offline': async s =>
    /\d [MG]B/.test(markdown(await s.at('hover', 'Dockerfile', 10, 6))),
  'Hover: value of a variable': async s => /\b22\b/.test(markdown(await s.at('hover', 'Dockerfile', 2, 14))),
  'Hover: size of a package': async s => /\d [kM]B/.test(markdown(await s.at('hover', 'Dockerfile', 4, 42))),
  'Hover: what COPY takes': async s => /app\.js`?: \d+ bytes/.test(markdown(await s.at('hover', 'Dockerfile', 6, 7))),
  'Inlay hints': async s => some(await s.about('inlayHint', 'Dockerfile', { range: all })),
  'Code lenses': async s => some(await s.about('codeLens', 'Dockerfile')),
  'Completion: instructions': async s =>
    labels(await complete(s, 'FROM alpine:3.22\nR|')).some(label => /^RUN/.test(label)),
  'Completion: flags': async s =>
    labels(await complete(s, 'FROM alpine:3.22\nCOPY --|')).some(label => /from/.test(label)),
  'Completion: keys of a mount': async s =>
    labels(await complete(s, 'FROM alpine:3.22\nRUN --mount=type=cache,|')).some(label => /target/.test(label)),
  'Completion: stages': async s =>
    labels(await complete(s, 'FROM alpine:3.22 AS one\nFROM alpine:3.22\nCOPY --from=|')).includes('one'),
  'Completion: variables': async s =>
    labels(await complete(s, 'FROM alpine:3.22\nENV ABC=1\nRUN echo $|')).some(label => /ABC/.test(label)),
  'Completion: paths of the context': async s =>
    labels(await complete(s, 'FROM alpine:3.22\nCOPY |')).some(label => /^lib/.test(label)),
  'Completion: tags of an image, offline': async s =>
    labels(await complete(s, 'FROM alpine:|')).some(label => /3\.22/.test(label)),
  'Completion: packages': async s =>
    labels(await complete(s, 'FROM debian:12\nRUN apt-get install -y gi|')).includes('git'),
  'Completion: users': async s => labels(await complete(s, 'FROM node:22\nUSER |')).includes('node'),
  'Signature help': async s => some((await s.at('signatureHelp', 'Dockerfile', 11, 12))?.signatures),
  'Definition: stage': async s => places(await s.at('definition', 'Dockerfile', 11, 14)),
  'Definition: variable': async s => places(await s.at('definition', 'Dockerfile', 2, 14)),
  'References': async s =>
    some(await s.at('references', 'Dockerfile', 2, 25, { context: { includeDeclaration: true } })),
  'Rename: stage': async s => changes(await s.at('rename', 'Dockerfile', 2, 25, { newName: 'x' })),
  'Rename: here-document': async s => changes(await s.at('rename', 'Dockerfile', 7, 20, { newName: 'TEXT' })),
  'Highlight': async s => some(await s.at('documentHighlight', 'Dockerfile', 2, 25)),
  'Outline': async s => some(await s.about('documentSymbol', 'Dockerfile')),
  'Folding': async s => some(await s.about('foldingRange', 'Dockerfile')),
  'Semantic tokens': async s => some((await s.about('semanticTokens/full', 'Dockerfile'))?.data),
  'Semantic tokens of a range': async s =>
    some((await s.about('semanticTokens/range', 'Dockerfile', { range: all }))?.data),
  'Selection ranges': async s =>
    some(await s.about('selectionRange', 'Dockerfile', { positions: [{ line: 4, character: 10 }] })),
  'Links to images': async s => some(await s.about('documentLink', 'Dockerfile')),
  'Formatting': async s => some(await s.about('formatting', 'tidy.Dockerfile', { options })),
  'Formatting of a range': async s =>
    some(await s.about('rangeFormatting', 'tidy.Dockerfile', { range: all, options })),
  'Formatting while typing': async s =>
    some(await s.at('onTypeFormatting', 'tidy.Dockerfile', 3, 0, { ch: '\n', options }))
    || some(await s.at('onTypeFormatting', 'tidy.Dockerfile', 2, 12, { ch: '\\', options })),
  // Not those of a reader that takes it for a Dockerfile.
  '.dockerignore: diagnostics': async s => {
    const lines = (await diagnosticsOf(s, '.dockerignore')).map(item => item.range.start.line);
    return some(lines) && lines.every(line => line === 1);
  },
  '.dockerignore: hover': async s => /\w/.test(markdown(await s.at('hover', '.dockerignore', 0, 2))),
  '.dockerignore: completion': async s =>
    labels(await s.at('completion', '.dockerignore', 3, 0)).some(label => /^lib/.test(label)),
  '.dockerignore: formatting': async s =>
    (await s.about('formatting', '.dockerignore', { options }) ?? []).some(edit => edit.range.start.line === 2),
  'Compose, inline: diagnostics': async s => {
    const found = await diagnosticsOf(s, 'compose.yaml');
    return found.some(item => item.range.start.line === 5) && found.every(item => item.range.start.line > 3);
  },
  'Compose, inline: hover': async s => /\w/.test(markdown(await s.at('hover', 'compose.yaml', 6, 9))),
  'Compose, inline: semantic tokens': async s => {
    // The first token is in the block.
    const data = (await s.about('semanticTokens/full', 'compose.yaml'))?.data;
    return some(data) && data[0] === 4;
  },
  'Compose, inline: formatting': async s =>
    some((await s.about('formatting', 'compose.yaml', { options }) ?? [])
      .filter(edit => edit.range.start.line === 4 && /FROM/.test(edit.newText))),
};

async function run(name, commandLine) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'compare-'));
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  const server = new Server(name, commandLine, folder);
  const root = pathToFileURL(folder).href;
  const answer = await server.ask('initialize', { processId: process.pid, rootUri: root,
    workspaceFolders: [{ uri: root, name: 'sample' }], capabilities, initializationOptions: {} });
  Object.assign(server, { capabilities: answer.capabilities, info: answer.serverInfo });
  server.send({ method: 'initialized', params: {} });
  server.open('Dockerfile', 'dockerfile');
  server.open('tidy.Dockerfile', 'dockerfile');
  server.open('broken.Dockerfile', 'dockerfile');
  server.open('.dockerignore', 'ignore');
  server.open('compose.yaml', 'dockercompose');
  await new Promise(resolve => setTimeout(resolve, 3000));
  const results = {};
  for (const [feature, probe] of Object.entries(features)) {
    try {
      const value = await probe(server);
      results[feature] = typeof value === 'number' ? String(value) : value ? 'yes' : 'no';
    } catch (error) {
      results[feature] = 'no';
      console.error(`${name}: ${feature}: ${error}`);
    }
  }
  await server.ask('shutdown');
  server.send({ method: 'exit' });
  fs.rmSync(folder, { recursive: true, force: true });
  console.error(`${name}: ${JSON.stringify(server.info)}`);
  return { name, results };
}

async function main() {
  const columns = [];
  for (const argument of process.argv.slice(2)) {
    const equals = argument.indexOf('=');
    columns.push(await run(argument.slice(0, equals), argument.slice(equals + 1)));
  }
  console.log(`| | ${columns.map(column => column.name).join(' | ')} |`);
  console.log(`|---|${'---|'.repeat(columns.length)}`);
  for (const feature of Object.keys(features)) {
    console.log(`| ${feature} | ${columns.map(column => column.results[feature]).join(' | ')} |`);
  }
}

main().then(() => process.exit(0), error => {
  console.error(error);
  process.exit(1);
});

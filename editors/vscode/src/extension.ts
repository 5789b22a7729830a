import * as vscode from 'vscode';
import { Server } from './client';
import { addPackage, createIgnoreFile, fixFile, fixWorkspace, installServer } from './commands';
import { documentSelector } from './documents';
import { Reports } from './report';
import { Status } from './status';

let running: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
    const log = vscode.window.createOutputChannel('Dockerfile Analyzers', { log: true });
    const server = (running = new Server(context, log));
    const reports = new Reports(server);
    context.subscriptions.push(log, server, reports, new Status(server));

    const register = (name: string, handle: (...args: never[]) => unknown): void => {
        context.subscriptions.push(vscode.commands.registerCommand(`dockerfileAnalyzers.${name}`, handle));
    };
    // The palette passes nothing, the title of an editor a URI, a code lens the URI as text.
    register('showReport', async (uri?: vscode.Uri | string) => {
        const shown =
            typeof uri === 'string' ? vscode.Uri.parse(uri) : (uri ?? vscode.window.activeTextEditor?.document.uri);
        if (shown !== undefined) {
            await reports.show(shown);
        }
    });
    register('fixFile', () => fixFile(server));
    register('fixWorkspace', () => fixWorkspace(server));
    register('createIgnoreFile', () => createIgnoreFile(server));
    register('addPackage', addPackage);
    register('installServer', () => installServer(server));
    register('restartServer', () => server.restart());
    register('showLog', () => log.show());
    register('showMenu', () => showMenu(context));

    // The server starts with the first document that it knows, not with any YAML file.
    const start = (document: vscode.TextDocument): void => {
        if (server.state === 'stopped' && vscode.languages.match(documentSelector, document) > 0) {
            void server.ensureStarted();
        }
    };
    context.subscriptions.push(
        vscode.workspace.onDidOpenTextDocument(start),
        vscode.workspace.onDidGrantWorkspaceTrust(() => server.restart()),
        vscode.workspace.onDidChangeConfiguration(event => {
            if (event.affectsConfiguration('dockerfileAnalyzers.server.path')) {
                void server.restart();
            }
        }),
    );
    vscode.workspace.textDocuments.forEach(start);
}

export async function deactivate(): Promise<void> {
    await running?.stop();
}

/** The commands of the extension, as its manifest lists them. */
async function showMenu(context: vscode.ExtensionContext): Promise<void> {
    const manifest = context.extension.packageJSON as {
        contributes: { commands: { command: string; title: string }[] };
    };
    const items = manifest.contributes.commands
        .filter(({ command }) => !command.endsWith('.showMenu'))
        .map(({ command, title }) => ({ label: title, command }));
    const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Dockerfile Analyzers' });
    if (picked !== undefined) {
        await vscode.commands.executeCommand(picked.command);
    }
}

import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State, TransportKind } from 'vscode-languageclient/node';
import { documentSelector } from './documents';
import { findServer, ServerCommand, ServerPathError, ServerPlaces } from './server';
import { ServerState } from './statusText';

const section = 'dockerfileAnalyzers';

/** The server, started when a document needs it. */
export class Server implements vscode.Disposable {
    private readonly changed = new vscode.EventEmitter<void>();
    private client: LanguageClient | undefined;
    private starting: Promise<boolean> | undefined;
    private stateNow: ServerState = 'stopped';
    private description = '';

    readonly onDidChange = this.changed.event;

    constructor(
        private readonly context: vscode.ExtensionContext,
        readonly log: vscode.LogOutputChannel,
    ) {}

    get state(): ServerState {
        return this.stateNow;
    }

    /** Its program, and its version where it is known. */
    get name(): string {
        return this.description;
    }

    /** Starts it where it does not run yet; asks the user what to do where it cannot be started. */
    async ensureStarted(): Promise<boolean> {
        if (this.client?.state === State.Running) {
            return true;
        }
        this.starting ??= this.start().finally(() => (this.starting = undefined));
        return await this.starting;
    }

    async restart(): Promise<boolean> {
        await this.starting;
        await this.stop();
        return await this.ensureStarted();
    }

    /** Runs a command of the server. */
    async run<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
        if (!(await this.ensureStarted())) {
            return undefined;
        }
        return await this.client!.sendRequest<T>('workspace/executeCommand', { command, arguments: args });
    }

    async stop(): Promise<void> {
        const client = this.client;
        this.client = undefined;
        if (client !== undefined && client.state !== State.Stopped) {
            await client.stop().catch(error => this.log.warn(`The server did not stop: ${describe(error)}`));
        }
        await client?.dispose();
        this.setState('stopped');
    }

    dispose(): void {
        this.changed.dispose();
    }

    private async start(): Promise<boolean> {
        await this.stop();
        const command = this.find();
        if (command === undefined) {
            return false;
        }

        this.description = [command.command, ...command.args].join(' ');
        this.log.info(`Starting ${this.description} (${command.source})`);
        this.setState('starting');
        const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
        const client = new LanguageClient(
            section,
            'Dockerfile Analyzers',
            {
                command: command.command,
                args: [...command.args],
                transport: TransportKind.stdio,
                ...(folder === undefined ? {} : { options: { cwd: folder } }),
            },
            {
                documentSelector,
                outputChannel: this.log,
                revealOutputChannelOn: RevealOutputChannelOn.Never,
                // The settings go with the first message; later the server asks for them.
                initializationOptions: vscode.workspace.getConfiguration(section),
                synchronize: { configurationSection: section },
                progressOnInitialization: false,
            },
        );
        this.client = client;
        client.onDidChangeState(({ newState }) => {
            if (client === this.client && newState !== State.Starting) {
                this.setState(newState === State.Running ? 'running' : 'stopped');
            }
        });
        try {
            await client.start();
            const info = client.initializeResult?.serverInfo;
            this.description = `${info?.name ?? 'dockerfile-analyzers'} ${info?.version ?? ''}`.trim();
            this.setState('running');
            return true;
        } catch (error) {
            this.setState('failed');
            this.log.error(`${this.description}: ${describe(error)}`);
            void this.offer(
                `The server of Dockerfile Analyzers does not start: ${describe(error)}`,
                'Show Log',
                'Open Settings',
            );
            return false;
        }
    }

    private find(): ServerCommand | undefined {
        try {
            const command = findServer(this.places());
            if (command !== undefined) {
                return command;
            }
            this.setState('missing');
            void this.offer(
                "The program 'dockerfile-analyzers' was not found. Install it as a .NET tool, or specify where it is.",
                ...(vscode.workspace.isTrusted
                    ? (['Install', 'Open Settings'] as const)
                    : (['Open Settings'] as const)),
            );
        } catch (error) {
            if (!(error instanceof ServerPathError)) {
                throw error;
            }
            this.setState('missing');
            void this.offer(error.message, 'Open Settings');
        }
        return undefined;
    }

    private places(): ServerPlaces {
        return {
            setting: vscode.workspace.getConfiguration(section).get<string>('server.path', ''),
            extension: this.context.extensionPath,
            workspace: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
            isTrusted: vscode.workspace.isTrusted,
            home: homedir(),
            platform: process.platform,
            searchPath: process.env['PATH'] ?? '',
            isFile: file => statSync(file, { throwIfNoEntry: false })?.isFile() === true,
            readText: file => (existsSync(file) ? readFileSync(file, 'utf8') : undefined),
        };
    }

    private async offer(message: string, ...actions: ('Install' | 'Open Settings' | 'Show Log')[]): Promise<void> {
        this.log.error(message);
        switch (await vscode.window.showErrorMessage(message, ...actions)) {
            case 'Install':
                await vscode.commands.executeCommand(`${section}.installServer`);
                break;
            case 'Open Settings':
                await vscode.commands.executeCommand('workbench.action.openSettings', `${section}.server.path`);
                break;
            case 'Show Log':
                this.log.show();
                break;
        }
    }

    private setState(state: ServerState): void {
        this.stateNow = state;
        this.changed.fire();
    }
}

export function describe(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

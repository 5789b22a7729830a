import * as path from 'node:path';
import * as vscode from 'vscode';
import { describe, Server } from './client';
import { orderProjects } from './documents';
import { toolPackage } from './server';

const fixAllKind = 'source.fixAll.dockerfileAnalyzers';
const createIgnoreFileKind = 'source.createDockerignore';

interface FixResult {
    readonly applied?: boolean;
    readonly fixes?: number;
    readonly files?: number;
}

/** Applies all safe fixes of the file in the active editor. */
export async function fixFile(server: Server): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (
        editor !== undefined &&
        (await server.ensureStarted()) &&
        !(await applySourceAction(editor.document, fixAllKind))
    ) {
        void vscode.window.showInformationMessage('There are no safe fixes in this file');
    }
}

/** Applies all safe fixes of the workspace. */
export async function fixWorkspace(server: Server): Promise<void> {
    const result = await server.run<FixResult>('dockerfileAnalyzers.fixAllInWorkspace');
    if (result === undefined) {
        return;
    }
    const message =
        result.applied === true && (result.fixes ?? 0) > 0
            ? `Applied ${count(result.fixes ?? 0, 'fix', 'fixes')} in ${count(result.files ?? 0, 'file', 'files')}`
            : 'There are no safe fixes in the workspace';
    void vscode.window.showInformationMessage(message);
}

/** Creates the .dockerignore of the Dockerfile in the active editor, and opens it. */
export async function createIgnoreFile(server: Server): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !(await server.ensureStarted())) {
        return;
    }
    const files = await applySourceAction(editor.document, createIgnoreFileKind);
    if (files === undefined) {
        void vscode.window.showInformationMessage(
            'The build context of this Dockerfile has a .dockerignore or cannot have one',
        );
        return;
    }
    for (const file of files) {
        await vscode.window.showTextDocument(file);
    }
}

/** Adds the package to a project, so that each build checks the Dockerfile. */
export async function addPackage(): Promise<void> {
    const files = (
        await vscode.workspace.findFiles('**/*.{csproj,vbproj,fsproj}', '**/{bin,obj,node_modules}/**', 1000)
    ).map(uri => uri.fsPath);
    const projects = orderProjects(files, vscode.window.activeTextEditor?.document.uri.fsPath);
    if (projects.length === 0) {
        void vscode.window.showInformationMessage('There is no .NET project in the workspace');
        return;
    }
    const picked =
        projects.length === 1
            ? projects[0]
            : (
                  await vscode.window.showQuickPick(
                      projects.map(project => ({
                          label: path.basename(project),
                          description: vscode.workspace.asRelativePath(path.dirname(project)),
                          project,
                      })),
                      { placeHolder: 'The project that the package DockerfileAnalyzers is added to' },
                  )
              )?.project;
    if (picked === undefined) {
        return;
    }
    if (await runDotNet('Add the package', path.dirname(picked), 'add', picked, 'package', 'DockerfileAnalyzers')) {
        void vscode.window.showInformationMessage(
            `Each build of ${path.basename(picked)} now checks its Dockerfile`,
        );
    }
}

/** Installs the server as a global tool and starts it. */
export async function installServer(server: Server): Promise<void> {
    // 'update' installs a tool that is not installed yet.
    if (await runDotNet('Install the server', undefined, 'tool', 'update', '--global', toolPackage)) {
        await server.restart();
    }
}

/** Applies the first source action of a kind; returns the files it creates, undefined where there is no such action. */
async function applySourceAction(document: vscode.TextDocument, kind: string): Promise<vscode.Uri[] | undefined> {
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        kind,
        10,
    );
    const action = actions.find(candidate => candidate.kind?.value === kind && candidate.edit !== undefined);
    if (action?.edit === undefined) {
        return undefined;
    }
    await vscode.workspace.applyEdit(action.edit);
    return action.edit
        .entries()
        .map(([uri]) => uri)
        .filter(uri => uri.toString() !== document.uri.toString());
}

/** Runs dotnet in the terminal; returns whether it succeeded. */
async function runDotNet(name: string, folder: string | undefined, ...args: string[]): Promise<boolean> {
    const task = new vscode.Task(
        { type: 'process' },
        vscode.TaskScope.Workspace,
        name,
        'Dockerfile Analyzers',
        new vscode.ProcessExecution('dotnet', args, folder === undefined ? {} : { cwd: folder }),
    );
    try {
        const execution = await vscode.tasks.executeTask(task);
        const exitCode = await new Promise<number | undefined>(resolve => {
            const ended = vscode.tasks.onDidEndTaskProcess(event => {
                if (event.execution === execution) {
                    ended.dispose();
                    resolve(event.exitCode);
                }
            });
        });
        if (exitCode !== 0) {
            void vscode.window.showErrorMessage(`'dotnet ${args.join(' ')}' failed; the terminal shows why`);
        }
        return exitCode === 0;
    } catch (error) {
        void vscode.window.showErrorMessage(`'dotnet' could not be started: ${describe(error)}`);
        return false;
    }
}

function count(number: number, one: string, many: string): string {
    return `${number} ${number === 1 ? one : many}`;
}

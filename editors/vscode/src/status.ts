import * as vscode from 'vscode';
import { Server } from './client';
import { documentSelector } from './documents';
import { describeStatus } from './statusText';

/** The item of the status bar: whether the server runs, and how many findings the file has. */
export class Status implements vscode.Disposable {
    private readonly item = vscode.window.createStatusBarItem(
        'dockerfileAnalyzers.status',
        vscode.StatusBarAlignment.Right,
        50,
    );
    private readonly disposables: vscode.Disposable[];

    constructor(private readonly server: Server) {
        this.item.name = 'Dockerfile Analyzers';
        this.item.command = 'dockerfileAnalyzers.showMenu';
        this.disposables = [
            this.item,
            server.onDidChange(() => this.update()),
            vscode.window.onDidChangeActiveTextEditor(() => this.update()),
            vscode.languages.onDidChangeDiagnostics(() => this.update()),
        ];
        this.update();
    }

    dispose(): void {
        this.disposables.forEach(disposable => disposable.dispose());
    }

    private update(): void {
        const document = vscode.window.activeTextEditor?.document;
        if (document === undefined || vscode.languages.match(documentSelector, document) === 0) {
            this.item.hide();
            return;
        }
        const findings = vscode.languages
            .getDiagnostics(document.uri)
            .filter(diagnostic => diagnostic.source === 'dockerfile-analyzers').length;
        const status = describeStatus(this.server.state, findings, this.server.name);
        this.item.text = status.text;
        this.item.tooltip = status.tooltip;
        this.item.backgroundColor = status.isProblem
            ? new vscode.ThemeColor('statusBarItem.warningBackground')
            : undefined;
        this.item.show();
    }
}

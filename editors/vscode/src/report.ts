import * as vscode from 'vscode';
import { describe, Server } from './client';
import { adaptReport, titleReport } from './reportPage';

interface ReportResult {
    readonly html?: string;
}

/** The report of a Dockerfile as a webview; it follows the file when it is saved. */
export class Reports implements vscode.Disposable {
    private readonly panels = new Map<string, vscode.WebviewPanel>();
    private readonly disposables: vscode.Disposable[];

    constructor(private readonly server: Server) {
        this.disposables = [
            vscode.workspace.onDidSaveTextDocument(document => {
                if (this.panels.has(document.uri.toString())) {
                    void this.show(document.uri, true);
                }
            }),
            vscode.window.onDidChangeActiveColorTheme(() => {
                for (const uri of this.panels.keys()) {
                    void this.show(vscode.Uri.parse(uri), true);
                }
            }),
        ];
    }

    dispose(): void {
        this.disposables.forEach(disposable => disposable.dispose());
        this.panels.forEach(panel => panel.dispose());
    }

    /** @param isUpdate Whether the report is open already and stays where it is. */
    async show(uri: vscode.Uri, isUpdate = false): Promise<void> {
        // The server knows the documents that are open.
        await vscode.workspace.openTextDocument(uri);
        let html: string | undefined;
        try {
            html = (await this.server.run<ReportResult>('dockerfileAnalyzers.report', uri.toString()))?.html;
        } catch (error) {
            if (!isUpdate) {
                void vscode.window.showErrorMessage(describe(error));
            }
            return;
        }
        if (html === undefined) {
            return;
        }

        const key = uri.toString();
        let panel = this.panels.get(key);
        if (panel === undefined) {
            panel = vscode.window.createWebviewPanel(
                'dockerfileAnalyzers.report',
                titleReport(uri.path),
                { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
                { enableScripts: true, localResourceRoots: [] },
            );
            panel.onDidDispose(() => this.panels.delete(key));
            this.panels.set(key, panel);
        } else if (!isUpdate) {
            panel.reveal(undefined, true);
        }
        const theme = vscode.window.activeColorTheme.kind;
        panel.webview.html = adaptReport(
            html,
            theme === vscode.ColorThemeKind.Dark || theme === vscode.ColorThemeKind.HighContrast,
        );
    }
}

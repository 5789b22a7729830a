// The extension in a real editor: packs it, installs it into code-server, and does what a user does.
// With SCREENSHOTS=folder, the pictures of the documentation are written there. With VSIX=file, that package is tried with
// the server that it bundles; without it, one is packed that has none.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Editor, until } from './editor.mjs';
import { findProgram, findServer } from './find.mjs';

const dockerfile = `FROM debian:12-slim
MAINTAINER someone@example.com
ENV MODE production
WORKDIR /srv
COPY . .
RUN apt-get update && apt-get install -y curl
USER 1000
CMD ./start.sh
`;

const web = `FROM node:22-alpine3.23 AS build
WORKDIR /app
COPY package.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM nginx:1.29-alpine
COPY --from=build /app/dist /usr/share/nginx/html
`;

const codeServer = findProgram('CODE_SERVER', 'code-server');
const browser = findProgram('CHROMIUM', 'chromium', 'chromium-browser', 'google-chrome');
const prepared = process.env.VSIX;
// Without a setting, the server is the bundled one.
const server = prepared === undefined ? findServer() : '';
for (const [name, found] of Object.entries({
    'code-server': codeServer,
    chromium: browser,
    'dockerfile-analyzers': server,
})) {
    if (found === undefined) {
        console.log(`skipped: '${name}' is not installed`);
        process.exit(0);
    }
}

const temporary = mkdtempSync(path.join(tmpdir(), 'dockerfile-analyzers-'));
const folder = path.join(temporary, 'shop');
mkdirSync(folder);
writeFileSync(path.join(folder, 'Dockerfile'), dockerfile);
writeFileSync(path.join(folder, 'start.sh'), '#!/bin/sh\nexec curl https://example.com\n');
writeFileSync(path.join(folder, 'web.Dockerfile'), web);
writeFileSync(path.join(folder, 'package.json'), '{}');
const saved = () => readFileSync(path.join(folder, 'Dockerfile'), 'utf8');
const settings = {
    'dockerfileAnalyzers.server.path': server,
    'editor.codeActionsOnSave': { 'source.fixAll.dockerfileAnalyzers': 'explicit' },
    'editor.minimap.enabled': false,
    'workbench.startupEditor': 'none',
    'workbench.colorTheme': 'Default Light Modern',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'security.workspace.trust.enabled': false,
    'telemetry.telemetryLevel': 'off',
};

let editor;
try {
    const vsix = prepared ?? path.join(temporary, 'extension.vsix');
    if (prepared === undefined) {
        const packed = spawnSync('npx', ['vsce', 'package', '--no-dependencies', '--out', vsix], { encoding: 'utf8' });
        assert.equal(packed.status, 0, packed.stdout + packed.stderr);
    }
    editor = await Editor.start({
        codeServer,
        browser,
        vsix,
        folder,
        data: path.join(temporary, 'data'),
        settings,
    });
    const { page } = editor;
    await editor.open('Dockerfile');

    await step('squiggles are at the places of the findings', async () => {
        const expected = [
            '2:1-11 info',
            '3:5-9 info',
            '5:6-7 warning',
            '6:5-12 warning',
            '6:23-30 warning',
            '8:1-4 warning',
        ];
        await until('squiggles', async () => (await editor.squiggles()).length >= expected.length, 90);
        assert.deepEqual(await editor.squiggles(), expected);
        await shot('vscode-squiggles');
    });

    if (prepared !== undefined) {
        await step('the server is the bundled one', async () => {
            const programs = readdirSync('/proc')
                .filter(name => /^\d+$/.test(name))
                .map(id => readLink(`/proc/${id}/exe`))
                .filter(program => program.startsWith(temporary));
            assert.equal(programs.length, 1);
            assert.match(programs[0], /extensions\/dockerfile-analyzers\.[^/]*\/server\/dockerfile-analyzers$/);
        });
    }

    await step('the status bar counts them', async () => {
        await until('the count', async () => /Dockerfile: 6/.test(await page.locator('.statusbar').innerText()));
    });

    await step('a file that is not open is counted in the explorer', async () => {
        const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'web.Dockerfile' });
        // The number itself is drawn by a style.
        await until('the count', async () => /problems? in this file/.test(await row.locator('[aria-label]').first()
            .getAttribute('aria-label')));
    });

    await step('bytes stand beside the instructions and above the stage', async () => {
        await until('hints', async () =>
            /^RUN .*≈ \d+ MB, rebuilt on edit$/m.test((await editor.lines()).join('\n')),
        );
        await until('a code lens', async () =>
            /MB/.test(await page.locator('.editor-instance .codelens-decoration').first().innerText()),
        );
    });

    await step('a completion has the tags of an image with their sizes', async () => {
        await editor.goTo(9, 1);
        await page.keyboard.type('FROM mcr.microsoft.com/dotnet/aspnet:');
        const list = page.locator('.suggest-widget .monaco-list-row');
        await until('tags', async () => /10\.0/.test(await list.first().innerText()));
        await until('a size', async () => /\d MB/.test(await page.locator('.suggest-widget').innerText()));
        await shot('vscode-completion');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Shift+Home');
        await page.keyboard.press('Delete');
        await until('the line is gone', async () => (await editor.lines()).at(-1).trim() === '');
        await editor.goTo(1, 1);
    });

    await step('a hover says what a layer leaves in megabytes', async () => {
        const text = await editor.hover('apt-get');
        assert.match(text, /20 MB/);
        assert.match(text, /DFA1201/);
    });

    await step('a hover on the base image says how large it is', async () => {
        await page.mouse.move(5, 300);
        assert.match(await editor.hover('debian'), /\d+(\.\d+)? MB/);
        await shot('vscode-hover');
    });

    await step('a command creates the .dockerignore', async () => {
        await editor.run('Dockerfile Analyzers: Create a .dockerignore');
        await until('the opened file', async () => (await editor.activeTab()) === '.dockerignore');
        await page.keyboard.press('Control+S');
        await until('the saved file', () => existsSync(path.join(folder, '.dockerignore')));
        await editor.open('Dockerfile');
        await until('one finding less', async () => (await editor.squiggles()).length === 5);
        assert.ok(!(await editor.squiggles()).includes('5:6-7 warning'));
    });

    await step('the light bulb fixes one finding', async () => {
        await page.mouse.move(5, 300);
        await editor.goTo(3, 6);
        await page.keyboard.press('Control+.');
        await page.locator('.action-widget', { hasText: "Add '='" }).waitFor({ timeout: 20_000 });
        await shot('vscode-light-bulb');
        // It is the preferred one, and therefore selected.
        await page.locator('.action-widget .action.focused', { hasText: "Add '='" }).waitFor();
        await page.keyboard.press('Enter');
        await until('the fixed line', async () => (await editor.lines())[2] === 'ENV MODE=production');
        assert.equal(saved(), dockerfile);
    });

    await step('saving applies the other safe fixes', async () => {
        await page.keyboard.press('Control+S');
        await until('the saved file', () => saved() !== dockerfile);
        const lines = await until('the fixed file', () => saved().includes('LABEL') && saved().split('\n'));
        assert.equal(lines[1], 'LABEL org.opencontainers.image.authors="someone@example.com"');
        assert.equal(lines[2], 'ENV MODE=production');
    });

    await step('the report is shown beside the file', async () => {
        // More room: without the explorer.
        await page.keyboard.press('Control+B');
        await editor.run('Dockerfile Analyzers: Show the Image Report');
        const report = page.frameLocator('iframe.webview').frameLocator('#active-frame');
        await report.locator('h2', { hasText: 'Layers' }).waitFor({ timeout: 40_000 });
        assert.match(await report.locator('.summary').innerText(), /\d+(\.\d+)? MB/);
        // No tooltip of the side bar.
        await page.mouse.move(300, 450);
        await shot('vscode-report');
    });

    await step('hints say what an edit of a source file builds again', async () => {
        await editor.open('web.Dockerfile');
        await until('hints', async () => {
            const lines = await editor.lines();
            return /^COPY package.*, cached$/.test(lines[2]) && /^RUN npm run build.*rebuilt on edit$/.test(lines[5]);
        });
        await shot('vscode-hints');
        rmSync(path.join(folder, 'web.Dockerfile'));
        rmSync(path.join(folder, 'package.json'));
    });

    await step('a server that does not exist is an error with a way out', async () => {
        await restart({ 'dockerfileAnalyzers.server.path': path.join(temporary, 'gone') });
        await editor.open('Dockerfile');
        const notification = page.locator('.notifications-toasts .notification-toast', {
            hasText: 'does not exist',
        });
        await notification.waitFor({ timeout: 20_000 });
        await notification.getByRole('button', { name: 'Open Settings' }).click();
        await until('the settings', async () =>
            (await page.locator('.tab.active').innerText()).includes('Settings'),
        );
    });

    await step('the server starts again once the setting is right', async () => {
        await restart({ 'dockerfileAnalyzers.server.path': server });
        await editor.open('Dockerfile');
        await until('squiggles', async () => (await editor.squiggles()).length > 0, 90);
    });

    await step('a command fixes all files of the workspace', async () => {
        const file = path.join(folder, 'api', 'Dockerfile');
        mkdirSync(path.dirname(file));
        writeFileSync(file, 'FROM debian:12-slim\nENV MODE production\nUSER 1000\n');
        await editor.run('Dockerfile Analyzers: Apply All Safe Fixes in the Workspace');
        const notification = page.locator('.notification-toast', { hasText: 'Applied 1 fix in 1 file' });
        await notification.waitFor({ timeout: 20_000 });
        await editor.run('File: Save All Files');
        await until('the saved file', () => readFileSync(file, 'utf8').includes('ENV MODE=production'));
    });
} catch (error) {
    process.exitCode = 1;
    if (process.env.SCREENSHOTS) {
        await editor?.page?.screenshot({ path: path.join(process.env.SCREENSHOTS, 'failed.png') });
        log(path.join(temporary, 'data'));
    }
    console.error(error);
} finally {
    await editor?.close();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
}

async function step(name, action) {
    const start = Date.now();
    await action();
    console.log(`ok - ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
}

async function shot(name) {
    if (process.env.SCREENSHOTS) {
        await editor.page.waitForTimeout(700);
        await editor.page.screenshot({ path: path.join(process.env.SCREENSHOTS, `${name}.png`) });
    }
}

function readLink(file) {
    try {
        return readlinkSync(file);
    } catch {
        return '';
    }
}

/** Opens the editor again with other settings. */
async function restart(changes) {
    Object.assign(settings, changes);
    editor.configure(settings);
    await editor.page.reload();
    await editor.page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
}

/** Prints the log of the extension. */
function log(data) {
    for (const file of readdirSync(data, { recursive: true }).filter(name =>
        /Dockerfile Analyzers\.log$/.test(name),
    )) {
        console.error(readFileSync(path.join(data, file), 'utf8').slice(-4000));
    }
}

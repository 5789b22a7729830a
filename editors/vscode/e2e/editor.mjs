// Serves the editor to a browser, and reads what it shows.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import { commandOf } from './find.mjs';

export class Editor {
    static async start({ codeServer, browser, vsix, folder, data, settings }) {
        const editor = new Editor();
        editor.data = data;
        editor.configure(settings);
        const shared = ['--extensions-dir', path.join(data, 'extensions'), '--user-data-dir', data];
        const [install, installArgs] = commandOf(codeServer, ['--install-extension', vsix, ...shared]);
        const installed = spawnSync(install, installArgs, { encoding: 'utf8' });
        if (installed.status !== 0) {
            throw new Error(`The extension was not installed:\n${installed.stdout}${installed.stderr}`);
        }

        const port = await findPort();
        const [command, args] = commandOf(codeServer, [
            '--auth',
            'none',
            '--bind-addr',
            `127.0.0.1:${port}`,
            '--disable-telemetry',
            '--disable-update-check',
            '--disable-workspace-trust',
            ...shared,
            folder,
        ]);
        // A group of its own, which ends as a whole.
        editor.process = spawn(command, args, { stdio: 'ignore', detached: true });
        try {
            await waitForPort(port);
            editor.browser = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
            editor.page = await editor.browser.newPage({ viewport: { width: 1000, height: 560 } });
            await editor.page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
            await editor.page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
            return editor;
        } catch (error) {
            await editor.close();
            throw error;
        }
    }

    /** Writes the settings of the user, and those of the machine, where the path of a program belongs. */
    configure(settings) {
        for (const scope of ['User', 'Machine']) {
            mkdirSync(path.join(this.data, scope), { recursive: true });
            writeFileSync(path.join(this.data, scope, 'settings.json'), JSON.stringify(settings));
        }
    }

    async close() {
        await this.browser?.close();
        try {
            process.kill(-this.process.pid);
        } catch {
            // It has ended already.
        }
    }

    /** Opens a file by its name. */
    async open(name) {
        const row = this.page.locator('.quick-input-list .monaco-list-row.focused .label-name').first();
        await this.ask('Control+P', name);
        await until(`'${name}' is selected`, async () => (await row.innerText()).trim() === name);
        await this.page.keyboard.press('Enter');
        await until(`'${name}' is open`, async () => (await this.activeTab()) === name);
        await this.page.locator('.editor-instance .view-line').first().waitFor();
    }

    /** Presses a key until it opens the quick input, and types there: an editor that still starts swallows keys. */
    async ask(key, text) {
        const input = this.page.locator('.quick-input-widget input').first();
        await until('the quick input', async () => {
            await this.page.keyboard.press(key);
            await input.waitFor({ timeout: 3000 });
            return true;
        });
        await input.fill(text);
    }

    /** The title of the active tab. */
    async activeTab() {
        return (await this.page.locator('.tab.active .label-name').first().innerText()).trim();
    }

    /** Runs a command of the palette. */
    async run(title) {
        await this.ask('F1', `>${title}`);
        await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
        await this.page.keyboard.press('Enter');
    }

    /** Puts the caret at a place: the first line and the first column are 1. */
    async goTo(line, column) {
        await this.ask('Control+G', `:${line}:${column}`);
        await this.page.keyboard.press('Enter');
    }

    /** Where squiggles are: line:column-end severity, in the order of the text. */
    async squiggles() {
        return await this.page.evaluate(() => {
            const editor = document.querySelector('.editor-instance .monaco-editor');
            const lines = [...editor.querySelectorAll('.view-line')].sort(
                (a, b) => parseFloat(a.style.top) - parseFloat(b.style.top),
            );
            if (lines.length === 0) {
                return [];
            }
            // What one character takes: the text of a line without hints beside it.
            const context = document.createElement('canvas').getContext('2d');
            const style = getComputedStyle(lines[0].querySelector('span span') ?? lines[0]);
            context.font = `${style.fontSize} ${style.fontFamily}`;
            const width = context.measureText('0'.repeat(100)).width / 100;
            const left = lines[0].getBoundingClientRect().left;
            const tops = lines.map(line => line.getBoundingClientRect().top);
            const found = [];
            for (const severity of ['error', 'warning', 'info']) {
                for (const mark of editor.querySelectorAll(`.cdr.squiggly-${severity}`)) {
                    const box = mark.getBoundingClientRect();
                    const line =
                        tops.findIndex(top => box.bottom > top && box.bottom <= top + lines[0].offsetHeight + 2) +
                        1;
                    const column = Math.round((box.left - left) / width) + 1;
                    found.push([
                        line,
                        column,
                        `${line}:${column}-${column + Math.round(box.width / width)} ${severity}`,
                    ]);
                }
            }
            return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(mark => mark[2]);
        });
    }

    /** Moves the mouse over a word of the text and returns what the hover says. */
    async hover(word) {
        const place = await this.page.evaluate(word => {
            for (const line of document.querySelectorAll('.editor-instance .view-line')) {
                const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
                    const start = node.textContent.indexOf(word);
                    if (start >= 0) {
                        const range = document.createRange();
                        range.setStart(node, start);
                        range.setEnd(node, start + word.length);
                        const box = range.getBoundingClientRect();
                        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
                    }
                }
            }
            return null;
        }, word);
        if (place === null) {
            throw new Error(`'${word}' is not in the editor`);
        }
        await this.page.mouse.move(place.x - 3, place.y);
        await this.page.mouse.move(place.x, place.y, { steps: 4 });
        const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
        await hover.waitFor({ timeout: 20_000 });
        return (await this.page.locator('.monaco-hover:not(.hidden)').first().innerText()).replaceAll(
            '\u00a0',
            ' ',
        );
    }

    /** The lines of the editor. */
    async lines() {
        return await this.page.evaluate(() =>
            [...document.querySelectorAll('.editor-instance .view-line')]
                .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
                .map(line => line.textContent.replaceAll('\u00a0', ' ')),
        );
    }
}

/** Waits until a condition holds. */
export async function until(what, condition, seconds = 40) {
    const end = Date.now() + seconds * 1000;
    for (let last; ;) {
        try {
            last = await condition();
            if (last) {
                return last;
            }
        } catch (error) {
            last = error;
        }
        if (Date.now() > end) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`${what}: not seen after ${seconds} s (last: ${seen})`);
    }
    await new Promise(resolve => setTimeout(resolve, 200));
    }
}

function findPort() {
    return new Promise((resolve, reject) => {
        const server = createServer()
            .once('error', reject)
            .listen(0, '127.0.0.1', () => {
                const { port } = server.address();
                server.close(() => resolve(port));
            });
    });
}

async function waitForPort(port) {
    await until('The editor is served', async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok, 60);
}

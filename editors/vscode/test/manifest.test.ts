import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';

// The tests run in the folder of the extension.
const folder = process.cwd();
const read = (...parts: string[]): string => readFileSync(path.join(folder, ...parts), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
    version: string;
    contributes: {
        commands: { command: string; title: string }[];
        configuration: { properties: Record<string, unknown> };
        menus: Record<string, { command: string }[]>;
    };
};
const commands = manifest.contributes.commands.map(({ command }) => command);

test('the extension has the version of the package', () => {
    const version = /<VersionPrefix>(.+)<\/VersionPrefix>/.exec(read('..', '..', 'build', 'Version.props'))?.[1];
    assert.equal(manifest.version, version);
});

test('each command of the manifest is registered, and no other', () => {
    const registered = [...read('src', 'extension.ts').matchAll(/register\('(\w+)'/g)].map(
        match => `dockerfileAnalyzers.${match[1]}`,
    );
    assert.deepEqual([...registered].sort(), [...commands].sort());
});

test('menus name commands of the manifest', () => {
    for (const { command } of Object.values(manifest.contributes.menus).flat()) {
        assert.ok(commands.includes(command), command);
    }
});

test('no command has the name of one of the server, which the client library registers', () => {
    for (const name of ['fixRuleInWorkspace', 'fixAllInWorkspace', 'openPage', 'report']) {
        assert.ok(!commands.includes(`dockerfileAnalyzers.${name}`), name);
    }
});

test('the read-me lists each command and each setting', () => {
    const text = read('README.md');
    for (const { title } of manifest.contributes.commands) {
        assert.ok(text.includes(`**${title}**`), title);
    }
    for (const name of Object.keys(manifest.contributes.configuration.properties)) {
        assert.ok(text.includes(`\`${name}\``), name);
    }
});

test('neither the lock file nor the configuration of npm names a registry', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
    assert.deepEqual(
        Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined),
        [],
    );
    assert.ok(!read('.npmrc').includes('registry='));
});

test('the licence is that of the repository', () => {
    assert.equal(read('LICENSE'), read('..', '..', 'LICENSE'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findServer, ServerPathError, ServerPlaces } from '../src/server';

const manifest =
    '{"version":1,"tools":{"dockerfileanalyzers.tool":{"version":"0.1.0","commands":["dockerfile-analyzers"]}}}';

function places(
    files: string[],
    more: Partial<ServerPlaces> = {},
    texts: Record<string, string> = {},
): ServerPlaces {
    return {
        setting: '',
        extension: '/extension',
        workspace: '/repo',
        isTrusted: true,
        home: '/home/me',
        platform: 'linux',
        searchPath: '/usr/bin:/usr/local/bin',
        isFile: file => files.includes(file),
        readText: file => texts[file],
        ...more,
    };
}

test('the server that the setting names comes before all others', () => {
    const found = findServer(
        places(['/opt/analyzers', '/extension/server/dockerfile-analyzers'], { setting: '/opt/analyzers' }),
    );
    assert.deepEqual(found, { command: '/opt/analyzers', args: ['lsp'], source: 'setting' });
});

test('a relative path starts at the workspace, ~ is the home folder', () => {
    assert.equal(findServer(places(['/repo/bin/a'], { setting: 'bin/a' }))?.command, '/repo/bin/a');
    assert.equal(findServer(places(['/home/me/bin/a'], { setting: '~/bin/a' }))?.command, '/home/me/bin/a');
});

test('a name without a folder is searched for on PATH', () => {
    assert.equal(
        findServer(places(['/usr/local/bin/analyzers'], { setting: 'analyzers' }))?.command,
        '/usr/local/bin/analyzers',
    );
    assert.throws(() => findServer(places([], { setting: 'analyzers' })), /'analyzers'.*is not on PATH/);
});

test('an assembly is started by dotnet', () => {
    const found = findServer(places(['/b/dockerfile-analyzers.dll'], { setting: ' /b/dockerfile-analyzers.dll ' }));
    assert.deepEqual(found, { command: 'dotnet', args: ['/b/dockerfile-analyzers.dll', 'lsp'], source: 'setting' });
});

test('a setting that names no file is an error, and no other server is started instead', () => {
    const all = places(['/usr/bin/dockerfile-analyzers'], { setting: '/gone' });
    assert.throws(
        () => findServer(all),
        error => error instanceof ServerPathError && /'\/gone'.*does not exist/.test(error.message),
    );
});

test('the bundled server comes before the tool of the workspace and the installed one', () => {
    const found = findServer(
        places(
            ['/extension/server/dockerfile-analyzers', '/usr/bin/dockerfile-analyzers'],
            {},
            { '/repo/.config/dotnet-tools.json': manifest },
        ),
    );
    assert.equal(found?.source, 'bundled');
    assert.equal(findServer(places(['/extension/server/dockerfile-analyzers.dll']))?.command, 'dotnet');
});

test('the tool that the workspace lists is started with the version of the workspace', () => {
    for (const name of ['/repo/.config/dotnet-tools.json', '/repo/dotnet-tools.json']) {
        const found = findServer(places(['/usr/bin/dockerfile-analyzers'], {}, { [name]: manifest }));
        assert.deepEqual(found, {
            command: 'dotnet',
            args: ['tool', 'run', 'dockerfile-analyzers', 'lsp'],
            source: 'workspace',
        });
    }
});

test('an untrusted workspace names no program', () => {
    const found = findServer(
        places(
            ['/usr/bin/dockerfile-analyzers'],
            { isTrusted: false },
            { '/repo/.config/dotnet-tools.json': manifest },
        ),
    );
    assert.equal(found?.source, 'installed');
});

test('a manifest that lists other tools, or is not JSON, is passed over', () => {
    for (const text of ['{"tools":{"other":{}}}', '{}', 'null', '{"tools":']) {
        assert.equal(findServer(places([], {}, { '/repo/.config/dotnet-tools.json': text })), undefined, text);
    }
});

test('the folder of global tools counts, also where it is not on PATH', () => {
    assert.equal(findServer(places(['/home/me/.dotnet/tools/dockerfile-analyzers']))?.source, 'installed');
});

test('a relative folder on PATH is not searched', () => {
    assert.equal(
        findServer(places(['bin/dockerfile-analyzers', 'dockerfile-analyzers'], { searchPath: 'bin::.' })),
        undefined,
    );
});

test('on Windows a program has an extension', () => {
    const windows = {
        platform: 'win32' as const,
        home: 'C:\\Users\\me',
        searchPath: 'C:\\a;D:\\tools',
        extension: 'C:\\x',
        workspace: 'C:\\w',
    };
    const found = findServer(places(['D:\\tools\\dockerfile-analyzers.exe'], windows));
    assert.equal(found?.command, 'D:\\tools\\dockerfile-analyzers.exe');
    assert.equal(
        findServer(places(['C:\\w\\bin\\a.exe'], { ...windows, setting: 'bin\\a.exe' }))?.command,
        'C:\\w\\bin\\a.exe',
    );
    assert.equal(
        findServer(places(['C:\\Users\\me\\.dotnet\\tools\\dockerfile-analyzers.exe'], windows))?.source,
        'installed',
    );
});

test('nothing is found where nothing is installed', () => {
    assert.equal(findServer(places([])), undefined);
    assert.equal(findServer(places([], { workspace: undefined, searchPath: '' })), undefined);
});

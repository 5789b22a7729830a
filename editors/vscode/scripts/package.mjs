// Packs the extension. With a target of VS Code (linux-x64, win32-arm64 and so on), the server for it is bundled.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const target = process.argv[2];
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const output = target === undefined ? `${name}-${version}.vsix` : `${name}-${target}-${version}.vsix`;

run('npm', ['run', 'check', '--silent']);
rmSync('server', { recursive: true, force: true });
if (target !== undefined) {
    run('dotnet', [
        'publish',
        '../../src/DockerfileAnalyzers.Tool',
        '-c',
        'Release',
        '-r',
        runtimeOf(target),
        '-o',
        'server',
        '-v',
        'q',
    ]);
}
run('npx', [
    'vsce',
    'package',
    '--no-dependencies',
    '--out',
    output,
    ...(target === undefined ? [] : ['--target', target]),
]);

/** What .NET calls a target of VS Code. */
function runtimeOf(target) {
    return target
        .replace(/^win32-/, 'win-')
        .replace(/^darwin-/, 'osx-')
        .replace(/^alpine-/, 'linux-musl-');
}

function run(command, args) {
    const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0) {
        process.exit(status ?? 1);
    }
}

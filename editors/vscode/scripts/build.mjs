// Bundles the extension into one file; with --tests, the tests into another.
import { readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const release = process.argv.includes('--release');
const shared = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: !release,
    minify: release,
    logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });
await build({ ...shared, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] });

if (process.argv.includes('--tests')) {
    rmSync('out', { recursive: true, force: true });
    const tests = readdirSync('test').filter(name => name.endsWith('.test.ts'));
    await build({
        ...shared,
        stdin: { contents: tests.map(name => `import './${name}';`).join('\n'), resolveDir: 'test' },
        outfile: 'out/tests.js',
        sourcemap: 'inline',
    });
}

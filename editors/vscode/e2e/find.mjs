// Finds the programs that the test needs.
import { existsSync } from 'node:fs';
import * as path from 'node:path';

const repository = path.resolve(import.meta.dirname, '..', '..', '..');

/** The program that a variable names, else one of the names on PATH. */
export function findProgram(variable, ...names) {
    const named = process.env[variable];
    if (named) {
        return existsSync(named) ? named : undefined;
    }
    return (process.env.PATH ?? '')
        .split(path.delimiter)
        .filter(path.isAbsolute)
        .flatMap(folder => names.map(name => path.join(folder, name)))
        .find(existsSync);
}

/** The server: the one that is named, built in this repository, or installed. */
export function findServer() {
    const built = ['release', 'debug'].map(name =>
        path.join(repository, 'artifacts', 'bin', 'DockerfileAnalyzers.Tool', name, 'dockerfile-analyzers.dll'),
    );
    return (
        process.env.DOCKERFILE_ANALYZERS ??
        built.find(existsSync) ??
        findProgram('DOCKERFILE_ANALYZERS', 'dockerfile-analyzers')
    );
}

/** A program, or a script of node. */
export function commandOf(program, args) {
    return program.endsWith('.js') ? [process.execPath, [program, ...args]] : [program, args];
}

import * as path from 'node:path';

/** How the server is started. */
export interface ServerCommand {
    readonly command: string;
    readonly args: readonly string[];
    readonly source: 'setting' | 'bundled' | 'workspace' | 'installed';
}

/** What is known of the machine and of the workspace. */
export interface ServerPlaces {
    /** The setting 'dockerfileAnalyzers.server.path'. */
    readonly setting: string;
    /** The folder of the extension. */
    readonly extension: string;
    /** The first folder of the workspace. */
    readonly workspace: string | undefined;
    /** Whether programs that the workspace names may be started. */
    readonly isTrusted: boolean;
    readonly home: string;
    readonly platform: NodeJS.Platform;
    /** The variable PATH. */
    readonly searchPath: string;
    isFile(file: string): boolean;
    /** The text of a file, or undefined where there is none. */
    readText(file: string): string | undefined;
}

export const toolPackage = 'DockerfileAnalyzers.Tool';

const toolName = 'dockerfile-analyzers';

/** The server of the setting was not found. */
export class ServerPathError extends Error {}

/**
 * Finds the server: the one that the setting names, the bundled one, the tool of the workspace, the installed tool.
 * @throws ServerPathError The setting names a file that does not exist.
 */
export function findServer(places: ServerPlaces): ServerCommand | undefined {
    if (places.setting.trim().length > 0) {
        return findConfigured(places);
    }
    return findBundled(places) ?? findWorkspaceTool(places) ?? findInstalled(places);
}

function findConfigured(places: ServerPlaces): ServerCommand {
    const setting = places.setting.trim();
    const paths = pathsOf(places);
    let file =
        setting.startsWith('~/') || setting.startsWith('~\\') ? paths.join(places.home, setting.slice(2)) : setting;
    // A name without a folder is searched for, as a shell does.
    if (!file.includes('/') && !file.includes('\\')) {
        const found = search(places, file);
        if (found === undefined) {
            throw new ServerPathError(`'${file}' (the setting 'dockerfileAnalyzers.server.path') is not on PATH`);
        }
        return start(found, 'setting');
    }
    if (!paths.isAbsolute(file) && places.workspace !== undefined) {
        file = paths.join(places.workspace, file);
    }
    if (!places.isFile(file)) {
        throw new ServerPathError(`'${file}' (the setting 'dockerfileAnalyzers.server.path') does not exist`);
    }
    return start(file, 'setting');
}

function findBundled(places: ServerPlaces): ServerCommand | undefined {
    const folder = pathsOf(places).join(places.extension, 'server');
    const file = [...programNames(places), `${toolName}.dll`]
        .map(name => pathsOf(places).join(folder, name))
        .find(candidate => places.isFile(candidate));
    return file === undefined ? undefined : start(file, 'bundled');
}

function findWorkspaceTool(places: ServerPlaces): ServerCommand | undefined {
    if (places.workspace === undefined || !places.isTrusted) {
        return undefined;
    }
    const manifest = ['.config/dotnet-tools.json', 'dotnet-tools.json']
        .map(name => places.readText(pathsOf(places).join(places.workspace!, name)))
        .find(text => text !== undefined);
    return manifest !== undefined && listsTool(manifest)
        ? { command: 'dotnet', args: ['tool', 'run', toolName, 'lsp'], source: 'workspace' }
        : undefined;
}

/** Whether a tool manifest lists the tool. */
function listsTool(manifest: string): boolean {
    try {
        const { tools } = JSON.parse(manifest) as { tools?: Record<string, unknown> };
        return Object.keys(tools ?? {}).some(name => name.toLowerCase() === toolPackage.toLowerCase());
    } catch {
        return false;
    }
}

function findInstalled(places: ServerPlaces): ServerCommand | undefined {
    const found =
        search(places, toolName) ??
        // An editor that was started from the desktop often lacks the folder of tools in its PATH.
        programNames(places)
            .map(name => pathsOf(places).join(places.home, '.dotnet', 'tools', name))
            .find(candidate => places.isFile(candidate));
    return found === undefined ? undefined : start(found, 'installed');
}

function search(places: ServerPlaces, name: string): string | undefined {
    const paths = pathsOf(places);
    return places.searchPath
        .split(paths.delimiter)
        .filter(folder => paths.isAbsolute(folder))
        .flatMap(folder => programNames(places, name).map(program => paths.join(folder, program)))
        .find(candidate => places.isFile(candidate));
}

function start(file: string, source: ServerCommand['source']): ServerCommand {
    return file.toLowerCase().endsWith('.dll')
        ? { command: 'dotnet', args: [file, 'lsp'], source }
        : { command: file, args: ['lsp'], source };
}

function programNames(places: ServerPlaces, name: string = toolName): string[] {
    return places.platform === 'win32' && !/\.(exe|cmd|dll)$/i.test(name) ? [`${name}.exe`] : [name];
}

function pathsOf(places: ServerPlaces): path.PlatformPath {
    return places.platform === 'win32' ? path.win32 : path.posix;
}

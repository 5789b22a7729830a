/** Which documents the server is told about: a filter of languages and files. */
export const documentSelector = [
    { scheme: 'file', language: 'dockerfile' },
    { scheme: 'untitled', language: 'dockerfile' },
    { scheme: 'file', pattern: '**/*.dockerignore' },
    { scheme: 'file', pattern: '**/.containerignore' },
    { scheme: 'file', language: 'dockercompose' },
    { scheme: 'file', pattern: '**/{docker-compose,compose}{,.*}.{yml,yaml}' },
];

const projectFile = /\.(cs|vb|fs)proj$/i;

/** The projects a package can be added to: those nearest to a file first. */
export function orderProjects(projects: readonly string[], file: string | undefined): string[] {
    const shared = (project: string): number => {
        const [left, right] = [project.split(/[\\/]/), (file ?? '').split(/[\\/]/)];
        let count = 0;
        while (count < left.length - 1 && left[count] === right[count]) {
            count++;
        }
        // A project in a folder below is farther away than one in the same folder.
        return 100 * count - left.length;
    };
    return projects
        .filter(project => projectFile.test(project))
        .sort((left, right) => shared(right) - shared(left) || left.localeCompare(right));
}

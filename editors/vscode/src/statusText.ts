export type ServerState = 'starting' | 'running' | 'missing' | 'failed' | 'stopped';

export interface StatusText {
    readonly text: string;
    readonly tooltip: string;
    readonly isProblem: boolean;
}

/** What the item of the status bar says. */
export function describeStatus(state: ServerState, findings: number, server: string): StatusText {
    switch (state) {
        case 'starting':
            return { text: '$(sync~spin) Dockerfile', tooltip: `Starting ${server}`, isProblem: false };
        case 'missing':
            return {
                text: '$(warning) Dockerfile',
                tooltip: 'The server of Dockerfile Analyzers was not found',
                isProblem: true,
            };
        case 'failed':
            return {
                text: '$(error) Dockerfile',
                tooltip: 'The server of Dockerfile Analyzers does not start',
                isProblem: true,
            };
        case 'stopped':
            return {
                text: '$(circle-slash) Dockerfile',
                tooltip: 'The server of Dockerfile Analyzers has stopped',
                isProblem: true,
            };
        case 'running':
            return findings === 0
                ? { text: '$(check) Dockerfile', tooltip: `No findings in this file (${server})`, isProblem: false }
                : {
                      text: `$(checklist) Dockerfile: ${findings}`,
                      tooltip: `${findings === 1 ? '1 finding' : `${findings} findings`} in this file (${server})`,
                      isProblem: false,
                  };
    }
}

/**
 * The page of a report as a webview shows it: colors of the editor's theme instead of those of the system. A page has
 * the policy that nothing is loaded from anywhere; that stays as it is.
 */
export function adaptReport(html: string, isDark: boolean): string {
    return html
        .replace(
            /<meta name="color-scheme" content="[^"]*">/,
            `<meta name="color-scheme" content="${isDark ? 'dark' : 'light'}">`,
        )
        .replace('@media (prefers-color-scheme: dark)', isDark ? '@media all' : '@media not all');
}

/** The title of the tab: the last two parts of the path. */
export function titleReport(path: string): string {
    return `Report: ${path
        .split(/[\\/]/)
        .filter(part => part.length > 0)
        .slice(-2)
        .join('/')}`;
}

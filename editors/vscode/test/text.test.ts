import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderProjects } from '../src/documents';
import { adaptReport, titleReport } from '../src/reportPage';
import { describeStatus } from '../src/statusText';

test('the project next to the Dockerfile comes first, then those near it', () => {
    const projects = [
        '/w/src/Web/Web.csproj',
        '/w/src/Api/Api.csproj',
        '/w/src/Api/Sub/Sub.vbproj',
        '/w/Root.fsproj',
        '/w/src/a.sln',
    ];
    assert.deepEqual(orderProjects(projects, '/w/src/Api/Dockerfile'), [
        '/w/src/Api/Api.csproj',
        '/w/src/Api/Sub/Sub.vbproj',
        '/w/src/Web/Web.csproj',
        '/w/Root.fsproj',
    ]);
});

test('without a file, projects near the root come first', () => {
    assert.deepEqual(orderProjects(['/w/src/B/B.csproj', '/w/A.csproj'], undefined), [
        '/w/A.csproj',
        '/w/src/B/B.csproj',
    ]);
});

test('paths of Windows are ordered too', () => {
    assert.deepEqual(orderProjects(['C:\\w\\a\\A.csproj', 'C:\\w\\b\\B.csproj'], 'C:\\w\\b\\Dockerfile'), [
        'C:\\w\\b\\B.csproj',
        'C:\\w\\a\\A.csproj',
    ]);
});

test('a report has the colors of the theme of the editor', () => {
    const html =
        '<meta name="color-scheme" content="light dark">\n<style>@media (prefers-color-scheme: dark) { a {} }</style>';
    assert.equal(
        adaptReport(html, true),
        '<meta name="color-scheme" content="dark">\n<style>@media all { a {} }</style>',
    );
    assert.equal(
        adaptReport(html, false),
        '<meta name="color-scheme" content="light">\n<style>@media not all { a {} }</style>',
    );
});

test('the tab of a report names the folder of the Dockerfile', () => {
    assert.equal(titleReport('/w/src/api/Dockerfile'), 'Report: api/Dockerfile');
    assert.equal(titleReport('/Dockerfile'), 'Report: Dockerfile');
});

test('the status bar counts the findings of the file', () => {
    assert.equal(describeStatus('running', 0, 'x 1.0').text, '$(check) Dockerfile');
    assert.equal(describeStatus('running', 1, 'x 1.0').tooltip, '1 finding in this file (x 1.0)');
    assert.equal(describeStatus('running', 3, 'x 1.0').text, '$(checklist) Dockerfile: 3');
    assert.equal(describeStatus('running', 3, 'x 1.0').tooltip, '3 findings in this file (x 1.0)');
});

test('a server that is missing, does not start or has stopped is shown as a problem', () => {
    for (const state of ['missing', 'failed', 'stopped'] as const) {
        assert.equal(describeStatus(state, 0, '').isProblem, true, state);
    }
    assert.equal(describeStatus('starting', 0, 'x').isProblem, false);
});

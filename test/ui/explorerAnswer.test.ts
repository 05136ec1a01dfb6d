import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'mocha';
import type { OtherAnswer } from '../../src/sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const ansi = '\u001b[31m';
const hostile = `{
  "html": "<img src=x onerror=alert(1)><script>document.title='gone'</script>",
  "markdown": "[click](command:workbench.action.quit) **bold**",
  "icon": "$(flame)",
  "ansi": "red\\u001b[31m",
  "bidi": "\u202egnp.exe",
  "__proto__": {"polluted": true},
  "same": 1, "same": 12345678901234567890,
  "amount": 1.10,
  "empty": [{}, [], ""]
}`;

describe('an answer of the API explorer', () => {
  let sandbox: Sandbox;
  let folder: string;
  before(async () => {
    sandbox = await startSandbox();
    folder = await temporaryFolder('answers');
  });
  after(async () => {
    await sandbox.close();
    await removeFolder(folder);
  });
  const ui = useWorkbench({
    theme: 'dark',
    folder: () => folder,
    settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }),
  });
  const page = () => ui.workbench.editor.webview();
  const keyboard = () => ui.workbench.page.keyboard;
  const tree = () => page().getByRole('tree', { name: 'Body of the answer' });
  const row = (text: string | RegExp) => tree().getByRole('treeitem').filter({ hasText: text }).first();
  const selected = () => tree().locator('[aria-selected="true"]');
  const tab = (name: string) => page().getByRole('tab', { name }).click();
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await keyboard().press(key);
    }
  };
  /** Sends the call, and waits for the answer to it: its words stand beside the status. */
  const answered = async (answer: OtherAnswer) => {
    sandbox.setFaults({ answer: { statusText: `Fine ${sandbox.requests.length}`, ...answer }, times: 1 });
    const words = answer.statusText ?? `Fine ${sandbox.requests.length}`;
    await page().locator('vscode-button:has-text("Send")').first().click();
    await page().locator('.status').getByText(words).waitFor();
  };

  it('shows the keys and values of a body as the text that they are', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-').waitFor(); // or the view would take the answer that is made for the call
    await ui.workbench.runCommand('Trackberry: Open API Explorer');
    await page().locator('vscode-button:has-text("Send")').first().waitFor();
    await answered({
      body: hostile,
      statusText: '<b>$(bug)</b>',
      headers: { 'x-hostile': '<script>alert(1)</script> [a](command:b)' },
    });
    await row('<img src=x onerror=alert(1)><script>').waitFor();
    await row('[click](command:workbench.action.quit) **bold**').waitFor();
    await row('"$(flame)"').waitFor();
    await row('red\\u001b[31m').waitFor();
    await row('"[U+202E]gnp.exe"').waitFor();
    await row('"__proto__"').waitFor();
    await row('"polluted": true').waitFor();
    await row('"same": 1').waitFor();
    await row('"same": 12345678901234567890').waitFor();
    await row('"amount": 1.10').waitFor();
    assert.equal(await tree().locator('img, script').count(), 0);
    await ui.workbench.screenshot('answer-tree');
    await tab('Headers');
    await page().getByText('<script>alert(1)</script> [a](command:b)').waitFor();
    await tab('Text');
    await page().locator('.text-row').getByText('"__proto__": {"polluted": true},').waitFor();
    await ui.workbench.screenshot('answer-text');
    await tab('Tree');
  });

  it('says what a refusal means here', async () => {
    sandbox.setFaults({ status: 403, times: 1 });
    await page().locator('vscode-button:has-text("Send")').first().click();
    await page().locator('.status-line').getByText('Valid token, insufficient permissions').waitFor();
    await page().locator('.status-line').getByText('To headers').waitFor();
    await row('"error"').waitFor();
  });

  it('shows what is no JSON as text, and where it stops being JSON', async () => {
    await answered({ body: `<html>${ansi}<script>alert(1)</script>\n</html>`, contentType: 'text/html' });
    await page()
      .getByText('This stops being JSON at line 1, column 1: a value is missing. The server calls it text/html.')
      .waitFor();
    await page().locator('.text-row').getByText('<html>[U+001B][31m<script>alert(1)</script>').waitFor();
    assert.equal(await page().getByRole('tab', { name: 'Tree' }).count(), 0);
    await answered({ body: '{\n  "a": 1\n  "b": 2\n}' });
    await page().getByText('This stops being JSON at line 3, column 3: a comma or } is missing.').waitFor();
  });

  it('is worked by the keyboard alone, as a tree of VS Code', async () => {
    await answered({ body: '{"alpha": {"one": 1, "two": [2, 3]}, "beta": "b", "gamma": null}' });
    await tree().focus();
    await press('Home', 'ArrowDown');
    assert.match(await selected().innerText(), /"alpha"/);
    assert.equal(await selected().getAttribute('aria-level'), '2');
    assert.equal(await selected().getAttribute('aria-setsize'), '3');
    await press('ArrowLeft');
    await row(/^"one"/).waitFor({ state: 'detached' });
    assert.equal(await selected().getAttribute('aria-expanded'), 'false');
    await press('ArrowRight', 'ArrowRight', 'ArrowDown');
    assert.match(await selected().innerText(), /"two"/);
    await press('g');
    assert.match(await selected().innerText(), /"gamma": null/);
    await press('Home', 'Enter');
    await row(/^"alpha"/).waitFor({ state: 'detached' });
    await press('Enter', 'End', 'ArrowUp');
    assert.match(await selected().innerText(), /"beta"/);
    assert.equal(await tree().getAttribute('aria-activedescendant'), await selected().getAttribute('id'));
  });

  it('copies a value, and where it stands', async () => {
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = (text: string) =>
      eventually(
        'the text on the clipboard',
        () => ui.workbench.page.evaluate<string>('navigator.clipboard.readText()'),
        (found) => found === text,
      );
    await tree().focus();
    await press('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    assert.match(await selected().innerText(), /0: 2/);
    await press('ControlOrMeta+c');
    await copied('2');
    await press('Shift+Alt+C');
    await copied('$.alpha.two[0]');
    await press('Shift+F10');
    await page().getByRole('menuitem', { name: 'Copy JSON Pointer' }).waitFor();
    await ui.workbench.screenshot('answer-menu');
    await press('End', 'Enter');
    await copied('/alpha/two/0');
  });

  it('finds in keys and values, also in what is closed, and goes from match to match', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => ({
      id: `ship_${at}`,
      deep: { note: at % 250 === 9 ? 'Caf\u00e9' : '' },
    }));
    await answered({ body: JSON.stringify({ rows }) });
    await row('9: ').waitFor();
    await tree().focus();
    await press('ControlOrMeta+f');
    await keyboard().type('café');
    await page().getByText('1 of 2').waitFor();
    assert.equal(await selected().locator('mark').innerText(), 'Café');
    await press('Enter');
    await page().getByText('2 of 2').waitFor();
    await ui.workbench.screenshot('answer-search');
    await press('ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    assert.match(await selected().innerText(), /^259: /);
    await page().getByRole('button', { name: 'Collapse All' }).click();
    await row('"rows": […] 500 entries').waitFor();
  });

  it('opens as text in an editor, laid out with every digit, or as it came', async () => {
    const body = '{"n":12345678901234567890,"m":1.10,"__proto__":[]}';
    await answered({ body });
    await page().locator('vscode-button:has-text("Open as Text")').click();
    await ui.workbench.editor.tab('v1-shipments.json').waitFor();
    await eventually(
      'the laid out text',
      () => ui.workbench.editor.text(),
      (text) =>
        text.includes('"n": 12345678901234567890,\n') && text.includes('"m": 1.10') && text.includes('__proto__'),
    );
    await ui.workbench.screenshot('answer-as-text');
    await ui.workbench.runCommand('View: Close Editor');
    await tab('Text');
    await page().locator('vscode-button:has-text("Open as It Came")').click();
    await eventually(
      'the text as it came',
      () => ui.workbench.editor.text(),
      (text) => text.trim() === body,
    );
    await ui.workbench.runCommand('View: Close Editor');
    await tab('Tree');
  });

  it('is saved as it came', async () => {
    const body = '{"n":12345678901234567890, "é": "\\u00e9"}\r\n';
    await answered({ body });
    await page().locator('vscode-button:has-text("Save As…")').click();
    await eventually(
      'the path that the dialog proposes once it has read the folder',
      () => ui.workbench.quickInput.input.inputValue(),
      (path) => path.endsWith('v1-shipments.json'),
    );
    await press('Enter');
    const saved = await eventually(
      'the saved file',
      () => readFile(join(folder, 'v1-shipments.json'), 'utf8').catch(() => ''),
      (text) => text !== '',
    );
    assert.equal(saved, body);
  });

  it('shows 100,000 levels', async () => {
    await answered({ body: '['.repeat(100_000) + ']'.repeat(100_000) });
    await row('[ 1 entry').waitFor();
    await page().getByRole('button', { name: 'Expand All' }).click();
    await tree().focus();
    await press('End');
    await eventually(
      'the innermost list',
      () => selected().getAttribute('aria-level'),
      (level) => level === '100000',
    );
    await ui.workbench.screenshot('answer-deep');
  });

  it('of 20 MB is shown, searched and scrolled to its end', async () => {
    const shipment = { reference: 'BU-1', origin: 'Valparaiso, Chile', pallets: [1.5, 2, null], approved: false };
    const rows = Array.from({ length: 180_000 }, (_, at) => ({ id: `ship_${at}`, ...shipment }));
    const body = JSON.stringify(rows);
    assert.ok(body.length > 19_000_000 && body.length < 20_000_000);
    await answered({ body });
    await row(/^0: \{ 5 keys/).waitFor();
    await page().getByRole('button', { name: 'Collapse All' }).click();
    await tree().focus();
    await press('End');
    await row(/^179999: /).waitFor();
    await press('ControlOrMeta+f');
    await keyboard().type('ship_179998');
    await page().getByText('1 of 1').waitFor();
    await page().getByRole('button', { name: 'Expand All' }).click();
    await tree().focus();
    await press('End');
    await row('"approved": false').waitFor();
    await ui.workbench.screenshot('answer-large');
    await page().locator('vscode-button:has-text("Open as Text")').click();
    await eventually(
      'the large text',
      () => ui.workbench.editor.text(),
      (text) => text.includes('"id": "ship_0"'),
    );
    await ui.workbench.runCommand('View: Close Editor');
  });

  it('of more than 20 MB is not read to its end, which is said', async () => {
    sandbox.setFaults({ answer: { body: JSON.stringify('x'.repeat(20_000_000)) }, times: 1 });
    await page().locator('vscode-button:has-text("Send")').first().click();
    await page().getByText('The answer is larger than 20 MB and was not read to its end.').last().waitFor();
  });
});

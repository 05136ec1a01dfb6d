import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'mocha';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const red = '\u001b[31m';
const shipments = [
  {
    id: 'ship_1',
    reference: '$(bug) **bold** <b>html</b>',
    status: '$(flame)',
    vessel: `red${red}\nline`,
    origin: '[link](command:x)',
  },
  { id: 'ship_2', reference: 42, status: null, created_at: 'not a date', extra: { kept: true } },
  { reference: 'No id' },
  null,
  { id: 'ship_5', reference: '\u202eevil\nrm -rf x', destination: 'x'.repeat(5000) },
];

describe('values that try to break out of a row', () => {
  let server: Server;
  const baseUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  before(async () => {
    server = createServer((request, response) => {
      const detail = /\/shipments\/(\w+)/.exec(request.url ?? '')?.[1];
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(
          detail === undefined
            ? { shipments: /[?&]page=1(&|$)/.test(request.url ?? '') ? shipments : [] }
            : {
                shipment: {
                  ...shipments.find((each) => each?.id === detail),
                  pallets: 'none',
                  checks: [null, { name: '$(x)', result: 7 }],
                },
              },
        ).replace('"kept":true', '"kept":true,"long":12345678901234567890'),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': baseUrl() }) });

  it('are shown as the text that they are, or as absent', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, 'an-invented-token-for-a-hostile-server', '$(bug) **Acme**');
    const rows = await eventually(
      'five rows',
      () => ui.workbench.tree('Shipments').rows(),
      (all) => all.length === 5,
    );
    assert.match(rows[0] ?? '', /^\$\(bug\) \*\*bold\*\* <b>html<\/b> red \[31m line · \[link\]\(command:x\) → \?$/);
    assert.match(rows[1] ?? '', /^ship_2 not a date$/);
    assert.match(rows[2] ?? '', /^No id$/);
    assert.match(rows[3] ?? '', /^Shipment without reference$/);
    assert.match(rows[4] ?? '', /^evil rm -rf x \? → x+…$/);
    assert.equal(await ui.workbench.page.locator('.sidebar .label-name .codicon').count(), 0);
    await ui.workbench.screenshot('hostile-values');
  });

  it('are told of where they are not as documented', async () => {
    const tree = ui.workbench.tree('Shipments');
    const told = ui.workbench.page
      .locator('.workbench-hover:visible')
      .getByText(/1 field differs from the documentation:\s+– reference is a whole number, not text/);
    await eventually(
      'the hover, which a repainted row closes',
      async () => {
        await tree.row('No id').hover();
        await tree.row('ship_2').hover();
        return told.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => false,
        );
      },
      (visible) => visible,
    );
    await tree.expand('ship_2');
    await tree.row(/^4 fields differ from the documentation/).waitFor();
  });

  it('open, and keep in the JSON what no field knows, with every digit', async () => {
    const tree = ui.workbench.tree('Shipments');
    await tree.row('Check without name').waitFor();
    await tree.inlineAction('ship_2', 'Show Shipment as JSON');
    await eventually(
      'the JSON',
      () => ui.workbench.editor.text(),
      (text) => text.includes('"kept": true') && text.includes('"long": 12345678901234567890'),
    );
  });

  it('are copied from the shipment page as one line', async () => {
    const { workbench } = ui;
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.tree('Shipments').row('evil rm').click();
    const page = workbench.editor.webview();
    await page.getByRole('button', { name: 'Copy Reference' }).click();
    await eventually(
      'the reference in the clipboard',
      () => workbench.page.evaluate<string>('navigator.clipboard.readText()'),
      (text) => text === 'evil rm -rf x',
    );
  });

  it('do not dress up the hover of the status bar', async () => {
    const hover = await ui.workbench.statusBar.hover(/\/100/);
    assert.match(hover, /\$\(bug\) \*\*Acme\*\*/);
  });
});

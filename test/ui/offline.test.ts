import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { type ListServer, startListServer } from '../support/listServer.ts';
import type { Theme } from '../support/workbench/useWorkbench.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const listed = [3, 2, 1].map((number) => `{"id":"ship_${number}","reference":"BU-${number}","status":"pending"}`);

for (const theme of ['light', 'dark', 'high contrast'] satisfies Theme[]) {
  describe(`shipments while the API cannot be reached, ${theme}`, () => {
    let server: ListServer;
    before(async () => {
      server = await startListServer(listed);
    });
    after(() => server.stop());
    const ui = useWorkbench({
      theme,
      settings: () => ({ 'trackberry.baseUrl': server.baseUrl, 'trackberry.refreshInterval': 0.1 }),
    });
    const tree = () => ui.workbench.tree('Shipments');
    const message = () => ui.workbench.page.locator('.sidebar .message:visible').first();

    it('stay, with the time at which they came', async () => {
      await ui.workbench.openView('Trackberry');
      await connect(ui.workbench, 'an-invented-token-of-nobody', 'Acme Produce');
      await tree().row('BU-3').waitFor();
      await server.stop();
      await ui.workbench.runCommand('Trackberry: Refresh Shipments');
      await eventually(
        'the reason and the time',
        () => message().innerText(),
        (text) => assert.match(text, /Check the network connection\. Shown as of \d+:\d\d:\d\d/),
      );
      assert.deepEqual(await tree().rows(), ['BU-3', 'BU-2', 'BU-1']);
      await ui.workbench.screenshot(`shipments-offline-${theme.replace(' ', '-')}`);
    });

    it('are as they are now once it is reached again, without anybody asking', async () => {
      await server.resume();
      server.rows = ['{"id":"ship_4","reference":"BU-4","status":"pending"}', ...listed];
      await eventually(
        'the new row',
        () => tree().rows(),
        (rows) => rows[0] === 'BU-4 New',
        { timeout: 60_000 },
      );
      await message().waitFor({ state: 'hidden' });
    }).timeout(90_000);
  });
}

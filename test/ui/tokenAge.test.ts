import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { MovableClock } from '../support/movableClock.ts';
import { type Theme, useWorkbench } from '../support/workbench/useWorkbench.ts';

for (const theme of ['light', 'dark', 'high contrast'] satisfies Theme[]) {
  describe(`an old token, ${theme}`, () => {
    let sandbox: Sandbox;
    let clock: MovableClock;
    const nodeArguments: string[] = [];
    before(async () => {
      sandbox = await startSandbox();
      clock = await MovableClock.create();
      nodeArguments.push(...clock.nodeArguments);
    });
    after(async () => {
      await sandbox.close();
      await clock.dispose();
    });
    const ui = useWorkbench({
      theme,
      // A server of its own.
      env: {},
      nodeArguments,
      settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }),
    });
    const old = 'The API token of Acme Produce was set 91 days ago.';
    const picture = (name: string, mouse?: 'where it is') =>
      ui.workbench.screenshot(`${name}-${theme.replace(' ', '-')}`, mouse);
    /** As when VS Code is opened again so many days later. */
    const returnAfter = async (days: number) => {
      await clock.setDaysLater(days);
      // Left on the status bar it would show the hover again, for good.
      await ui.workbench.page.mouse.move(640, 300);
      await ui.workbench.reload();
      await ui.workbench.openView('Trackberry');
      await ui.workbench.tree('Shipments').row('BU-').waitFor();
    };

    it('is told by its age wherever its organization is', async () => {
      const { quickInput, statusBar } = ui.workbench;
      await ui.workbench.openView('Trackberry');
      await connect(ui.workbench, sandbox.token, 'Acme Produce');
      await ui.workbench.tree('Shipments').row('BU-').waitFor();
      await returnAfter(89);
      const hover = await statusBar.hover(/\d\/100/);
      assert.match(hover, /set .* \(89 days ago\)/);
      assert.doesNotMatch(hover, /The token is old/);
      await returnAfter(91);
      assert.match(await statusBar.hover(/\d\/100/), /\(91 days ago\)[\s\S]*The token is old\. Rotate Token…/);
      await picture('token-age-hover', 'where it is');
      await ui.workbench.runCommand('Trackberry: Switch Organization…');
      await quickInput.waitFor('token set 91 days ago, replace it');
      await picture('token-age-picker');
      await quickInput.cancel();
    });

    it('is spoken of, with the way to rotate it', async () => {
      const { dialog, notifications } = ui.workbench;
      await notifications.waitFor(old);
      assert.deepEqual(await notifications.buttons(old), ['Rotate Token…', 'Remind Me Later', 'Open Setting']);
      await picture('token-age');
      await notifications.click(old, 'Rotate Token…');
      assert.match(await dialog.text(), /^Rotate the token of Acme Produce\?/);
      await dialog.click('Cancel');
    });
  });
}

import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { ShipmentBook } from '../../src/sandbox/shipments.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const all = new ShipmentBook(60, 1).page(1, 60, undefined).shipments;
const loaded = all.slice(0, 25);

for (const theme of ['light', 'dark', 'high contrast'] as const) {
  describe(`sorting and grouping shipments, ${theme}`, () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox({ shipments: all.length });
    });
    after(() => sandbox.close());
    const ui = useWorkbench({ theme, settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
    const tree = () => ui.workbench.tree('Shipments');
    const rowsAre = (what: string, expected: readonly RegExp[]) =>
      eventually(
        what,
        () => tree().rows(),
        (rows) => {
          for (const [index, row] of expected.entries()) assert.match(rows[index] ?? '', row);
        },
      );
    const choose = async (command: string, item: string, way = '') => {
      await ui.workbench.runCommand(command);
      await ui.workbench.quickInput.waitFor(item);
      await ui.workbench.quickInput.input.fill(way);
      await ui.workbench.quickInput.pick(item);
    };
    const count = (status: string) => loaded.filter((shipment) => shipment.status === status).length;

    it('groups by status in the order of a shipment’s life, with counts', async () => {
      await ui.workbench.openView('Trackberry');
      await connect(ui.workbench, sandbox.token, 'Acme Produce');
      await tree().row('BU-1401').waitFor();
      await choose('Trackberry: Group Shipments…', 'By Status');
      await rowsAre('the groups', [
        new RegExp(`^Pending ${count('pending')}$`),
        new RegExp(`^Processing ${count('processing')}$`),
        new RegExp(`^Ready for Review ${count('ready_for_review')}$`),
        new RegExp(`^Approved ${count('approved')}$`),
        new RegExp(`^Rejected ${count('rejected')}$`),
        /^Load More/,
      ]);
      const label = await tree().row('Approved').getAttribute('aria-label');
      assert.equal(label, `Approved, ${count('approved')} shipments`);
      await tree().expand('Approved');
      const first = loaded.find(({ status }) => status === 'approved')?.reference ?? '';
      await tree().row(first).waitFor();
      await ui.workbench.screenshot(`shipments-groups-${theme.replace(' ', '-')}`);
    });

    it('sorts within the groups, and says by what', async () => {
      await choose('Trackberry: Sort Shipments…', 'Reference', 'a to z');
      const approved = loaded.filter(({ status }) => status === 'approved').map(({ reference }) => reference ?? '');
      const last = approved.at(-1) ?? '';
      await rowsAre('the oldest first', [/^Pending/, /^Processing/, /^Ready/, /^Approved/, new RegExp(`^${last} `)]);
      await ui.workbench.page
        .locator('.sidebar .pane-header')
        .getByText('Acme Produce · Reference, A to Z')
        .first()
        .waitFor();
    });

    it('selects a shipment inside its group', async () => {
      const hidden = loaded.findLast(({ status }) => status === 'rejected')?.reference ?? '';
      await ui.workbench.runCommand('Trackberry: Reveal Shipment…');
      await ui.workbench.quickInput.answer(hidden.toLowerCase(), 'Reveal Shipment');
      const row = tree().root.locator('[role="treeitem"][aria-selected="true"]').filter({ hasText: hidden });
      await row.waitFor();
    });

    if (theme === 'light') {
      it('is remembered for the workspace', async () => {
        await ui.workbench.reload();
        await ui.workbench.openView('Trackberry');
        await rowsAre('the groups', [/^Pending/, /^Processing/]);
        await choose('Trackberry: Group Shipments…', 'By Route');
        await tree()
          .row(/^[A-Z].* → .*, [A-Z]\w+\d+$/)
          .waitFor();
        await choose('Trackberry: Group Shipments…', 'No Groups');
        await choose('Trackberry: Sort Shipments…', 'As the Server Sends');
        await rowsAre('the shipments themselves', [/^BU-1401 /, /^BU-1400 /]);
      });

      it('looks for a shipment that is not loaded, when that is wanted, and ends a search that hides it', async () => {
        await ui.workbench.runCommand('Trackberry: Search Shipments…');
        await ui.workbench.quickInput.answer('1401');
        await ui.workbench.runCommand('Trackberry: Reveal Shipment…');
        await ui.workbench.quickInput.answer('BU-1345', 'Reveal Shipment');
        await ui.workbench.notifications.click(
          'BU-1345 is not among the 25 shipments that are loaded.',
          'Look Through All',
        );
        await tree().root.locator('[role="treeitem"][aria-selected="true"]').filter({ hasText: 'BU-1345' }).waitFor();
        await ui.workbench.runCommand('Trackberry: Reveal Shipment…');
        await ui.workbench.quickInput.answer('BU-9', 'Reveal Shipment');
        await ui.workbench.notifications.waitFor('No shipment has the id or reference BU-9.');
      });
    }
  });
}

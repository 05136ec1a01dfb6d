import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('creating a shipment from the tree', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 30 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });
  const box = () => ui.workbench.quickInput;
  const keyboard = () => ui.workbench.page.keyboard;
  const posts = () => sandbox.requests.filter(({ method }) => method === 'POST');
  const create = () => `Create in Acme Produce (${new URL(sandbox.baseUrl).host})`;
  const selected = (reference: string) =>
    ui.workbench
      .tree('Shipments')
      .root.locator('[role="treeitem"][aria-selected="true"]')
      .filter({ hasText: reference });
  const step = (at: number) => box().waitFor(`Create Shipment in Acme Produce (${at}/4)`);
  /** Types what no shipment has, and waits until the box offers it. */
  const type = async (text: string) => {
    await box().type(text);
    await box().items().filter({ hasText: 'as typed' }).filter({ hasText: text }).waitFor();
  };
  const typeAll = async (...texts: string[]) => {
    for (const [at, text] of texts.entries()) {
      await step(at + 1);
      await type(text);
      await keyboard().press('Enter');
    }
  };

  before(async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.tree('Shipments').row('BU-1371').waitFor();
  });

  it('asks field by field with the mouse, offers what is known, and keeps it when one goes back', async () => {
    await ui.workbench.viewAction('Shipments', 'Create Shipment…');
    await step(1);
    await type('BU-7001');
    await box().pick('BU-7001');
    await step(2);
    assert.equal((await box().itemTexts())[0], 'Leave vessel out');
    const [, vessel = ''] = await box().itemTexts();
    await box().pick(vessel);
    await step(3);
    await ui.workbench.screenshot('create-shipment');
    await box().root.getByRole('button', { name: 'Back' }).click();
    await step(2);
    assert.equal(await box().input.inputValue(), vessel);
    await box().root.getByRole('button', { name: 'Back' }).click();
    await step(1);
    assert.equal(await box().input.inputValue(), 'BU-7001');
    await box().pick('BU-7001');
    await step(2);
    await box().pick(vessel);
    await step(3);
    await type('San Antonio <b> $(alert)');
    await box().pick('San Antonio');
    await step(4);
    await box().pick('Leave destination out');
    const text = await ui.workbench.dialog.text();
    assert.match(text, /Create the shipment BU-7001\?/);
    assert.match(text, /origin: San Antonio <b> \$\(alert\)/);
    assert.doesNotMatch(text, /destination/);
    assert.deepEqual((await ui.workbench.dialog.buttons()).sort(), ['Cancel', 'Change…', create()]);
    await ui.workbench.screenshot('create-shipment-confirm');
    assert.deepEqual(posts(), []);
    await ui.workbench.dialog.click(create());
    await selected('BU-7001').waitFor();
    assert.equal(posts().length, 1);
    await ui.workbench.screenshot('create-shipment-done');
    await ui.workbench.expandView('History');
    await ui.workbench
      .tree('History')
      .row(/^POST \/shipments ?201 · /)
      .waitFor();
  });

  it('goes by keyboard alone, there and back', async () => {
    const before = posts().length;
    await keyboard().press('F1');
    await box().input.fill('>Trackberry: Create Shipment…');
    await box().items().filter({ hasText: 'Create Shipment…' }).first().waitFor();
    await keyboard().press('Enter');
    await typeAll('BU-7002', 'MSC Keyboard', 'Callao', 'Hamburg');
    assert.match(await ui.workbench.dialog.text(), /vessel: MSC Keyboard[\s\S]*destination: Hamburg/);
    await ui.workbench.dialog.button('Change…').press('Enter');
    await step(4);
    assert.equal(await box().input.inputValue(), 'Hamburg');
    await type('Rotterdam');
    await keyboard().press('Enter');
    assert.match(await ui.workbench.dialog.text(), /destination: Rotterdam/);
    await ui.workbench.dialog.button(create()).press('Enter');
    await selected('BU-7002').waitFor();
    assert.equal(posts().length, before + 1);
  });

  it('sends nothing when it is called off, at a step or at the end', async () => {
    const before = posts().length;
    await ui.workbench.runCommand('Trackberry: Create Shipment…');
    await typeAll('BU-7003', 'MSC Nowhere');
    await step(3);
    await box().cancel();
    await ui.workbench.runCommand('Trackberry: Create Shipment…');
    await typeAll('BU-7003', 'MSC Nowhere', 'Callao', 'Hamburg');
    await ui.workbench.dialog.click('Cancel');
    assert.equal(posts().length, before);
  });

  it('calls an outcome unknown that is unknown, repeats nothing, and finds what was created', async () => {
    const before = posts().length;
    sandbox.setFaults({ reset: 'beforeHeaders', times: 1 });
    await ui.workbench.runCommand('Trackberry: Create Shipment…');
    await typeAll('BU-7004', 'MSC Lost', 'Callao', 'Hamburg');
    await ui.workbench.dialog.click(create());
    assert.match(await ui.workbench.dialog.text(), /not known whether the shipment BU-7004 was created/);
    await ui.workbench.screenshot('create-shipment-unknown');
    await ui.workbench.dialog.click('Look for It');
    await selected('BU-7004').waitFor();
    await ui.workbench.notifications.waitFor(/A shipment BU-7004 is in the list/);
    await ui.workbench.notifications.clear();
    assert.equal(posts().length, before + 1);
  });

  it('says where it has looked when it finds nothing, and looks again', async () => {
    const before = posts().length;
    sandbox.setFaults({ status: 500, times: 1 });
    await ui.workbench.runCommand('Trackberry: Create Shipment…');
    await typeAll('BU-7005', 'MSC Lost', 'Callao', 'Hamburg');
    await ui.workbench.dialog.click(create());
    await ui.workbench.dialog.click('Look for It');
    const lists = () => sandbox.requests.filter(({ method }) => method === 'GET').length;
    assert.match(await ui.workbench.dialog.text(), /None of all 33 shipments has the reference BU-7005/);
    const looked = lists();
    await ui.workbench.dialog.click('Look Again');
    await eventually('another look', lists, (count) => count > looked);
    await ui.workbench.dialog.click('Cancel');
    assert.equal(posts().length, before + 1);
  });

  it('says that nothing was created where it was refused', async () => {
    sandbox.setFaults({ status: 403, times: 1 });
    await ui.workbench.runCommand('Trackberry: Create Shipment…');
    await typeAll('BU-7006', 'MSC Refused', 'Callao', 'Hamburg');
    await ui.workbench.dialog.click(create());
    await ui.workbench.notifications.waitFor(/not permitted to do this \(403\)/);
    await ui.workbench.notifications.clear();
  });

  it('shows what the filter hides', async () => {
    await ui.workbench.runCommand('Trackberry: Filter Shipments by Status…');
    await box().pick('Approved');
    await ui.workbench.page.getByRole('heading', { name: 'Shipments: Approved' }).first().waitFor();
    await ui.workbench.runCommand('Trackberry: Create Shipment…');
    await typeAll('BU-7007', 'MSC Hidden', 'Callao', 'Hamburg');
    await ui.workbench.dialog.click(create());
    await ui.workbench.notifications.click(
      /Created: the shipment BU-7007\. The filter by status hides it/,
      'Show All Statuses',
    );
    await selected('BU-7007').waitFor();
  });
});

describe('an organization without shipments', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ shipments: 0 });
  });
  after(() => sandbox.close());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': sandbox.baseUrl }) });

  it('is offered to create the first', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, sandbox.token, 'Acme Produce');
    await ui.workbench.welcomeView().getByRole('button', { name: 'Create Shipment…' }).click();
    await ui.workbench.quickInput.waitFor('Create Shipment in Acme Produce (1/4)');
  });
});

import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { type ListServer, startListServer } from '../support/listServer.ts';
import type { Theme } from '../support/workbench/useWorkbench.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const row = (number: number, status: string) =>
  `{"id":"ship_${number}","reference":"BU-${number}","status":"${status}","vessel":"MSC Aurora"}`;
const listed = ['pending', 'ready_for_review', 'processing', 'approved'].map((status, at) => row(9 - at, status));
const refresh = 'Trackberry: Refresh Shipments';

/** Six seconds: the least that the setting allows. */
const interval = 0.1;
const intervalMs = interval * 60_000;

/** That each refresh was one call for this page of the list. @param since milliseconds of `performance.now()`. */
function assertOneCallEach(requests: readonly string[], since: number, page: string): void {
  assert.deepEqual([...new Set(requests)], [page]);
  const most = 1 + Math.floor((performance.now() - since) / intervalMs);
  assert.ok(requests.length <= most, `${requests.length} calls where there was time for ${most} refreshes`);
}

for (const theme of ['light', 'dark', 'high contrast'] satisfies Theme[]) {
  describe(`what is new in the view of shipments, ${theme}`, () => {
    let server: ListServer;
    before(async () => {
      server = await startListServer(listed);
    });
    after(() => server.stop());
    const ui = useWorkbench({
      theme,
      settings: () => ({
        'trackberry.baseUrl': server.baseUrl,
        'trackberry.notifyOnStatus': ['ready_for_review', 'rejected'],
      }),
    });
    const tree = () => ui.workbench.tree('Shipments');
    const rows = (expected: readonly string[]) =>
      eventually(
        `the rows ${expected.join('; ')}`,
        () => tree().rows(),
        (seen) => assert.deepEqual(seen, expected),
      );
    const label = (reference: string) => tree().row(reference).getAttribute('aria-label');

    it('is marked, in words, by a dot, and for a screen reader', async () => {
      await ui.workbench.openView('Trackberry');
      await connect(ui.workbench, 'an-invented-token-of-nobody', 'Acme Produce');
      await rows(['BU-9 MSC Aurora', 'BU-8 MSC Aurora', 'BU-7 MSC Aurora', 'BU-6 MSC Aurora']);
      server.rows = [row(10, 'pending'), row(9, 'ready_for_review'), ...listed.slice(1)];
      await ui.workbench.runCommand(refresh);
      await rows([
        'BU-10 New · MSC Aurora',
        'BU-9 Was Pending · MSC Aurora',
        'BU-8 MSC Aurora',
        'BU-7 MSC Aurora',
        'BU-6 MSC Aurora',
      ]);
      assert.match((await label('BU-10')) ?? '', /^BU-10, Pending, MSC Aurora, New/);
      assert.match((await label('BU-9')) ?? '', /^BU-9, Ready for Review, MSC Aurora, Was Pending/);
    });

    it('is told of where the user asked for it, and the view counts what is ready for review', async () => {
      await ui.workbench.notifications.waitFor('BU-9 is ready for review.');
      await ui.workbench.page
        .locator('.activitybar')
        .getByRole('tab', { name: 'Trackberry - Ready for review: 2 of 5 shipments' })
        .waitFor();
      await ui.workbench.screenshot(`shipments-new-${theme.replace(' ', '-')}`);
      assert.deepEqual(await ui.workbench.notifications.texts(), ['Acme Produce: BU-9 is ready for review.']);
      await ui.workbench.notifications.click('BU-9 is ready for review.', 'Show');
      await ui.workbench.editor.tab('BU-9').waitFor();
      await eventually(
        'the row without a mark',
        () => tree().rows(),
        (seen) => seen.includes('BU-9 MSC Aurora') && seen.includes('BU-10 New · MSC Aurora'),
      );
    });

    it('is no longer marked once all is taken for seen', async () => {
      await ui.workbench.runCommand('Trackberry: Mark All Shipments as Seen');
      await eventually(
        'rows without marks',
        () => tree().rows(),
        (seen) => seen[0] === 'BU-10 MSC Aurora',
      );
    });

    it('is told of in one message where it is several', async () => {
      server.rows = server.rows.map((each) => each.replace(/"(pending|processing)"/, '"rejected"'));
      await ui.workbench.runCommand(refresh);
      await ui.workbench.notifications.waitFor('2 shipments have another status: BU-10 (Rejected), BU-7 (Rejected)');
    });
  });
}

describe('marks and the next window', () => {
  let server: ListServer;
  before(async () => {
    server = await startListServer(listed);
  });
  after(() => server.stop());
  const ui = useWorkbench({ settings: () => ({ 'trackberry.baseUrl': server.baseUrl }) });
  const tree = () => ui.workbench.tree('Shipments');
  const firstRow = (expected: string) =>
    eventually(
      `the first row ${expected}`,
      () => tree().rows(),
      ([first]) => first === expected,
    );

  it('marks after a reload what has come since the last look', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, 'an-invented-token-of-nobody', 'Acme Produce');
    await firstRow('BU-9 MSC Aurora');
    server.rows = [row(10, 'pending'), ...listed];
    await ui.workbench.runCommand(refresh);
    await firstRow('BU-10 New · MSC Aurora');
    await ui.workbench.runCommand('Trackberry: Mark All Shipments as Seen');
    await firstRow('BU-10 MSC Aurora');
    server.rows = [row(11, 'pending'), ...server.rows];
    await ui.workbench.reload();
    await ui.workbench.openView('Trackberry');
    await firstRow('BU-11 New · MSC Aurora');
    assert.equal((await tree().rows())[1], 'BU-10 MSC Aurora');
    assert.deepEqual(await ui.workbench.notifications.texts(), []);
  });
});

describe('the background refresh', () => {
  let server: ListServer;
  before(async () => {
    server = await startListServer(listed);
  });
  after(() => server.stop());
  const ui = useWorkbench({
    settings: () => ({ 'trackberry.baseUrl': server.baseUrl, 'trackberry.refreshInterval': interval }),
  });
  const tree = () => ui.workbench.tree('Shipments');

  it('brings what is new with one call, and leaves alone what has not changed', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, 'an-invented-token-of-nobody', 'Acme Produce');
    await tree().expand('BU-9');
    await tree().row('Pallets').waitFor();
    const [before, since] = [server.requests.length, performance.now()];
    server.rows = [row(10, 'pending'), ...listed];
    await tree()
      .row(/BU-10\s*New/)
      .waitFor();
    assertOneCallEach(server.requests.slice(before), since, '/api/v1/shipments?page=1&per_page=25');
  });

  it('pauses while the view is closed, and makes up for it once', async () => {
    await ui.workbench.openView('Explorer');
    await tree().root.waitFor({ state: 'hidden' });
    const before = server.requests.length;
    // That nothing happens has no event to wait for; without the pause, there would be three calls in this time.
    await new Promise((resolve) => setTimeout(resolve, 3.5 * intervalMs));
    assert.ok(server.requests.length <= before + 1, 'more than the call that was under way');
    server.rows = [row(11, 'pending'), ...server.rows];
    await ui.workbench.openView('Trackberry');
    await tree()
      .row(/BU-11\s*New/)
      .waitFor();
  });
});

describe('the background refresh of a long list', () => {
  let server: ListServer;
  const many = Array.from({ length: 250 }, (_, at) => row(250 - at, 'pending'));
  before(async () => {
    server = await startListServer(many);
  });
  after(() => server.stop());
  const ui = useWorkbench({
    settings: () => ({ 'trackberry.baseUrl': server.baseUrl, 'trackberry.refreshInterval': interval }),
  });
  const tree = () => ui.workbench.tree('Shipments');
  const lastRow = (expected: RegExp) =>
    eventually(
      `a last row ${expected}`,
      async () => {
        await tree().root.press('End');
        return tree().rows();
      },
      (rows) => expected.test(rows.at(-1) ?? ''),
    );

  it('asks for the newest hundred alone, and keeps the rest as it was', async () => {
    await ui.workbench.openView('Trackberry');
    await connect(ui.workbench, 'an-invented-token-of-nobody', 'Acme Produce');
    await tree().row('BU-250').waitFor();
    await ui.workbench.runCommand('Trackberry: Load All Shipments');
    await lastRow(/^BU-1 /);
    const [before, since] = [server.requests.length, performance.now()];
    server.rows = [row(251, 'pending'), row(250, 'approved'), ...many.slice(1, 200)];
    await tree().root.press('Home');
    await tree()
      .row(/BU-251\s*New/)
      .waitFor();
    await tree()
      .row(/BU-250\s*Was Pending/)
      .waitFor();
    await lastRow(/^BU-1 /);
    assertOneCallEach(server.requests.slice(before), since, '/api/v1/shipments?page=1&per_page=100');
  });

  it('leaves the rest to a refresh that somebody asks for', async () => {
    await ui.workbench.runCommand(refresh);
    await lastRow(/^BU-51 /);
  });
});

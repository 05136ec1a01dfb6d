import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository } from '../support/sampleRepository.ts';
import type { TemporaryRepository } from '../support/temporaryRepository.ts';
import { textsWith } from '../support/tokenTraces.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

/** Invented, and put together so that no scanner stops here; the second is not known to the extension. */
const token = ['marked', 'k4Vq', '9sTz', 'R2mX', 'token'].join('-');
const other = ['tb', 'live', 'x8Kq2Lm9', 'Wz4Pv7Rt', 'Bn3Yc6Hd'].join('_');

describe('the diagnostics, with settings that hold tokens', () => {
  let sandbox: Sandbox;
  let repository: TemporaryRepository;
  before(async () => {
    sandbox = await startSandbox({ token });
    repository = await createSampleRepository();
  });
  after(async () => {
    await sandbox.close();
    await repository.dispose();
  });
  const ui = useWorkbench({
    folder: () => repository.folder,
    machineSettings: { 'trackberry.requestTimeout': `Bearer ${other}` },
    settings: () => ({
      'trackberry.baseUrl': sandbox.baseUrl,
      'trackberry.openApi': `/tmp/${other}/${token}.yaml`,
      'trackberry.guard.whenHookCannotRun': token,
    }),
  });
  let report: string;

  it('are copied, and shown before they are pasted anywhere', async () => {
    const { workbench } = ui;
    await ui.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await connect(workbench, token, 'Acme Produce');
    await workbench.openView('Trackberry');
    await workbench.tree('Shipments').row('BU-').waitFor();
    sandbox.setFaults({ status: 403, times: 1 });
    await workbench.tree('Shipments').inlineAction('BU-1591', 'Show Shipment as JSON');
    await workbench.notifications.waitFor('(403)');
    await workbench.statusBar.item(/main/).waitFor(); // the git extension has found the repository
    await workbench.runCommand('Trackberry: Copy Diagnostics');
    report = await eventually(
      'the report in the clipboard',
      () => workbench.page.evaluate<string>('navigator.clipboard.readText()'),
      (text) => text.startsWith('### Trackberry diagnostics'),
    );
    await workbench.notifications.click('The diagnostics are in the clipboard', 'Show');
    await workbench.editor.tab('Untitled-1').waitFor();
    await eventually(
      'the report in the editor',
      () => workbench.editor.text(),
      (text) => text.includes('### Trackberry diagnostics'),
    );
    await workbench.screenshot('diagnostics');
  });

  it('tell versions, settings, quota, states and the kinds of what failed', () => {
    for (const line of [
      /^\| extension \| \d+\.\d+\.\d+ \|$/m,
      /^\| editor \| .* 1\.\d+\.\d+, en \|$/m,
      /^\| remote \| server \|$/m,
      /^\| node \| v\d+\.\d+\.\d+ \|$/m,
      /^\| connection \| stored, http:\/\/127\.0\.0\.1:\d+ \|$/m,
      /^\| organizations \| 1 stored \(secret there\) \|$/m,
      /^\| trusted \| true \|$/m,
      /^\| repositories \| 1 \|$/m,
      /^\| shipments \| 25 of 250/m,
      /^\| Left \| \d+ of 100/m,
      /^\| `trackberry\.baseUrl` \| http:\/\/127\.0\.0\.1:\d+ \(user\) \|$/m,
      /^\| `trackberry\.openApi` \| set \(user\) \|$/m,
      /^\| `trackberry\.requestTimeout` \| set \(user\) \|$/m,
      /^\| `trackberry\.guard\.whenHookCannotRun` \| set \(user\) \|$/m,
      /^\| `trackberry\.pageSize` \| 25 \(default\) \|$/m,
      /^\| \S+ \| showShipmentJson: ForbiddenError 403 \|$/m,
    ]) {
      assert.match(report, line);
    }
  });

  it('name no token, organization, folder or file', () => {
    assert.deepEqual(textsWith(token, { report }), []);
    assert.deepEqual(textsWith(other, { report }), []);
    assert.doesNotMatch(report, /Acme|berry-import|\/tmp|\.yaml|shipments\.py/);
  });
});

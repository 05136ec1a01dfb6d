import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CommitCheckSettings } from '../../src/editor/commit/commitCheckSettings.ts';
import { FakeMemento } from '../support/fakeSecretStorage.ts';

describe("the user's settings of VS Code's commit check", () => {
  const config = () => vscode.workspace.getConfiguration('git.diagnosticsCommitHook');
  const user = () => ({
    enabled: config().inspect('enabled')?.globalValue,
    sources: config().inspect('sources')?.globalValue,
  });
  const set = async (enabled?: unknown, sources?: unknown) => {
    await config().update('enabled', enabled, vscode.ConfigurationTarget.Global);
    await config().update('sources', sources, vscode.ConfigurationTarget.Global);
  };
  afterEach(() => set());

  const earlier: readonly [string, unknown, unknown][] = [
    ['nothing', undefined, undefined],
    ['that it is off', false, undefined],
    ['that it is on', true, {}],
    ['other sources', undefined, { eslint: 'warning', '*': 'none' }],
    ['this source among others', false, { trackberry: 'hint', eslint: 'error' }],
    ['what is written here', true, { trackberry: 'warning' }],
  ];
  for (const [what, enabled, sources] of earlier) {
    it(`come back where they said ${what}`, async () => {
      await set(enabled, sources);
      const before = user();
      const settings = new CommitCheckSettings(new FakeMemento());
      await settings.turnOn();
      assert.deepEqual(user(), {
        enabled: true,
        sources: { ...(sources as Record<string, string> | undefined), trackberry: 'warning' },
      });
      assert.ok(settings.areTurnedOn);
      assert.ok(settings.worksFor(undefined));
      assert.equal(await settings.turnOff(), true);
      assert.deepEqual(user(), before);
      assert.deepEqual(JSON.stringify(user()), JSON.stringify(before));
      assert.equal(settings.areTurnedOn, false);
    });
  }

  it('keep what the user has changed since', async () => {
    const settings = new CommitCheckSettings(new FakeMemento());
    await settings.turnOn();
    await set(false, { trackberry: 'warning', eslint: 'warning' });
    assert.equal(settings.areTurnedOn, false);
    await settings.turnOff();
    assert.deepEqual(user(), { enabled: false, sources: { eslint: 'warning' } });
  });

  it('remember the first values when it is turned on twice, in another window too', async () => {
    const state = new FakeMemento();
    await set(false);
    await new CommitCheckSettings(state).turnOn();
    await new CommitCheckSettings(state).turnOn();
    await new CommitCheckSettings(state).turnOff();
    assert.deepEqual(user(), { enabled: false, sources: undefined });
  });

  it('are left alone where nothing was turned on from here', async () => {
    await set(true, { eslint: 'error' });
    assert.equal(await new CommitCheckSettings(new FakeMemento()).turnOff(), false);
    assert.deepEqual(user(), { enabled: true, sources: { eslint: 'error' } });
  });

  it('tell where the settings of the workspace say otherwise, and do not touch those', async () => {
    const settings = new CommitCheckSettings(new FakeMemento());
    await config().update('enabled', false, vscode.ConfigurationTarget.Workspace);
    await settings.turnOn();
    assert.equal(settings.worksFor(vscode.workspace.workspaceFolders?.[0]?.uri), false);
    await settings.turnOff();
    assert.equal(config().inspect('enabled')?.workspaceValue, false);
    await config().update('enabled', undefined, vscode.ConfigurationTarget.Workspace);
  });
});

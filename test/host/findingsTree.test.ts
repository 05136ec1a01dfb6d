import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FindingsTree } from '../../src/editor/findings/findingsTree.ts';
import { TokenDiagnostics } from '../../src/editor/findings/tokenDiagnostics.ts';
import type { Finding } from '../../src/scan/finding.ts';
import { FakeClock } from '../support/fakeClock.ts';

const uri = vscode.Uri.file('/nowhere/call.py');

function findingAt(line: number, fingerprint = '0123456789abcdef'): Finding {
  return {
    rule: 'trackberry-token',
    severity: 'error',
    file: 'call.py',
    start: { line, character: 0 },
    end: { line, character: 8 },
    preview: 'tb... (34 characters)',
    fingerprint,
    message: 'A token',
  };
}

describe('the rows of findings', () => {
  let clock: FakeClock;
  let diagnostics: TokenDiagnostics;
  let tree: FindingsTree;
  beforeEach(() => {
    clock = new FakeClock();
    diagnostics = new TokenDiagnostics();
    tree = new FindingsTree(diagnostics, clock);
  });
  afterEach(() => {
    tree.dispose();
    diagnostics.dispose();
  });

  it('are painted again for what has changed, and for nothing else: a menu is open on one of them', async () => {
    let painted = 0;
    tree.onDidChangeTreeData(() => painted++);
    const paints = async () => {
      await clock.advance(1_000);
      return painted;
    };

    await diagnostics.setWorkspace(new Map([[uri.toString(), [findingAt(3)]]]));
    assert.equal(await paints(), 1);
    // What is staged is the same token.
    diagnostics.setStaged(new Map([[uri.toString(), { findings: [findingAt(3)], edited: false, mark: 'Staged' }]]));
    await diagnostics.setWorkspace(new Map([[uri.toString(), [findingAt(3)]]]));
    assert.equal(await paints(), 1);
    diagnostics.setWorkspaceFile(uri, [findingAt(4)]);
    assert.equal(await paints(), 2);
    diagnostics.setStaged(new Map());
    diagnostics.setWorkspaceFile(uri, []);
    assert.equal(await paints(), 3);
  });

  it('keep their ids while their lines move, and have one each', async () => {
    const ids = async (...findings: Finding[]) => {
      await diagnostics.setWorkspace(new Map([[uri.toString(), findings]]));
      const [file] = await tree.getChildren();
      return (await tree.getChildren(file)).map((node) => tree.getTreeItem(node).id);
    };
    const another = 'fedcba9876543210';
    const [one, same, other] = await ids(findingAt(1), findingAt(2), findingAt(3, another));
    assert.equal(new Set([one, same, other]).size, 3);
    assert.deepEqual(await ids(findingAt(5), findingAt(6), findingAt(7, another)), [one, same, other]);
    assert.deepEqual(await ids(findingAt(7, another)), [other]);
  });
});

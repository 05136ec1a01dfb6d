import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FindingsTree } from '../../src/editor/findings/findingsTree.ts';
import { TokenDiagnostics } from '../../src/editor/findings/tokenDiagnostics.ts';
import type { Finding } from '../../src/scan/finding.ts';
import { FakeClock } from '../support/fakeClock.ts';

const uri = vscode.Uri.file('/nowhere/call.py');

function findingAt(line: number): Finding {
  return {
    rule: 'trackberry-token',
    severity: 'error',
    file: 'call.py',
    start: { line, character: 0 },
    end: { line, character: 8 },
    preview: 'tb... (34 characters)',
    fingerprint: '0123456789abcdef',
    message: 'A token',
  };
}

describe('the rows of findings', () => {
  it('are painted again for what has changed, and for nothing else: a menu is open on one of them', async () => {
    const clock = new FakeClock();
    const diagnostics = new TokenDiagnostics();
    const tree = new FindingsTree(diagnostics, clock);
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

    tree.dispose();
    diagnostics.dispose();
  });
});

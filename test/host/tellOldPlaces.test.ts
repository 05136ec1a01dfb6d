import assert from 'node:assert/strict';
import { mock } from 'node:test';
import * as vscode from 'vscode';
import { type TellParts, tellOldPlaces } from '../../src/editor/rotate/tellOldPlaces.ts';

/** Invented, and put together so that no scanner stops here. */
const old = { token: ['9fWq', 'Lk3T', 'vB8z', 'Xm2R', 'pY6c', 'Hd4N'].join(''), label: 'Acme Produce' };

describe('the search for a token that was replaced', () => {
  afterEach(() => mock.restoreAll());

  it('says that it was replaced, and has still to be revoked, where the search fails, and searches again', async () => {
    const answers = ['Search Again', undefined];
    const shown: string[][] = [];
    mock.method(vscode.window, 'showWarningMessage', async (...message: string[]) => {
      shown.push(message);
      return answers[shown.length - 1];
    });
    const errors: string[] = [];
    const parts = {
      git: { git: () => ({}) },
      ownTokens: {
        known: async () => {
          throw new Error('The disk is full.');
        },
      },
      log: { error: (line: string) => errors.push(line) },
    } as unknown as TellParts; // all that is used of it
    const known = await tellOldPlaces(
      parts,
      { ...old, origin: 'https://trackberry.ag', refused: false },
      'It was replaced.',
    );
    assert.equal(known, false);
    const sentences =
      'It was replaced. The search for the old one failed. Something unexpected failed: Error: The disk is full. ' +
      'The old one stays valid until you revoke it at https://trackberry.ag.';
    assert.deepEqual(shown, [
      [sentences, 'Search Again'],
      [sentences, 'Search Again'],
    ]);
    assert.equal(errors.length, 2);
    assert.match(errors[0] ?? '', /The disk is full/);
  });
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  IgnoreFileError,
  ignoreFileName,
  noIgnores,
  parseIgnoreFile,
  readIgnoreFile,
  withoutIgnored,
} from '../../../src/scan/ignore.ts';
import { literalTokens } from '../../../src/scan/known/knownTokens.ts';
import { scanText } from '../../../src/scan/scanner.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { anotherToken, aToken } from './inventedTokens.ts';

const text = `TRACKBERRY_API_TOKEN=${aToken}\n${anotherToken}\nBearer ${aToken}x9\n`;

describe('the ignore list', () => {
  it('takes fingerprints, comments and blank lines', () => {
    const list = parseIgnoreFile(
      '\ufeff# fixtures\r\n0123456789abcdef\n\n  FEDCBA9876543210 # old key, revoked\r00112233445566aa',
    );
    assert.deepEqual(list.unknownLines, []);
    for (const fingerprint of ['0123456789abcdef', 'fedcba9876543210', '00112233445566aa']) {
      assert.ok(list.has(fingerprint));
    }
    assert.ok(!list.has('0123456789abcdee'));
  });

  it('names the lines that it does not know', () => {
    const { unknownLines } = parseIgnoreFile('src/a.env\n0123456789abcdef\n0123456789abcde\n!0123456789abcdef\n');
    assert.deepEqual(unknownLines, [1, 3, 4]);
  });

  it('drops what it names, and nothing else', () => {
    const findings = scanText(text, 'a.txt', literalTokens([anotherToken]));
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['trackberry-token', 'own-token', 'trackberry-token'],
    );
    assert.deepEqual(withoutIgnored(findings, noIgnores), findings);
    const list = parseIgnoreFile(findings[0]?.fingerprint ?? '');
    assert.deepEqual(withoutIgnored(findings, list), findings.slice(1));
  });

  it("never drops the user's own tokens", () => {
    const findings = scanText(text, 'a.txt', literalTokens([anotherToken]));
    const everything = parseIgnoreFile(findings.map(({ fingerprint }) => fingerprint).join('\n'));
    assert.deepEqual(
      withoutIgnored(findings, everything).map(({ rule }) => rule),
      ['own-token'],
    );
  });

  it('lies in the root of the working tree; without it nothing is ignored', async () => {
    const folder = await temporaryFolder('ignore');
    assert.equal(await readIgnoreFile(folder), noIgnores);
    await writeFile(join(folder, ignoreFileName), '0123456789abcdef\n');
    assert.ok((await readIgnoreFile(folder)).has('0123456789abcdef'));
    await removeFolder(folder);
  });

  it('does not pass over what is no file of its own, and does not wait for a pipe', async () => {
    const folder = await temporaryFolder('ignore');
    const list = join(folder, ignoreFileName);
    for (const make of [
      () => mkdir(list),
      () => symlink('/dev/zero', list),
      () => promisify(execFile)('mkfifo', [list]),
      () => writeFile(list, '#'.repeat(1_000_001)),
    ]) {
      await make();
      await assert.rejects(readIgnoreFile(folder), IgnoreFileError);
      await rm(list, { recursive: true });
    }
    await removeFolder(folder);
  });
});

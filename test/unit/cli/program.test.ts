import assert from 'node:assert/strict';
import { open, stat } from 'node:fs/promises';
import { after, before } from 'mocha';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { TemporaryRepository } from '../../support/temporaryRepository.ts';
import { aToken } from '../scan/inventedTokens.ts';
import { Program } from './program.ts';

const many = 20_000;

describe('the program trackberry-scan', function () {
  this.timeout(60_000);
  let folder: string;
  let program: Program;
  let repository: TemporaryRepository;

  before(async () => {
    folder = await temporaryFolder('program');
    program = await Program.alone(folder);
    repository = await TemporaryRepository.create({
      'many.env': `TRACKBERRY_API_TOKEN=${aToken}\n`.repeat(many),
      'clean.txt': 'clean\n',
    });
  });
  after(async () => {
    await repository.dispose();
    await removeFolder(folder);
  });

  it('writes a large report to its end, in every format', async () => {
    const json = await program.run(['many.env', '--format', 'json'], repository.folder);
    assert.equal(JSON.parse(json.stdout).findings.length, many);
    const sarif = await program.run(['many.env', '--format', 'sarif'], repository.folder);
    assert.equal(JSON.parse(sarif.stdout).runs[0].results.length, many);
    const commands = await program.run(['many.env', '--format', 'github'], repository.folder);
    assert.equal(commands.stdout.match(/^::error /gm)?.length, many);
    assert.deepEqual([json.code, sarif.code, commands.code], [1, 1, 1]);
  });

  it('ends with 1 for tokens found, whoever reads of them', async () => {
    const { code, stderr } = await program.run(['many.env', '--format', 'json'], repository.folder, {
      stdout: 'closed',
    });
    assert.equal(code, 1);
    assert.match(stderr, /^Trackberry: .*EPIPE.*\n$/);
  });

  it('ends with 2 where nothing was found and the report could not be written', async () => {
    const { code, stderr } = await program.run(['clean.txt'], repository.folder, { stdout: 'closed' });
    assert.equal(code, 2);
    assert.match(stderr, /^Trackberry: .*EPIPE.*\n$/);
    const help = await program.run(['--help'], repository.folder, { stdout: 'closed' });
    assert.equal(help.code, 2);
  });

  it('ends so on a full disk too', async function () {
    if (
      !(await stat('/dev/full').then(
        () => true,
        () => false,
      ))
    ) {
      this.skip();
    }
    const full = await open('/dev/full', 'w');
    const clean = await program.run(['clean.txt'], repository.folder, { stdout: full.fd });
    const found = await program.run(['many.env'], repository.folder, { stdout: full.fd });
    await full.close();
    assert.deepEqual([clean.code, found.code], [2, 1]);
    assert.match(clean.stderr, /^Trackberry: .*ENOSPC.*\n$/);
  });

  it('ends with 2 for what it does not understand, 0 for what is clean', async () => {
    const wrong = await program.run(['--no-such'], repository.folder);
    assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
    assert.match(wrong.stderr, /^Trackberry: Unknown option '--no-such'.*\n$/);
    assert.equal((await program.run(['clean.txt'], repository.folder)).code, 0);
  });

  it('does without an HTTP client, and says so in one line when asked for the API', async () => {
    const clean = await program.run(['clean.txt', '--check-live'], repository.folder);
    assert.deepEqual([clean.code, clean.stderr], [0, '']);
    const { code, stdout, stderr } = await program.run(
      ['many.env', '--check-live', '--format', 'json'],
      repository.folder,
    );
    assert.equal(code, 1);
    assert.match(stderr, /^Trackberry: --check-live needs the npm package.*\n$/);
    assert.equal(JSON.parse(stdout).findings.length, many);
  });
});

import { strict as assert } from 'node:assert';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { executedCases } from './executedCases.ts';
import { fixedText, withToken } from './marked.ts';
import { pathOf, run } from './programs.ts';

describe('After the fix a program prints what it printed with the token in it', () => {
  let folder = '';

  before(async () => {
    folder = await temporaryFolder('fix');
  });

  after(() => removeFolder(folder));

  for (const { file, commands, token, cases } of executedCases) {
    describe(file, () => {
      for (const [title, template] of Object.entries(cases)) {
        it(title, function () {
          if (commands.some(([program = '']) => !program.startsWith('./') && pathOf(program) === undefined)) {
            this.skip();
          }
          this.timeout(60_000);
          const fixCase = { file, template, token };
          const before = run(folder, file, withToken(fixCase), commands, {});
          assert.equal(before.status, 0, before.stderr);
          assert.ok(before.stdout.includes(token), `the case prints no token: ${before.stdout}`);
          const after = fixedText(fixCase);
          const outcome = run(folder, file, after, commands, { TRACKBERRY_API_TOKEN: token });
          assert.equal(outcome.status, 0, `${outcome.stderr}\n${after}`);
          assert.equal(outcome.stdout, before.stdout, after);
        });
      }
    });
  }
});

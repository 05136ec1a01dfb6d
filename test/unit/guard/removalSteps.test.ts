import assert from 'node:assert/strict';
import { type CommittedToken, removalSteps } from '../../../src/guard/removalSteps.ts';
import { TemporaryRepository } from '../../support/temporaryRepository.ts';

const token: CommittedToken = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  file: 'a.py',
  line: 7,
  place: 'head',
  pushed: false,
};
const commands = (text: string) => text.split('\n').filter((line) => line.startsWith('    '));
const headings = (text: string) => text.split('\n').filter((line) => line.startsWith('## '));

describe('the steps that take a token out of commits', () => {
  it('amend the last commit', () => {
    const text = removalSteps([token]);
    assert.deepEqual(commands(text), ['    git commit --amend --no-edit']);
    assert.match(text, /- 0123456789, a\.py, line 7\n/);
    assert.deepEqual(headings(text), [
      '## 1. Take it out of the last commit, 0123456789',
      '## 2. Revoke the token if in doubt',
    ]);
  });

  it('begin with the revocation where it is pushed, and end with a push', () => {
    const text = removalSteps([{ ...token, pushed: true }]);
    assert.deepEqual(headings(text), [
      '## 1. Revoke the token at once',
      '## 2. Take it out of the last commit, 0123456789',
      '## 3. Push the new commits',
    ]);
    assert.ok(commands(text).includes('    git push --force-with-lease'));
  });

  it('go through several commits, and name no file in a command', () => {
    const older: CommittedToken = { ...token, commit: 'fedcba9876543210', place: 'older', file: "x'; rm -rf ~; '" };
    const text = removalSteps([token, older, { ...older, line: 9 }]);
    assert.deepEqual(commands(text), [
      '    git commit --amend --no-edit',
      '    git rebase --interactive --rebase-merges fedcba9876^',
      '    git commit --amend --no-edit',
      '    git rebase --continue',
    ]);
    assert.match(text, /line 7 of x'; rm -rf ~; ', line 9 of x'/);
  });

  for (const place of ['older', 'root'] as const) {
    it(`work as they are written, for the ${place === 'root' ? 'first' : 'second'} of three commits`, async () => {
      await using repository = await TemporaryRepository.create({ 'a.py': 'x\n' });
      for (const [index, subject] of ['first', 'second', 'third'].entries()) {
        await repository.write({ [`${subject}.py`]: `secret ${index}\n` });
        await repository.commitAll(subject);
      }
      const subject = place === 'root' ? 'first' : 'second';
      const commit = await repository.git('rev-parse', place === 'root' ? 'HEAD~2' : 'HEAD~1');
      const [rebase = '', amend = '', proceed = ''] = commands(removalSteps([{ ...token, commit, place }]));
      const run = (command: string) => repository.git(...command.trim().split(' ').slice(1));
      const edit = `sed -i 's/^pick ${commit.slice(0, 7)}/edit ${commit.slice(0, 7)}/'`;
      await repository.git('config', 'sequence.editor', edit);
      await run(rebase);
      await repository.write({ [`${subject}.py`]: 'from the environment\n' });
      await repository.stage(`${subject}.py`);
      await run(amend);
      await run(proceed);
      assert.deepEqual(await repository.log(), ['third', 'second', 'first']);
      assert.equal(await repository.git('log', '--format=%s', '-G', 'secret', '--', `${subject}.py`), '');
    });
  }
});

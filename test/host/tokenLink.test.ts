import assert from 'node:assert/strict';
import { TokenLink } from '../../src/editor/token/tokenLink.ts';
import { TokenQuestion } from '../../src/editor/token/tokenQuestion.ts';
import { FakeClock } from '../support/fakeClock.ts';

describe('links that ask for a token', () => {
  const open = () => {
    const clock = new FakeClock();
    const question = new TokenQuestion();
    const answers: (() => void)[] = [];
    const ask = () => new Promise<void>((resolve) => answers.push(resolve));
    return { clock, question, answers, link: new TokenLink({ question, clock, ask }) };
  };

  it('ask once, however often one is opened', async () => {
    const { answers, clock, link } = open();
    const fifty = Array.from({ length: 50 }, () => link.handleUri());
    assert.equal(answers.length, 1);
    answers[0]?.();
    await Promise.all(fifty);
    await link.handleUri(); // dismissed, and opened again at once
    assert.equal(answers.length, 1);
    await clock.advance(10_000);
    void link.handleUri();
    assert.equal(answers.length, 2);
  });

  it('take no room from a question that is being answered', async () => {
    const { answers, clock, link, question } = open();
    let end = () => {};
    const typing = question.during(() => new Promise<void>((resolve) => (end = resolve)));
    await link.handleUri();
    assert.equal(answers.length, 0);
    end();
    await typing;
    await clock.advance(10_000);
    void link.handleUri();
    assert.equal(answers.length, 1);
  });
});

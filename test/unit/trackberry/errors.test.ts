import assert from 'node:assert/strict';
import {
  AnswerError,
  CertificateError,
  errorForStatus,
  ForbiddenError,
  NetworkError,
  OutcomeUnknownError,
  RateLimitedError,
  ServerError,
  TimeoutError,
  TooLargeError,
  TrackberryError,
  UnauthorizedError,
  UnexpectedStatusError,
  UnreachableError,
} from '../../../src/trackberry/errors.ts';
import { answer } from './answers.ts';

describe('errorForStatus', () => {
  for (const status of [200, 201, 204, 299]) {
    it(`is none for ${status}`, () => {
      assert.equal(errorForStatus(answer(status)), undefined);
    });
  }

  for (const [status, kind, meaning] of [
    [199, UnexpectedStatusError, 'Refused'],
    [301, UnexpectedStatusError, 'Refused'],
    [400, UnexpectedStatusError, 'Refused'],
    [401, UnauthorizedError, 'Missing or invalid API token'],
    [403, ForbiddenError, 'Valid token, insufficient permissions'],
    [404, UnexpectedStatusError, 'Not found'],
    [422, UnexpectedStatusError, 'Refused'],
    [429, RateLimitedError, 'Rate limit exceeded'],
    [500, ServerError, 'The server failed'],
    [503, ServerError, 'The server failed'],
    [599, ServerError, 'The server failed'],
  ] as const) {
    it(`is ${kind.name} for ${status}, with the answer and a sentence`, () => {
      const exchange = answer(status, {}, 'secret details');
      const error = errorForStatus(exchange);
      assert.equal(error?.constructor, kind);
      assert.ok(error instanceof AnswerError && error instanceof TrackberryError);
      assert.equal(error.exchange, exchange);
      assert.equal(error.message, `Trackberry answered ${status}: ${meaning}.`);
    });
  }
});

describe('errors', () => {
  it('stand in the order in which a caller tells them apart', () => {
    assert.ok(new TimeoutError(1) instanceof NetworkError);
    assert.ok(new UnreachableError('') instanceof NetworkError);
    assert.ok(new CertificateError('') instanceof UnreachableError);
    assert.ok(!(new TooLargeError(1) instanceof NetworkError));
    assert.ok(!(new OutcomeUnknownError(new NetworkError('')) instanceof NetworkError));
  });

  it('are sentences', () => {
    const setting = 'The setting trackberry.requestTimeout allows more.';
    assert.equal(new TimeoutError(1500, 'headers').message, `No answer began within 1.5 seconds. ${setting}`);
    assert.equal(
      new TimeoutError(1500, 'piece').message,
      `The answer stopped on its way: nothing more came for 1.5 seconds. ${setting}`,
    );
    assert.equal(
      new TimeoutError(6000, 'whole').message,
      `The answer was still not complete after 6 seconds. ${setting}`,
    );
    assert.equal(new TooLargeError(20_000_000).message, 'The answer is larger than 20 MB and was not read to its end.');
    assert.equal(
      new OutcomeUnknownError(new TimeoutError(30_000)).message,
      `It is not known whether the call was carried out: No answer began within 30 seconds. ${setting} ` +
        'Look for the result before you send it again.',
    );
  });
});

import assert from 'node:assert/strict';
import { redactedLog } from '../../../src/trackberry/log.ts';
import { Redactor } from '../../../src/trackberry/redactor.ts';
import { anotherToken, aToken } from '../scan/inventedTokens.ts';
import { RecordingLog } from './recordingLog.ts';
import { traces } from './traces.ts';

function knowing(...tokens: string[]): Redactor {
  const redactor = new Redactor();
  for (const token of tokens) {
    redactor.add(token);
  }
  return redactor;
}

describe('Redactor', () => {
  it('removes every token it knows, and no other', () => {
    const text = `${aToken} ${anotherToken} ${aToken}`;
    assert.equal(knowing(aToken).redact(text), `[token removed] ${anotherToken} [token removed]`);
    assert.equal(knowing(aToken, anotherToken).redact(text), '[token removed] [token removed] [token removed]');
    assert.equal(new Redactor().redact(text), text);
  });

  it('leaves the text around a token to the byte, escapes included', () => {
    const escaped = [...aToken].map((each) => `\\u00${each.charCodeAt(0).toString(16)}`).join('');
    const around = (middle: string) => `{"\\u00fc\\n":1.0, "a%20b": "\\\\${middle}\\"&amp;", "a": 1e400}`;
    assert.equal(knowing(aToken).redact(around(escaped)), around('[token removed]'));
    assert.equal(knowing(aToken).redact(around(aToken)), around('[token removed]'));
    assert.equal(knowing(aToken).redact(around('')), around(''));
  });

  it('removes tokens that lie over one another as one', () => {
    assert.equal(knowing('abcdefgh', 'efghijkl').redact('-abcdefghijkl-'), '-[token removed]-');
    assert.equal(knowing('abcdefghijkl', 'cdefghij').redact('-abcdefghijkl-'), '-[token removed]-');
  });

  it('leaves texts readable when a token is too short to be told from them', () => {
    assert.equal(knowing('page').redact('{"page":1}'), '{"page":1}');
  });

  it('forgets what turned out to be no token', () => {
    const redactor = knowing(aToken);
    redactor.forget(aToken);
    assert.equal(redactor.redact(aToken), aToken);
  });

  it('tells whether a token is new, so that one that is in use is not forgotten with it', () => {
    const redactor = new Redactor();
    assert.equal(redactor.add(aToken), true);
    assert.equal(redactor.add(aToken), false);
    assert.equal(redactor.add(anotherToken), true);
    assert.equal(redactor.add('page'), false);
  });

  it('keeps JSON readable', () => {
    const escaped = [...aToken].map((each) => `\\u00${each.charCodeAt(0).toString(16)}`).join('');
    const clean = knowing(aToken).redact(`{"a":"x${escaped}y","__proto__":["\\\\${aToken}"]}`);
    assert.deepEqual(Object.entries(JSON.parse(clean) as object), [
      ['a', 'x[token removed]y'],
      ['__proto__', ['\\[token removed]']],
    ]);
  });

  it('knows a token whose characters JSON escapes', () => {
    const token = ['a"b\\c', 'd/e&f<g', 'h%41i'].join('');
    const json = JSON.stringify({ sent: token });
    for (const text of [token, json, JSON.stringify(json), encodeURIComponent(token), token.replace('&', '&amp;')]) {
      assert.deepEqual(traces(knowing(token).redact(text), token), [], text);
      assert.match(knowing(token).redact(text), /\[token removed\]/);
    }
  });

  it('knows base64 in the alphabet for URLs', () => {
    const token = ['?>~', '~?>', 'a?>', '~b?'].join('');
    for (const before of ['', 'a', 'ab']) {
      const text = Buffer.from(`${before}${token}`).toString('base64url');
      assert.match(text, /[-_]/);
      assert.deepEqual(traces(knowing(token).redact(text), token), []);
    }
  });

  it('sees a token whose beginning an escape before it would swallow', () => {
    assert.equal(knowing(anotherToken).redact(`%4${anotherToken}`), '%4[token removed]');
    assert.equal(knowing(anotherToken).redact(`\\u004${anotherToken}`), '\\u004[token removed]');
  });

  it('is not confused by a text that is deep, long or full of escapes', () => {
    const deep = `${'['.repeat(100_000)}"${aToken}"${']'.repeat(100_000)}`;
    assert.equal(knowing(aToken).redact(deep), deep.replace(aToken, '[token removed]'));
    for (const sign of ['\\', '%', '%25', '\\u005c', '&#', '&#0', '&amp;']) {
      const text = sign.repeat(20_000);
      assert.equal(knowing(aToken).redact(text), text);
    }
    const long = aToken.repeat(500);
    assert.equal(knowing(long).redact(`a ${encodeURIComponent(long)} b`), 'a [token removed] b');
    assert.equal(knowing(aToken).redact(`${aToken} `.repeat(200_000)), '[token removed] '.repeat(200_000));
  });

  it('knows a token in small letters, as hosts and names of headers have it', () => {
    assert.equal(knowing(aToken).redact(`https://${aToken.toLowerCase()}.test/`), 'https://[token removed].test/');
  });

  it('knows a token in UTF-16 that was read as UTF-8', () => {
    for (const encoding of ['utf16le', 'utf-16be'] as const) {
      const bytes = Buffer.from(`"${aToken}"`, 'utf16le');
      const text = (encoding === 'utf16le' ? bytes : bytes.swap16()).toString('utf8');
      assert.doesNotMatch(knowing(aToken).redact(text).replaceAll('\0', ''), new RegExp(aToken));
    }
  });

  it('sees a token beside characters that look like escapes when they are cut down to a byte', () => {
    const escaped = [...anotherToken].map((each) => `%${each.charCodeAt(0).toString(16)}`).join('');
    for (const before of ['\u0125', '\u015c', '\u0126', '\u5546']) {
      assert.equal(knowing(anotherToken).redact(`${before}${anotherToken}`), `${before}[token removed]`);
      assert.equal(knowing(anotherToken).redact(`${before}${escaped}`), `${before}[token removed]`);
    }
    const alike = [...aToken].map((each) => String.fromCharCode(each.charCodeAt(0) + 0x100)).join('');
    assert.equal(knowing(aToken).redact(`${alike}\\n`), `${alike}\\n`);
  });

  for (const [name, piece] of Object.entries({
    backslashes: '\\',
    'escaped quotes': '\\"',
    'backslashes by their number': '\\u005c',
    'percent signs': '%',
    'percent signs in layers': '%25252541',
    ampersands: '&',
    'ampersands in layers': '&amp;amp;amp;',
    'the begin of a number': '&#0',
    'backslashes beyond Latin-1': '\u5546\\\\',
    'many tokens': `${aToken}%25`,
    'tokens in escapes': [...aToken].map((each) => `\\u00${each.charCodeAt(0).toString(16)}`).join(''),
    'almost tokens': aToken.slice(0, -1),
  })) {
    it(`is done with 5 MB in less than a second of the processor: ${name}`, () => {
      const text = piece.repeat(5_000_000 / piece.length);
      const redactor = knowing(aToken, anotherToken);
      const { user } = process.cpuUsage();
      const clean = redactor.redact(text);
      assert.ok(process.cpuUsage().user - user < 1_000_000);
      assert.deepEqual(traces(clean.slice(0, 10_000), aToken), []);
    });
  }

  it('ignores an empty token', () => {
    assert.equal(knowing('').redact('abc'), 'abc');
  });
});

describe('redactedLog', () => {
  it('lets no known token through at any level, even one that became known later', () => {
    const log = new RecordingLog();
    const redactor = new Redactor();
    const safe = redactedLog(log, redactor);
    redactor.add(aToken);
    for (const level of ['debug', 'info', 'warn', 'error'] as const) {
      safe[level](`sent Bearer ${aToken}.`);
    }
    assert.deepEqual(
      log.lines,
      ['debug', 'info', 'warn', 'error'].map((level) => `${level} sent Bearer [token removed].`),
    );
  });
});

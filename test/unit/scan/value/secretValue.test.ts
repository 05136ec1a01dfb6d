import assert from 'node:assert/strict';
import { isRealistic } from '../../../../src/scan/value/secretValue.ts';
import { pick, randomFrom } from '../seededRandom.ts';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const all = lower + lower.toUpperCase() + digits;

/** Alphabet, length and the share of random values, out of 1000, that may be taken for words: short or letters alone are hardest. */
const alphabets: readonly [name: string, alphabet: string, length: number, missed: number][] = [
  ['letters and digits', all, 20, 5],
  ['letters and digits, short', all, 12, 10],
  ['small letters and digits', lower + digits, 24, 2],
  ['hexadecimal', '0123456789abcdef', 32, 1],
  ['URL-safe', `${all}-_`, 32, 5],
  ['printable', `${all}!#$%&*+-./:=?@^_~`, 40, 20],
  ['small letters', lower, 32, 5],
  ['small letters, short', lower, 16, 30],
  ['capitals', lower.toUpperCase(), 24, 10],
  ['digits', digits, 24, 1],
];

describe('isRealistic', () => {
  for (const [name, alphabet, length, missed] of alphabets) {
    it(`takes random values for tokens: ${name}, ${length} characters`, () => {
      const random = randomFrom(length);
      let no = 0;
      for (let round = 0; round < 1000; round++) {
        const value = Array.from({ length }, () => pick(random, [...alphabet])).join('');
        no += isRealistic(value) ? 0 : 1;
      }
      assert.ok(no <= missed, `${no} of 1000 were not taken for tokens`);
    });
  }

  it('does not take names, words and paths for tokens', () => {
    const written = `BearerTokenAuthenticationFilter getShipmentTrackingNumber trackberry-production-credentials
      org.springframework.security.oauth2.client correct-horse-battery-staple /run/secrets/trackberry_token
      application/vnd.github.v3+json refreshTokenFromKeychain kubernetes.io/service-account-token user_access_token_1
      thisIsTheTokenOfTheOrganization config/initializers/trackberry.rb`.split(/\s+/);
    assert.deepEqual(written.filter(isRealistic), []);
  });

  it('asks for printable ASCII of a usual length', () => {
    const value = 'q7Rk' + 'Z2mV' + 'x9Tb';
    assert.ok(isRealistic(value));
    for (const wrong of [`${value} b`, `${value}\u00e9`, `${value}\n`, value.slice(0, 7), value.repeat(400)]) {
      assert.ok(!isRealistic(wrong));
    }
  });
});

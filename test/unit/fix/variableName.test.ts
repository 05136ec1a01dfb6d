import { strict as assert } from 'node:assert';
import { variableName } from '../../../src/fix/variableName.ts';

describe('The name of the variable', () => {
  const names: Readonly<Record<string, string>> = {
    "headers = {'Authorization': 'Bearer ": 'TRACKBERRY_API_TOKEN',
    "TRACKBERRY_API_TOKEN='": 'TRACKBERRY_API_TOKEN',
    'export TRACKBERRY_STAGING_TOKEN=': 'TRACKBERRY_STAGING_TOKEN',
    'const TRACKBERRY_KEY = "': 'TRACKBERRY_KEY',
    '{"TRACKBERRY_TOKEN_2": "': 'TRACKBERRY_TOKEN_2',
    'os.environ.get("TRACKBERRY_TEST_TOKEN", "': 'TRACKBERRY_TEST_TOKEN',
    'process.env.TRACKBERRY_TEST_TOKEN ?? `': 'TRACKBERRY_TEST_TOKEN',
    '"${TRACKBERRY_TEST_TOKEN:-': 'TRACKBERRY_TEST_TOKEN',
    'TRACKBERRY_URL=https://x/?token=': 'TRACKBERRY_API_TOKEN',
    'TRACKBERRY_URL="': 'TRACKBERRY_API_TOKEN',
    'name: TRACKBERRY_TEST_TOKEN\n          value: ': 'TRACKBERRY_TEST_TOKEN',
    '{ name = "TRACKBERRY_KEY", value = "': 'TRACKBERRY_KEY',
    'setx TRACKBERRY_KEY "': 'TRACKBERRY_KEY',
    'PATH="': 'TRACKBERRY_API_TOKEN',
    'NODE_OPTIONS=': 'TRACKBERRY_API_TOKEN',
    'xTRACKBERRY_TOKEN=': 'TRACKBERRY_API_TOKEN',
  };
  for (const [before, name] of Object.entries(names)) {
    it(`${before}…  is read from ${name}`, () => {
      assert.equal(variableName(`${before}secret`, { start: before.length, end: before.length + 6 }), name);
    });
  }
});

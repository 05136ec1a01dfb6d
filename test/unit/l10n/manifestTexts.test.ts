import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/projectRoot.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;

/** Fields of package.json that VS Code shows. */
const shown =
  /^(description|markdownDescription|title|name|contents|category|label|deprecationMessage|markdownDeprecationMessage|errorMessage|patternErrorMessage|altText)$/;
const shownLists = /^(enumDescriptions|markdownEnumDescriptions|enumItemLabels)$/;
const brand = /^Trackberry( API Explorer)?$/;

describe('the texts of package.json', () => {
  it('stand in package.nls.json, each key used there and no other', () => {
    const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
    assert.ok(used.length > 0);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  it('are all keys, but for the name of the product', () => {
    const plain: string[] = [];
    const visit = (value: unknown, isShown: boolean): void => {
      if (typeof value === 'string') {
        if (isShown && !/^%.+%$/.test(value) && !brand.test(value)) plain.push(value);
      } else if (Array.isArray(value)) {
        for (const each of value) visit(each, isShown);
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, each] of Object.entries(value)) visit(each, shown.test(key) || shownLists.test(key));
      }
    };
    const { description, capabilities, contributes } = JSON.parse(read('package.json')) as Record<string, unknown>;
    visit({ description, capabilities, contributes }, false);
    assert.deepEqual(plain, []);
  });

  it('are no empty texts', () => {
    for (const [key, text] of Object.entries(texts)) assert.match(text, /\S/, key);
  });
});

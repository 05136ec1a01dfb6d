import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/projectRoot.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const [, ...sections] = read('CHANGELOG.md').split(/^## /m);
const versions = sections.map((section) => section.split('\n')[0] ?? '');
const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

describe('the CHANGELOG', () => {
  it('begins with what is not released yet, or with the version that package.json names', () => {
    assert.ok(versions[0] === 'Unreleased' || versions[0] === version, versions[0]);
    for (const each of versions.slice(1)) {
      assert.match(each, /^\d+\.\d+\.\d+$/);
      assert.ok(each.localeCompare(version, 'en', { numeric: true }) < 0, `${each} is not before ${version}`);
    }
    assert.equal(new Set(versions).size, versions.length);
  });

  it('has in each version changes of one kind below its heading, a line each', () => {
    for (const [index, section] of sections.entries()) {
      const [before = '', ...groups] = section.split(/^### /m);
      assert.doesNotMatch(before, /^- /m, `${versions[index]}: a change without a kind`);
      const names = groups.map((group) => group.split('\n')[0] ?? '');
      assert.ok(names.length > 0);
      assert.deepEqual(
        names,
        kinds.filter((kind) => names.includes(kind)),
        versions[index],
      );
      for (const group of groups) {
        const lines = group.split('\n').slice(1).filter(Boolean);
        assert.ok(lines.length > 0 && lines.every((line) => /^- .*\.$/.test(line)), group);
      }
    }
  });
});

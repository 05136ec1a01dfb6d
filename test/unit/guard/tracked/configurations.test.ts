import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { withLefthookJson, withoutLefthookJson } from '../../../../src/guard/tracked/lefthookJson.ts';
import { withLefthookToml } from '../../../../src/guard/tracked/lefthookToml.ts';
import { lefthookYaml, withLefthookYaml } from '../../../../src/guard/tracked/lefthookYaml.ts';
import { removeBlock } from '../../../../src/guard/tracked/markedBlock.ts';
import { withPreCommitHook } from '../../../../src/guard/tracked/preCommitConfig.ts';

const run = 'npx --no-install trackberry-scan --staged';
const command = { 'trackberry-scan': { run } };
const first = '# trackberry-guard: stops a commit that adds a Trackberry API token';
const last = '# trackberry-guard: end';

interface Format {
  add: (text: string) => string | undefined;
  remove: (text: string) => string | undefined;
}

/** Adds once; what stood there stays, line for line; and it comes out to the byte. */
function added({ add, remove }: Format, text: string): string {
  const after = add(text);
  assert.ok(after !== undefined, `refused:\n${text}`);
  assert.equal(add(after), after);
  assert.equal(remove(after), text);
  return after;
}

describe('The command in .pre-commit-config.yaml', () => {
  const format: Format = { add: withPreCommitHook, remove: removeBlock };
  const entry = {
    repo: 'local',
    hooks: [
      {
        id: 'trackberry-scan',
        name: 'Trackberry API tokens',
        entry: run,
        language: 'system',
        pass_filenames: false,
        always_run: true,
        stages: ['pre-commit', 'pre-merge-commit'],
      },
    ],
  };

  it('is the first repository, indented as the others; comments stay', () => {
    const text = `# ours\nrepos: # all\n  # spelling\n  -   repo: https://example.com/a\n      rev: v1 # pinned\n      hooks: [{id: a}]\nci: {skip: [a]}\n`;
    const after = added(format, text);
    assert.ok(after.startsWith(`# ours\nrepos: # all\n  ${first}\n  - repo: local\n    hooks:\n`), after);
    assert.deepEqual(parse(after).repos, [entry, ...parse(text).repos]);
  });

  for (const text of [
    'repos:\n- repo: meta\n  hooks: [{id: identity}]',
    '---\nrepos:\n\n    - repo: meta\n      hooks: []\n...\n',
    'default_stages: [pre-push]\r\nrepos:\r\n- repo: meta\r\n  hooks: []\r\n',
    '"repos":\n- &a {repo: meta, hooks: []}\n- *a\n',
  ]) {
    it(`is added, and comes out to the byte: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parse(added(format, text)), { ...parse(text), repos: [entry, ...parse(text).repos] });
    });
  }

  for (const text of [
    '',
    'repos: []\n',
    'repos: [{repo: meta, hooks: []}]\n',
    'repos:\n',
    'repos: *none\n',
    '- repo: meta\n',
    'repos:\n- repo: meta\n---\nrepos:\n- repo: meta\n',
    'repos:\n- a: "\n',
    '? repos\n: - repo: meta\n',
    'repos: !!seq\n- repo: meta\nrepos:\n- x\n',
  ]) {
    it(`is refused where the structure is unexpected: ${JSON.stringify(text)}`, () => {
      assert.equal(withPreCommitHook(text), undefined);
    });
  }
});

describe('The command in lefthook.yml', () => {
  const format: Format = { add: withLefthookYaml, remove: removeBlock };
  const alone = { 'pre-commit': { commands: command }, 'pre-merge-commit': { commands: command } };

  it('stands under both hooks, before the other commands; comments stay', () => {
    const text = `# ours\npre-commit:\n    parallel: true\n    commands: # fast ones\n        # style\n        lint:\n            run: npm run lint {staged_files}\npre-push:\n    commands:\n        test: {run: npm test}\n`;
    const after = added(format, text);
    assert.ok(
      after.includes(
        `    commands: # fast ones\n        ${first}\n        trackberry-scan:\n          run: ${run}\n        ${last}\n        # style\n`,
      ),
      after,
    );
    const expected = parse(text);
    expected['pre-commit'].commands['trackberry-scan'] = { run };
    assert.deepEqual(parse(after), { ...expected, 'pre-merge-commit': alone['pre-merge-commit'] });
  });

  const cases: readonly (readonly [text: string, expected: object])[] = [
    ['', alone],
    ['\n', alone],
    ['# nothing yet\n', alone],
    ['colors: true', { colors: true, ...alone }],
    ['pre-commit:\npre-merge-commit:\n', alone],
    ['pre-commit: # later', alone],
    ['pre-commit:\n  piped: true\n', { ...alone, 'pre-commit': { piped: true, commands: command } }],
    ['pre-commit:\r\n  piped: true\r\n', { ...alone, 'pre-commit': { piped: true, commands: command } }],
    [
      'pre-commit:\n  jobs:\n  - run: a\n  - run: b\n',
      { ...alone, 'pre-commit': { jobs: [{ name: 'trackberry-scan', run }, { run: 'a' }, { run: 'b' }] } },
    ],
    [
      'pre-commit:\n  commands:\n    a:\n      run: |\n        x\n\n',
      { ...alone, 'pre-commit': { commands: { ...command, a: { run: 'x\n' } } } },
    ],
  ];
  for (const [text, expected] of cases) {
    it(`is added, and comes out to the byte: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parse(added(format, text)), expected);
    });
  }

  it('is offered for copying as it would be written', () => {
    assert.deepEqual(parse(lefthookYaml.join('\n')), alone);
  });

  for (const text of [
    'pre-commit: {commands: {a: {run: b}}}\n',
    'pre-commit:\n  commands: {a: {run: b}}\n',
    'pre-commit:\n  jobs: [{run: b}]\n',
    'pre-commit: true\n',
    'pre-commit:\n  commands:\n',
    '- a\n',
    'a: &x [1]\npre-commit:\n  commands: *x\n',
    'a: b: c\n',
    'a: 1\n---\nb: 2\n',
  ]) {
    it(`is refused where the structure is unexpected: ${JSON.stringify(text)}`, () => {
      assert.equal(withLefthookYaml(text), undefined);
    });
  }

  it('is refused where aliases would never end', () => {
    const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)];
    assert.equal(withLefthookYaml(`${bomb.join('\n')}\n`), undefined);
  });
});

describe('The command in lefthook.toml', () => {
  const format: Format = { add: withLefthookToml, remove: removeBlock };
  const block = `${first}
[pre-commit.commands.trackberry-scan]
run = "${run}"
[pre-merge-commit.commands.trackberry-scan]
run = "${run}"
${last}`;

  for (const text of ['', '# ours\n[pre-commit.commands.lint]\nrun = "a"\n', '[pre-commit]\nparallel = true']) {
    it(`is added, and comes out to the byte: ${JSON.stringify(text)}`, () => {
      const end = text !== '' && !text.endsWith('\n');
      assert.equal(added(format, text), end ? `${text}\n${block}` : `${text}${block}\n`);
    });
  }

  for (const text of [
    'pre-commit = { parallel = true }\n',
    'pre-commit.parallel = true\n',
    '[pre-commit]\ncommands = { lint = { run = "a" } }\n',
    '[[pre-commit]]\nrun = "a"\n',
  ]) {
    it(`is refused where a section would meet a value: ${JSON.stringify(text)}`, () => {
      assert.equal(withLefthookToml(text), undefined);
    });
  }
});

describe('The command in lefthook.json', () => {
  const format: Format = { add: withLefthookJson, remove: withoutLefthookJson };
  const alone = { 'pre-commit': { commands: command }, 'pre-merge-commit': { commands: command } };

  const cases: readonly (readonly [text: string, expected: object])[] = [
    ['{}', alone],
    ['{ }\n', alone],
    ['{\n  "colors": true\n}\n', { colors: true, ...alone }],
    [
      '{\n\t"pre-commit": {\n\t\t"parallel": true\n\t}\n}\n',
      { ...alone, 'pre-commit': { parallel: true, commands: command } },
    ],
    [
      '{"pre-commit": {"commands": {"a": {"run": "b"}}}}',
      { ...alone, 'pre-commit': { commands: { ...command, a: { run: 'b' } } } },
    ],
    ['{"pre-commit": {"commands": {}}, "pre-merge-commit": {}}', alone],
    [
      '{\n  "pre-commit": {\n    "jobs": [\n      { "run": "a" }\n    ]\n  }\n}\n',
      { ...alone, 'pre-commit': { jobs: [{ name: 'trackberry-scan', run }, { run: 'a' }] } },
    ],
  ];
  for (const [text, expected] of cases) {
    it(`is added, and comes out to the byte: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(JSON.parse(added(format, text)), expected);
    });
  }

  for (const text of [
    '',
    '[]',
    'null',
    '{"pre-commit": true}',
    '{"pre-commit": {"commands": []}}',
    '{ // c\n}',
    '{"a": 1,}',
  ]) {
    it(`is refused where the structure is unexpected: ${JSON.stringify(text)}`, () => {
      assert.equal(withLefthookJson(text), undefined);
    });
  }
});

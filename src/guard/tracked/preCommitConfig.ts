import { trackedCommand } from '../hookManager.ts';
import { hasBlock } from './markedBlock.ts';
import { isBlockSeq, pairOf, YamlText } from './yamlInsertion.ts';

const hook = {
  id: 'trackberry-scan',
  name: 'Trackberry API tokens',
  entry: trackedCommand,
  language: 'system',
  pass_filenames: false,
  always_run: true,
  stages: ['pre-commit', 'pre-merge-commit'],
};

/** An entry of `repos` in .pre-commit-config.yaml, as one would write it. */
export const preCommitEntry = [
  '- repo: local',
  '  hooks:',
  `    - id: ${hook.id}`,
  `      name: ${hook.name}`,
  `      entry: ${hook.entry}`,
  `      language: ${hook.language}`,
  `      pass_filenames: ${hook.pass_filenames}`,
  `      always_run: ${hook.always_run}`,
  `      stages: [${hook.stages.join(', ')}]`,
];

/** The configuration with our hook; as it is where it has it already. Undefined where its structure is unexpected. */
export function withPreCommitHook(text: string): string | undefined {
  if (hasBlock(text) || text.includes(trackedCommand)) {
    return text;
  }
  const yaml = YamlText.read(text);
  const repos = pairOf(yaml?.root, 'repos');
  if (yaml === undefined || repos === undefined || !isBlockSeq(repos.value)) {
    return undefined;
  }
  const value = yaml.value as { repos: unknown[] };
  const expected = { ...value, repos: [{ repo: 'local', hooks: [hook] }, ...value.repos] };
  return yaml.checked(yaml.insertUnder(repos.key, repos.value, preCommitEntry), expected);
}

import { trackedCommand } from '../hookManager.ts';
import { type CommitHook, commitHooks } from '../hookNames.ts';
import { isBlockMap, isBlockSeq, isEmptyValue, pairOf, YamlText } from './yamlInsertion.ts';

export const commandName = 'trackberry-scan';
const run = `run: ${trackedCommand}`;
const command = [`${commandName}:`, `  ${run}`];
const commands = ['commands:', ...command.map((line) => `  ${line}`)];
const job = [`- name: ${commandName}`, `  ${run}`];

/** What one would write into lefthook.yml. */
export const lefthookYaml = commitHooks.flatMap((hook) => sectionOf(hook));

/** lefthook.yml with our command under both hooks; as it is where it has it already. Undefined where its structure is unexpected. */
export function withLefthookYaml(text: string): string | undefined {
  if (text.includes(trackedCommand)) {
    return text;
  }
  return commitHooks.reduce<string | undefined>(
    (edited, hook) => (edited === undefined ? undefined : withCommand(edited, hook)),
    text,
  );
}

function withCommand(text: string, hook: CommitHook): string | undefined {
  const yaml = YamlText.read(text);
  return yaml?.checked(insert(yaml, hook), expectedOf(yaml.value, hook));
}

function insert(yaml: YamlText, hook: CommitHook): string | undefined {
  const section = pairOf(yaml.root, hook);
  if (section === undefined) {
    return yaml.append(sectionOf(hook));
  }
  if (isEmptyValue(section.value)) {
    return yaml.insertUnder(section.key, null, commands);
  }
  if (!isBlockMap(section.value)) {
    return undefined;
  }
  const named = pairOf(section.value, 'commands');
  if (named !== undefined) {
    return isBlockMap(named.value) ? yaml.insertUnder(named.key, named.value, command) : undefined;
  }
  const jobs = pairOf(section.value, 'jobs');
  if (jobs !== undefined) {
    return isBlockSeq(jobs.value) ? yaml.insertUnder(jobs.key, jobs.value, job) : undefined;
  }
  return yaml.insertUnder(section.key, section.value, commands);
}

interface Section {
  commands?: Record<string, unknown>;
  jobs?: unknown[];
}

/** What the configuration, as a value, holds with our command under this hook. */
export function expectedOf(value: unknown, hook: CommitHook): unknown {
  const before = (value ?? {}) as Record<string, Section | null>;
  const section = before[hook] ?? {};
  const after: Section =
    section.commands === undefined && section.jobs !== undefined
      ? { ...section, jobs: [{ name: commandName, run: trackedCommand }, ...section.jobs] }
      : { ...section, commands: { ...section.commands, [commandName]: { run: trackedCommand } } };
  return { ...before, [hook]: after };
}

function sectionOf(hook: CommitHook): string[] {
  return [`${hook}:`, ...commands.map((line) => `  ${line}`)];
}

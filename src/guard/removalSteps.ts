import { t } from '@vscode/l10n';

/** A token in a commit. The file's name is shown as it is: one line, without control characters. */
export interface CommittedToken {
  commit: string;
  file: string;
  /** From one. */
  line: number;
  /** `head`: HEAD itself; `root`: the first commit of all, and not HEAD. */
  place: 'head' | 'root' | 'older';
  pushed: boolean;
}

/** Hex digits by which a commit is named to a person. */
const shownDigits = 10;

export function shownCommit(id: string): string {
  return id.slice(0, shownDigits);
}

/**
 * How to take tokens out of commits, as Markdown. Commands name commits alone: a file's name never stands in a line for a shell.
 * `tokens`: those of one repository, newest commit first.
 */
export function removalSteps(tokens: readonly CommittedToken[]): string {
  const pushed = tokens.some((token) => token.pushed);
  const steps = [
    ...(pushed ? [revokeAtOnce()] : []),
    ...commitsOf(tokens).map((ofCommit) => removal(ofCommit)),
    pushed ? pushAgain() : revokeToBeSure(),
  ];
  const numbered = steps.map((step, index) => `## ${index + 1}. ${step}`);
  return `${paragraphs(intro(tokens), ...numbered, '---', afterwards())}\n`;
}

function commitsOf(tokens: readonly CommittedToken[]): CommittedToken[][] {
  const commits = new Map<string, CommittedToken[]>();
  for (const token of tokens) {
    commits.set(token.commit, [...(commits.get(token.commit) ?? []), token]);
  }
  return [...commits.values()];
}

function intro(tokens: readonly CommittedToken[]): string {
  const places = tokens.map(({ commit, file, line, pushed }) =>
    pushed
      ? t('{0} (pushed), {1}, line {2}', shownCommit(commit), file, line)
      : t('{0}, {1}, line {2}', shownCommit(commit), file, line),
  );
  return [`# ${t('A hard-coded API token was committed')}`, ...places.map((place) => `- ${place}`)].join('\n');
}

function revokeAtOnce(): string {
  return paragraphs(
    t('Revoke the token at once'),
    t(
      "A remote has the commit: whoever can read it has the token, and taking it out does not take it back. On Trackberry's web site: Settings of the organization, section API. Generate a new token, and revoke this one.",
    ),
  );
}

function revokeToBeSure(): string {
  return paragraphs(
    t('Revoke the token if in doubt'),
    t(
      "If anybody else can read this folder, its backups or a copy of the repository, revoke the token on Trackberry's web site: Settings of the organization, section API.",
    ),
  );
}

function pushAgain(): string {
  return paragraphs(
    t('Push the new commits'),
    command('git push --force-with-lease'),
    t(
      'Tell everybody who has fetched the old ones. A server may keep them for a while all the same, in forks and pull requests too.',
    ),
  );
}

function removal(tokens: readonly CommittedToken[]): string {
  const [first] = tokens;
  if (first === undefined) {
    return '';
  }
  const lines = tokens.map(({ file, line }) => t('line {0} of {1}', line, file)).join(', ');
  const id = shownCommit(first.commit);
  if (first.place === 'head') {
    return paragraphs(
      t('Take it out of the last commit, {0}', id),
      t(
        'Read the token from the environment instead, in {0}; save, and stage it (+ beside the file in Source Control). Then:',
        lines,
      ),
      command('git commit --amend --no-edit'),
    );
  }
  const base = first.place === 'root' ? '--root' : `${id}^`;
  return paragraphs(
    t('Take it out of commit {0}', id),
    t('Commit or stash what you are working on. Then:'),
    command(`git rebase --interactive --rebase-merges ${base}`),
    t(
      'Change `pick` to `edit` in front of {0}, save and close. Git stops at that commit. Read the token from the environment instead, in {1}; save, and stage it (+ beside the file in Source Control). Then:',
      id.slice(0, 7),
      lines,
    ),
    command('git commit --amend --no-edit', 'git rebase --continue'),
  );
}

function afterwards(): string {
  return t(
    "The old commit stays in this clone for some weeks (`git reflog`), and no push takes it along. VS Code's Local History may keep old copies of the file, on this machine only.",
  );
}

function command(...lines: readonly string[]): string {
  return lines.map((line) => `    ${line}`).join('\n');
}

function paragraphs(...texts: readonly string[]): string {
  return texts.join('\n\n');
}

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
    ...(pushed ? [revokeAtOnce] : []),
    ...commitsOf(tokens).map((ofCommit) => removal(ofCommit)),
    ...(pushed ? [pushAgain] : []),
    ...(pushed ? [] : [revokeToBeSure]),
  ];
  const numbered = steps.map((step, index) => `## ${index + 1}. ${step}`);
  return [intro(tokens), ...numbered, rest].join('\n\n');
}

function commitsOf(tokens: readonly CommittedToken[]): CommittedToken[][] {
  const commits = new Map<string, CommittedToken[]>();
  for (const token of tokens) {
    commits.set(token.commit, [...(commits.get(token.commit) ?? []), token]);
  }
  return [...commits.values()];
}

function intro(tokens: readonly CommittedToken[]): string {
  const places = tokens.map(
    ({ commit, file, line, pushed }) => `- ${shownCommit(commit)}${pushed ? ' (pushed)' : ''}, ${file}, line ${line}`,
  );
  return ['# A hard-coded API token was committed', ...places].join('\n');
}

const revokeAtOnce = `Revoke the token at once

A remote has the commit: whoever can read it has the token, and taking it out does not take it back. On Trackberry's web site: Settings of the organization, section API. Generate a new token, and revoke this one.`;

const revokeToBeSure = `Revoke the token if in doubt

If anybody else can read this folder, its backups or a copy of the repository, revoke the token on Trackberry's web site: Settings of the organization, section API.`;

const pushAgain = `Push the new commits

    git push --force-with-lease

Tell everybody who has fetched the old ones. A server may keep them for a while all the same, in forks and pull requests too.`;

function removal(tokens: readonly CommittedToken[]): string {
  const [first] = tokens;
  if (first === undefined) {
    return '';
  }
  const lines = tokens.map(({ file, line }) => `line ${line} of ${file}`).join(', ');
  const id = shownCommit(first.commit);
  const mend = `Read the token from the environment instead, in ${lines}; save, and stage it (+ beside the file in Source Control).`;
  if (first.place === 'head') {
    return `Take it out of the last commit, ${id}

${mend} Then:

    git commit --amend --no-edit`;
  }
  const base = first.place === 'root' ? '--root' : `${id}^`;
  return `Take it out of commit ${id}

Commit or stash what you are working on. Then:

    git rebase --interactive --rebase-merges ${base}

Change \`pick\` to \`edit\` in front of ${id.slice(0, 7)}, save and close. Git stops at that commit. ${mend} Then:

    git commit --amend --no-edit
    git rebase --continue`;
}

const rest = `---

The old commit stays in this clone for some weeks (\`git reflog\`), and no push takes it along. VS Code's Local History may keep old copies of the file, on this machine only.
`;

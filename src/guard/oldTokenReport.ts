import { t } from '@vscode/l10n';
import { formatNumber } from '../l10n/formats.ts';
import { shownCommit } from './removalSteps.ts';

/** The file's name is shown as it is: one line, without control characters. `line` counts from one. */
export interface TokenPlace {
  file: string;
  line: number;
}

/** Where a token that was replaced still stands, on this machine. */
export interface OldTokenPlaces {
  /** In what is saved, or open and not saved. */
  files: readonly TokenPlace[];
  staged: readonly TokenPlace[];
  /** Newest commit first. */
  commits: readonly (TokenPlace & { commit: string })[];
  /** In `.env` files that git ignores: where it may stand, and has to be replaced. */
  environment: readonly TokenPlace[];
  /** What could not be looked at, a sentence each. */
  leftOut: readonly string[];
}

/** Whether it stands anywhere. */
export function isFound({ files, staged, commits, environment }: OldTokenPlaces): boolean {
  return files.length + staged.length + commits.length + environment.length > 0;
}

/** More lines of one kind are counted, and not listed. */
const mostListed = 1000;

/**
 * Where the old token stands and what to do, as Markdown.
 * `origin`: the site where it is revoked; undefined where the API refuses it already.
 */
export function oldTokenReport(label: string, places: OldTokenPlaces, origin: string | undefined): string {
  const { files, staged, commits, environment, leftOut } = places;
  const sections = [
    section(
      files,
      t('In files'),
      t('Read it from the environment instead: the view "Token Findings" leads to each, and its quick fixes do it.'),
    ),
    section(staged, t('Staged for the next commit'), t('Mend the file, and stage it again before you commit.')),
    section(
      environment,
      t('In files that git ignores'),
      t('Put the new token there, so that your programs go on working.'),
    ),
    section(
      commits,
      t('In commits'),
      t(
        'A commit keeps it, and so does every clone. Once the token is revoked it is worth nothing there, and the history may stay as it is.',
      ),
    ),
    section(leftOut, t('Not looked at'), ''),
  ];
  const head = `# ${t('Where the old token of {0} still stands', label)}`;
  const first =
    origin === undefined
      ? t('Trackberry refuses this token already: it is worth nothing, wherever it stands.')
      : t(
          'Revoke it at {0}, in the settings of your organization, section API: until then it is valid, and whoever has it can use it.',
          origin,
        );
  return `${[head, first, ...sections.filter((text) => text !== '')].join('\n\n')}\n`;
}

function section(
  entries: readonly (string | TokenPlace | (TokenPlace & { commit: string }))[],
  title: string,
  hint: string,
): string {
  if (entries.length === 0) {
    return '';
  }
  const more = entries.length - mostListed;
  const lines = entries.slice(0, mostListed).map((entry) => `- ${lineOf(entry)}`);
  const rest = more > 0 ? [`- ${t('… and {0} more', formatNumber(more))}`] : [];
  return [`## ${title}`, hint, [...lines, ...rest].join('\n')].filter((text) => text !== '').join('\n\n');
}

function lineOf(entry: string | TokenPlace | (TokenPlace & { commit: string })): string {
  if (typeof entry === 'string') {
    return entry;
  }
  const place = t('{0}, line {1}', entry.file, entry.line);
  return 'commit' in entry ? `${shownCommit(entry.commit)}, ${place}` : place;
}

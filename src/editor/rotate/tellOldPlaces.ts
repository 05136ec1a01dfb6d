import * as vscode from 'vscode';
import { isFound, oldTokenReport } from '../../guard/oldTokenReport.ts';
import { formatNumber } from '../../l10n/formats.ts';
import type { RemovalGuides } from '../commit/removalGuide.ts';
import { views } from '../ids.ts';
import { describe, showError } from '../messages.ts';
import { notify } from '../notify.ts';
import { withCancel } from '../withCancel.ts';
import { type OldTokenSearch, type SearchParts, searchOldToken } from './oldTokenSearch.ts';
import { openSite, openTheSite } from './site.ts';

export interface TellParts extends SearchParts {
  guides: RemovalGuides;
}

interface OldToken {
  token: string;
  label: string;
  /** Where it is revoked. */
  origin: string;
  /** Whether the API refuses it already. */
  refused: boolean;
}

/**
 * Looks for the old token, and says where it still stands.
 * @param first what is said before it.
 * @returns whether it stands in what can still be mended here, so that its findings go on being shown.
 */
export async function tellOldPlaces(parts: TellParts, old: OldToken, first: string): Promise<boolean> {
  for (;;) {
    const search = await searchWithProgress(parts, old.token);
    if (typeof search !== 'string') {
      tell(parts, old, first, search).catch((error: unknown) => showError(error, parts.log));
      return search.files.length + search.staged.length > 0;
    }
    const again = vscode.l10n.t('Search Again');
    if ((await notify.warning([first, search, reminder(old)].join(' '), again)) !== again) {
      return false;
    }
  }
}

async function tell({ guides }: TellParts, old: OldToken, first: string, search: OldTokenSearch): Promise<void> {
  const show = vscode.l10n.t('Show Places');
  const site = openTheSite();
  const sentences = [first, result(search), ...search.leftOut, reminder(old)].join(' ');
  const found = isFound(search);
  const buttons = [...(found ? [show] : []), ...(old.refused ? [] : [site])];
  const chosen = await (found ? notify.warning(sentences, ...buttons) : notify.information(sentences, ...buttons));
  if (chosen === site) {
    await openSite(old.origin);
  } else if (chosen === show) {
    if (search.files.length + search.staged.length > 0) {
      await vscode.commands.executeCommand(`${views.findings}.focus`);
    }
    const origin = old.refused ? undefined : old.origin;
    await guides.open(vscode.l10n.t('Where the old token stands'), oldTokenReport(old.label, search, origin));
  }
}

function result(search: OldTokenSearch): string {
  const { files, staged, commits, environment, lookedAt } = search;
  if (isFound(search)) {
    return vscode.l10n.t(
      'The old one still stands in files: {0}, staged: {1}, in commits: {2}.',
      formatNumber(files.length + environment.length),
      formatNumber(staged.length),
      formatNumber(commits.length),
    );
  }
  if (lookedAt.repositories > 0) {
    return vscode.l10n.t(
      'The old one was not found here. Looked at: the files ({0}), what is staged, and the contents of the history ({1}).',
      formatNumber(lookedAt.files),
      formatNumber(lookedAt.contents),
    );
  }
  return lookedAt.files === 0 && search.leftOut.length > 0
    ? ''
    : vscode.l10n.t('The old one was not found here. Looked at: the files ({0}).', formatNumber(lookedAt.files));
}

function reminder({ origin, refused }: OldToken): string {
  return refused ? '' : vscode.l10n.t('The old one stays valid until you revoke it at {0}.', origin);
}

/** Why nothing is known, in a sentence, where it was cancelled or failed: the token was replaced all the same. */
async function searchWithProgress(parts: SearchParts, old: string): Promise<OldTokenSearch | string> {
  try {
    const search = await withCancel(vscode.l10n.t('Looking for the old token'), (progress, signal) =>
      searchOldToken(parts, old, progress, signal),
    );
    return search ?? vscode.l10n.t('The search for the old one was cancelled.');
  } catch (error) {
    parts.log.error(`The search for the old token: ${error instanceof Error ? error.stack : String(error)}`);
    return `${vscode.l10n.t('The search for the old one failed.')} ${describe(error).sentence}`;
  }
}

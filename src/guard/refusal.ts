import { t } from '@vscode/l10n';

/** What is not done, and why. `reason`: one or two sentences that say what to do. `snippet`: text to copy for doing it by hand. */
export interface Refusal {
  kind: 'refused';
  reason: string;
  snippet?: string;
}

export function refuse(reason: string, snippet?: string): Refusal {
  return snippet === undefined ? { kind: 'refused', reason } : { kind: 'refused', reason, snippet };
}

const notPermitted = ['EACCES', 'EPERM', 'EROFS'];

/** The sentence for a folder that turns out not to be writable; any other error is thrown on. */
export function refusalFor(error: unknown, folder: string): Refusal {
  if (error instanceof Error && 'code' in error && notPermitted.some((code) => code === error.code)) {
    return refuse(t('{0} cannot be written to. Allow it, and try again.', folder));
  }
  throw error;
}

import { hash } from 'node:crypto';
import { t } from '@vscode/l10n';

export type Rule = 'own-token' | 'trackberry-token' | 'bearer-token';
export type Severity = 'error' | 'warning';

/** Zero-based; `character` counts UTF-16 units, as VS Code does. */
export interface Position {
  line: number;
  character: number;
}

/** What a scan reports. It describes a secret and never carries it: it may be logged, shown and written to a file. */
export interface Finding {
  rule: Rule;
  severity: Severity;
  /** As the caller named the file: relative, with `/`, for files of a repository. */
  file: string;
  start: Position;
  /** Exclusive. */
  end: Position;
  /** At most 2 characters of the secret and its length. */
  preview: string;
  /** 16 hex digits of SHA-256 over rule, file and the line without its secrets: survives a moved line, tells nothing of the secret. */
  fingerprint: string;
  message: string;
}

export const severities: Readonly<Record<Rule, Severity>> = {
  'own-token': 'error',
  'trackberry-token': 'error',
  'bearer-token': 'warning',
};

/** What was found, and what to do. */
export function messageOf(rule: Rule): string {
  switch (rule) {
    case 'own-token':
      return t(
        'This is your own Trackberry API token. Read it from TRACKBERRY_API_TOKEN instead, and revoke it if it was ever committed.',
      );
    case 'trackberry-token':
      return t('Hard-coded Trackberry API token. Read it from TRACKBERRY_API_TOKEN instead.');
    case 'bearer-token':
      return t(
        'Hard-coded bearer token (nothing here says whether it belongs to Trackberry). Read it from the environment instead.',
      );
  }
}

/** Short secrets show nothing: 2 characters of 15 would be a real part of them. */
const previewMinimum = 16;

export function previewOf(secret: string): string {
  const shown = secret.length >= previewMinimum ? secret.slice(0, 2) : '';
  return secret.length === 1 ? t('… (1 character)') : t('{0}… ({1} characters)', shown, secret.length);
}

/** `context` is the line with every secret in it already replaced. */
export function fingerprintOf(rule: Rule, file: string, context: string): string {
  return hash('sha256', `${rule}\0${file}\0${context}`, 'hex').slice(0, 16);
}

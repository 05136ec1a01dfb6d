import { t } from '@vscode/l10n';

interface Words {
  exactly(bound: number): string;
  between(least: number, most: number): string;
  atLeast(bound: number): string;
  atMost(bound: number): string;
}

const words = {
  value: {
    exactly: String,
    between: (least, most) => t('{0} to {1}', least, most),
    atLeast: (bound) => t('at least {0}', bound),
    atMost: (bound) => t('at most {0}', bound),
  },
  characters: {
    exactly: (bound) => (bound === 1 ? t('1 character') : t('{0} characters', bound)),
    between: (least, most) => t('{0} to {1} characters', least, most),
    atLeast: (bound) => (bound === 1 ? t('at least 1 character') : t('at least {0} characters', bound)),
    atMost: (bound) => (bound === 1 ? t('at most 1 character') : t('at most {0} characters', bound)),
  },
  items: {
    exactly: (bound) => (bound === 1 ? t('1 item') : t('{0} items', bound)),
    between: (least, most) => t('{0} to {1} items', least, most),
    atLeast: (bound) => (bound === 1 ? t('at least 1 item') : t('at least {0} items', bound)),
    atMost: (bound) => (bound === 1 ? t('at most 1 item') : t('at most {0} items', bound)),
  },
} satisfies Record<string, Words>;

/** Between which bounds something lies, in words; empty where a schema gives none. */
export function range(of: keyof typeof words, least: unknown, most: unknown): string {
  const { exactly, between, atLeast, atMost } = words[of];
  if (typeof least === 'number' && typeof most === 'number') {
    return least === most ? exactly(least) : between(least, most);
  }
  if (typeof least === 'number') {
    return atLeast(least);
  }
  return typeof most === 'number' ? atMost(most) : '';
}

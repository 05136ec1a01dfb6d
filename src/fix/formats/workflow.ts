import { t } from '@vscode/l10n';
import { type Fix, replacement } from '../replacement.ts';
import { hashComment, reference } from './reference.ts';

const note = (name: string) => t('Set {0} in the secrets of the repository.', name);

const inText = reference((name) => `\${{ secrets.${name} }}`, hashComment, note);

/** GitHub Actions: an expression, or a part of the one that the secret stands in. */
export const workflow: Fix = (place) => {
  const { text, start, end, variable } = place;
  const before = text.slice(Math.max(0, start - 400), start);
  if (!/\$\{\{(?:(?!\}\})[^\r\n])*'$/.test(before) || text.charAt(end) !== "'") {
    return inText(place);
  }
  const read = new RegExp(`\\bsecrets\\.${variable}(\\s*\\|\\|\\s*)'$`).exec(before);
  const from = start - 1 - (read?.[1]?.length ?? 0);
  return replacement([{ start: from, end: end + 1, text: read === null ? `secrets.${variable}` : '' }], note(variable));
};

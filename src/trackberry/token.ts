import { t } from '@vscode/l10n';

/** The environment variable that the user's token is read from: by snippets, by `trackberry-scan`, by the editor. */
export const tokenVariable = 'TRACKBERRY_API_TOKEN';

export type ParsedToken = { ok: true; token: string } | { ok: false; reason: string };

const quotePairs: Record<string, string> = { '"': '"', "'": "'", '`': '`' };

/**
 * Reads a token as a person pastes it: white space, quotes and a leading `Bearer ` are taken off.
 * The format is not documented, so nothing else is demanded but what an HTTP header can carry
 * (RFC 9110, section 5.5): visible ASCII without spaces.
 */
export function parseToken(input: string): ParsedToken {
  const token = unquote(unquote(input).replace(/^(?:authorization:\s*)?bearer\s+/i, ''));
  if (token === '') {
    return { ok: false, reason: t('Paste the API token that Trackberry showed you.') };
  }
  if (/\s/.test(token)) {
    return { ok: false, reason: t('A token has no spaces or line breaks inside. Paste the token alone.') };
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return { ok: false, reason: t('The token contains a character that no token has. Copy it again from Trackberry.') };
  }
  return { ok: true, token };
}

function unquote(text: string): string {
  const trimmed = text.trim();
  const closing = quotePairs[trimmed.charAt(0)];
  return closing !== undefined && trimmed.length > 1 && trimmed.endsWith(closing)
    ? trimmed.slice(1, -1).trim()
    : trimmed;
}

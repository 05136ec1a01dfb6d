import type { TextRange } from '../scan/textRange.ts';

/** What the Trackberry documentation and the explorer's snippets call it. */
const usual = 'TRACKBERRY_API_TOKEN';

/**
 * The name that stands in front of the secret: assigned to (`X=`, `"X": `, `X := `), or read with the secret as the fallback
 * (`os.environ.get("X", "…`, `${X:-…}`).
 */
const nameBefore =
  /(?<![\w$])([A-Z][A-Z0-9_]{3,60})["'`\])}]{0,3}(?:\s{0,10}(?:[:=?|,/-]|or\b){1,3}\s{0,10}|\s{1,10}|,?\s{1,40}["']?value["']?\s{0,10}[:=]\s{0,10})[\w$@]{0,3}["'`]{0,3}$/;

/**
 * The variable that a secret is to be read from: the usual one, or the name that the text itself gives it, so that the tokens of
 * two environments stay two. A text names only variables of Trackberry: it must not choose `PATH` or `NODE_OPTIONS`.
 */
export function variableName(text: string, { start }: TextRange): string {
  const name = nameBefore.exec(text.slice(Math.max(0, start - 100), start))?.[1];
  return name !== undefined && /TRACK_?BERRY/.test(name) && /TOKEN|KEY|SECRET|PAT$|AUTH/.test(name) ? name : usual;
}

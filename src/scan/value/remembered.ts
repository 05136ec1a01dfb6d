/** A text of many names is no reason to keep them all. */
const most = 2000;

/** The same judgement, made once for each of the strings that come again: hostile and generated texts repeat themselves. */
export function remembered(judge: (text: string) => boolean): (text: string) => boolean {
  const verdicts = new Map<string, boolean>();
  // To compare two strings costs less than to look one up.
  let last: string | undefined;
  let verdict = false;
  return (text) => {
    if (text !== last) {
      last = text;
      verdict = verdicts.get(text) ?? judge(text);
      if (verdicts.size < most) {
        verdicts.set(text, verdict);
      }
    }
    return verdict;
  };
}

/**
 * A sentence in which one part is an element of its own: where it stands is for the translation to say.
 * @param part as it stands in the sentence.
 */
export function withElement(sentence: string, part: string, made: Node): readonly (Node | string)[] {
  const at = sentence.indexOf(part);
  const after = at + part.length;
  return at < 0 ? [sentence] : [sentence.slice(0, at), made, sentence.slice(after)].filter((each) => each !== '');
}

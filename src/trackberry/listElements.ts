import { endOfString } from './json.ts';

/**
 * The first `most` elements of a list that an object has, each as its text, letter by letter. The texts are slices of
 * `json`, and share its memory.
 * @param json valid; the object is the outermost value.
 * @param name of the list; where it comes twice the last one counts, as for `JSON.parse`.
 */
export function listElements(json: string, name: string, most: number): string[] {
  let elements: string[] = [];
  let key = '""';
  let inList = false;
  let levels = 0;
  let start = 0;
  const take = (end: number) => {
    const text = inList && elements.length < most ? json.slice(start, end).trim() : '';
    if (text !== '') {
      elements.push(text);
    }
    start = end + 1;
  };
  for (let at = 0; at < json.length; at += 1) {
    switch (json[at]) {
      case '"': {
        const end = endOfString(json, at);
        key = levels === 1 ? json.slice(at, end) : key;
        at = end - 1;
        break;
      }
      case '[':
      case '{':
        levels += 1;
        if (levels === 2 && JSON.parse(key) === name) {
          elements = [];
          inList = true;
          start = at + 1;
        }
        break;
      case ',':
        if (levels === 2) {
          take(at);
        }
        break;
      case ']':
      case '}':
        if (levels === 2) {
          take(at);
          inList = false;
        }
        levels -= 1;
    }
  }
  return elements;
}

/**
 * Ways in which a token can still be read out of a text, found by undoing encodings rather than by making them: so it
 * shares nothing with the redactor that it judges.
 */
export function traces(text: string, token: string): string[] {
  const readings: Record<string, string> = {
    'as it is': text,
    'JSON escapes': withoutJson(text),
    'percent signs': withoutPercent(text),
    'percent signs twice': withoutPercent(withoutPercent(text)),
    'JSON escapes in percent signs': withoutJson(withoutPercent(text)),
    'HTML entities': text.replace(/&#(\d+);/g, (_, decimal: string) => String.fromCharCode(Number(decimal))),
    base64: decoded(text, /[\w+/-]{8,}/g),
  };
  return Object.keys(readings).filter((how) => readings[how]?.includes(token));
}

function withoutJson(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => character(hex)).replace(/\\(.)/g, '$1');
}

function withoutPercent(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => character(hex));
}

function character(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function decoded(text: string, runs: RegExp): string {
  return [...text.matchAll(runs)].map(([run]) => Buffer.from(run, 'base64').toString('latin1')).join('\n');
}

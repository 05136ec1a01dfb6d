import { aToken } from './inventedTokens.ts';

export function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

/**
 * Texts of at least `length` characters, in which there is nothing to find. Each once made a scanner, this one or another,
 * take seconds: a quantifier next to its own class, or a part read again and again.
 */
export function hostileTexts(length: number): Readonly<Record<string, string>> {
  const fill = (piece: string) => repeated(piece, length);
  return {
    token: fill('token'),
    spaces: fill(' '),
    'double quotes': fill('"'),
    'single quotes': fill("'"),
    'open curl': fill('curl -H "a '),
    'one-line bundle': fill(
      `function a(b){return{Authorization:"Bearer "+b,trackberry:{token:b,x:["${'f'.repeat(80)}"]}}}`,
    ),
    'Bearer and spaces': fill(`Bearer${' '.repeat(50)}`),
    'Bearer again and again': fill('Bearer '),
    'Bearer in one word': fill('Bearer%20'),
    'Bearer and brackets': `Bearer ${fill(')')}x`,
    'open headers': fill('Authorization: Bearer '),
    'quoted headers': fill('"Authorization":"Bearer '),
    'names of Trackberry': fill('trackberry '),
    'names without end': fill('trackberry_token'),
    'assignments without end': fill('trackberry_token='),
    'assignments with colons': fill('trackberry_token:'),
    'open quotes': fill('trackberry_token="'),
    'escaped quotes': fill('trackberry_token=\\"'),
    'open sections': fill('trackberry:{'),
    'open calls': fill('TrackberryClient('),
    'open headings': fill('[trackberry\n'),
    'indented sections': fill('trackberry:\n '),
    'line feeds': fill('trackberry_token:\n'),
    'line continuations': fill('trackberry_token=\\\n'),
    'joined literals': `trackberry_token = ${fill('"a" + ')}`,
    'literals side by side': `trackberry_token = ${fill('"a" ')}`,
    'partners without value': fill(`trackberry_token"${' '.repeat(80)}`),
    'bearer names': fill('bearer_token='),
    'a variable everywhere': `"Bearer " + token; ${fill('token ')}`,
    'a variable assigned everywhere': `"Bearer {token}" ${fill('token=')}`,
    'variables in many places': fill('"Bearer " + token; token = x; '),
    'angle brackets': `Bearer ${fill('<a')}`,
    placeholders: fill('curl https://trackberry.ag -H "Authorization: Bearer YOUR_API_TOKEN" '),
    'environment reads': fill('trackberry_token = os.environ["TRACKBERRY_API_TOKEN"]\n'),
    'base64 soup': fill('Bearer/q7RkZ2mVx9TbLw4N+cY6HpJ3s/'),
    'curly braces': `trackberry: ${fill('{')}`,
    'comment openers': fill('/* trackberry:ignore '),
  };
}

/** As many tokens as `length` characters hold: nothing to save work on. */
export function tokensOnOneLine(length: number): string {
  return repeated(`TRACKBERRY_TOKEN=${aToken} `, length);
}

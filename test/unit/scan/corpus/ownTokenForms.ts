import { pick, type Random } from '../seededRandom.ts';

/** A form that the user's own token takes, and a text in which it stands in place of `§`; nothing else gives it away. */
export interface OwnTokenForm {
  name: string;
  file: string;
  text: string;
  form(token: string, random: Random): string;
}

const plain = (token: string) => token;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const hex = (token: string) => Buffer.from(token).toString('hex');

/** Every character, or the ones that are neither letters nor digits. */
function escaped(token: string, written: (code: number) => string, which = /./g): string {
  return token.replaceAll(which, (character) => written(character.charCodeAt(0)));
}

const padded = (code: number, length: number) => code.toString(16).padStart(length, '0');
const unicode = (code: number) => `\\u${padded(code, 4)}`;
const specials = /[^A-Za-z0-9]/g;

/** Cut in two to four, each part at least 3 characters, with `joint` in between. */
function split(joint: string): (token: string, random: Random) => string {
  return (token, random) => {
    const parts = pick(random, [2, 2, 3, 4]);
    const size = Math.floor(token.length / parts);
    const cuts = Array.from({ length: parts - 1 }, (_, index) => size * (index + 1) - Math.floor(random() * 3));
    return [0, ...cuts].map((cut, index) => token.slice(cut, cuts[index] ?? token.length)).join(joint);
  };
}

function halves(token: string, joint: string): string {
  const middle = token.length >> 1;
  return token.slice(0, middle) + joint + token.slice(middle);
}

function own(name: string, file: string, text: string, form: OwnTokenForm['form'] = plain): OwnTokenForm {
  return { name, file, text, form };
}

export const ownTokenForms: readonly OwnTokenForm[] = [
  own('plain, a word', 'a.txt', 'first\nthe key is § I think\n'),
  own('plain, in a call', 'a.py', 'x = 1\nlogin(user, "§")\n'),
  own('plain, in an address', 'a.md', 'https://x.test/login?k=§&n=2\n'),
  own('plain, in the path of an address', 'a.md', 'https://x.test/§/list\n'),
  own('plain, as user of an address', 'a.md', 'https://§@x.test/\n'),
  own('plain, in CSV', 'a.csv', '1,a,§,b\n2,c,d,e\n'),
  own('plain, between letters', 'a.txt', 'abc§xyz\n'),
  own('plain, in a comment', 'a.c', '/* §*/\n'),
  own('plain, in a lock file', 'a.lock', '//r.test/:_authToken=§\n'),
  own('plain, in a placeholder name', 'a.txt', 'YOUR_TOKEN=§ # example\n'),
  own('plain, on a long line', 'a.min.js', `${'function f(a){return a}'.repeat(400)}var k="§";\n`),
  own('base64, alone', 'a.txt', 'data: §\n', base64),
  own('base64, one character before it', 'a.txt', 'data: "§"\n', (token) => base64(`x${token}`)),
  own('base64, two characters before it', 'a.txt', 'data: "§"\n', (token) => base64(`xy${token}`)),
  own('base64, text after it', 'a.txt', 'data: "§"\n', (token) => base64(`${token}:`)),
  own('Basic, as user', 'a.sh', 'curl -H "Authorization: Basic §"\n', (token) => base64(`${token}:`)),
  own('Basic, as password', 'a.sh', 'curl -H "Authorization: Basic §"\n', (token) => base64(`me:${token}`)),
  own('Basic, of a longer name', 'a.http', 'Authorization: Basic §\n', (token) => base64(`api-user:${token}`)),
  own('base64, inside longer text', 'a.json', '{"blob": "§"}\n', (token) =>
    base64(`{"name": "sync", "token": "${token}", "more": [1, 2, 3]}`),
  ),
  own('base64, inside other longer text', 'a.yaml', 'data:\n  .env: §\n', (token) =>
    base64(`PORT=80\nKEY=${token}\nNODE_ENV=production\n`),
  ),
  own('base64url, alone', 'a.txt', 'k=§\n', base64url),
  own('base64url, one character before it', 'a.txt', 'k=§\n', (token) => base64url(`~${token}`)),
  own('base64url, two characters before it', 'a.txt', 'k=§\n', (token) => base64url(`~?${token}`)),
  own('base64url, inside longer text', 'a.txt', 'k=§\n', (token) => base64url(`{"user":"sync?","key":"${token}"}`)),
  own('URL-encoded', 'a.txt', 'k=§&a=1\n', encodeURIComponent),
  own('URL-encoded, the specials', 'a.txt', 'k=§&a=1\n', (token) =>
    escaped(token, (code) => `%${padded(code, 2).toUpperCase()}`, specials),
  ),
  own('URL-encoded, every character', 'a.txt', 'k=§&a=1\n', (token) =>
    escaped(token, (code) => `%${padded(code, 2).toUpperCase()}`),
  ),
  own('URL-encoded, every character, lower case', 'a.txt', 'k=§\n', (token) =>
    escaped(token, (code) => `%${padded(code, 2)}`),
  ),
  own('hex, lower case', 'a.txt', 'k = §\n', hex),
  own('hex, upper case', 'a.txt', 'k = §\n', (token) => hex(token).toUpperCase()),
  own('hex, inside longer hex', 'a.sql', "VALUES (x'§');\n", (token) => hex(`key=${token};`)),
  own('\\u escapes, every character', 'a.json', '{\n"a": "§"}\n', (token) => escaped(token, unicode)),
  own('\\u escapes, upper case', 'a.json', '{"a": "§"}\n', (token) =>
    escaped(token, (code) => `\\u${padded(code, 4).toUpperCase()}`),
  ),
  own('\\u escapes, the specials', 'a.json', '{"a": "§"}\n', (token) => escaped(token, unicode, specials)),
  own('\\u{} escapes', 'a.js', "const a = '§';\n", (token) => escaped(token, (code) => `\\u{${padded(code, 2)}}`)),
  own('\\x escapes', 'a.py', 'a = b"§"\n', (token) => escaped(token, (code) => `\\x${padded(code, 2)}`)),
  own('\\x escapes, upper case', 'a.c', 'char a[] = "§";\n', (token) =>
    escaped(token, (code) => `\\x${padded(code, 2).toUpperCase()}`),
  ),
  own('\\x escapes, the specials', 'a.js', 'a = "§"\n', (token) =>
    escaped(token, (code) => `\\x${padded(code, 2)}`, specials),
  ),
  own('split with +', 'a.js', "const a = '§';\n", split("' + '")),
  own('split with + without spaces', 'a.min.js', 'var a="§";\n', split('"+"')),
  own('split with + over lines', 'A.java', 'String a =\n    "§";\n', split('"\n    + "')),
  own('split with + at the end of lines', 'a.go', 'const a = "§"\n', split('" +\n\t"')),
  own('split in a call over lines', 'a.kt', 'login(\n  "§",\n)\n', split('" +\n    "')),
  own('split with .', 'a.php', "$a = '§';\n", split("' . '")),
  own('split with . over lines', 'a.pl', "my $a = '§';\n", split("'\n  . '")),
  own('split with . without spaces', 'a.php', '$a="§";\n', split('"."')),
  own('split with ..', 'a.lua', 'local a = "§"\n', split('" .. "')),
  own('split with &', 'A.vb', 'Dim a = "§"\n', split('" & "')),
  own('split with & and _', 'a.vbs', 'a = "§"\n', split('" & _\n  "')),
  own('split with ~', 'a.raku', "my $a = '§';\n", split("' ~ '")),
  own('split with <>', 'a.ex', 'a = "§"\n', split('" <> "')),
  own('split with <> over lines', 'a.ex', 'a =\n  "§"\n', split('" <>\n    "')),
  own('adjacent literals', 'a.py', 'a = "§"\n', split('" "')),
  own('adjacent literals over lines', 'a.c', 'const char *a =\n  "§";\n', split('"\n  "')),
  own('adjacent literals in parentheses', 'a.py', "a = (\n    '§'\n)\n", split("'\n    '")),
  own('adjacent literals, other quotes', 'a.py', `a = "§'\n`, (token) => halves(token, `" '`)),
  own('line continuation inside the literal', 'a.c', 'char *a = "§";\n', split('\\\n')),
  own('literals continued by a backslash', 'a.py', 'a = "§"\n', split('" \\\n    "')),
  own('literals continued by a backslash, Ruby', 'a.rb', "a = '§'\n", split("' \\\n  '")),
  own('shell, line continuation', 'a.sh', 'login §\n', split('\\\n')),
  own('shell, adjacent quotes', 'a.sh', `A='§"\n`, (token) => halves(token, `'"`)),
  own('shell, quotes next to each other', 'a.sh', 'A="§"\n', split('""')),
  own('PowerShell, line continuation', 'a.ps1', '$a = "§"\n', split('" + `\n  "')),
];

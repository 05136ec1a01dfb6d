import { t } from '@vscode/l10n';
import { longWithValue, shortOptions } from './curlOptions.ts';

/** The values in a command that stand for a person; `token` is the one that Trackberry may have given. */
export interface CurlSecrets {
  token?: string;
  secrets: readonly string[];
}

export interface CurlCommand {
  method: string;
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  /** What `-G` and `--url-query` add to the address, encoded. */
  query: readonly string[];
  body?: string;
}

export type ReadCurl = CurlSecrets & ({ ok: true; command: CurlCommand } | { ok: false; reason: string });

/** @param words of the command, from `curl` on. No reason quotes a word: a token may stand in any. */
export function readCurl(words: readonly string[]): ReadCurl {
  const reader = new CurlReader();
  const reason = reader.read(words.slice(1)) ?? reader.complaint();
  const found = reader.found();
  return reason === undefined ? { ...found, ok: true, command: reader.command() } : { ...found, ok: false, reason };
}

const ofFile = (): string => t('The command reads a file, which is not read here. Paste what is in it instead.');
const upload = (): string => t('The command sends a form or a file; the API takes JSON.');

class CurlReader {
  readonly #secrets: string[] = [];
  #token: string | undefined;
  readonly #headers: (readonly [string, string])[] = [];
  readonly #urls: string[] = [];
  readonly #query: string[] = [];
  #data: string[] = [];
  #json = '';
  #method: string | undefined;
  #inQuery = false;
  #head = false;

  /** @returns why it cannot be taken. */
  read(words: readonly string[]): string | undefined {
    let reason: string | undefined;
    const rest = [...words];
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
      for (const [name, attached] of options(word)) {
        const value = longWithValue.has(name) ? (attached ?? rest.shift()) : '';
        reason =
          (value === undefined ? t('The command ends in an option without its value.') : this.#take(name, value)) ??
          reason;
      }
    }
    return reason;
  }

  complaint(): string | undefined {
    if (this.#urls.length !== 1) {
      return this.#urls.length === 0
        ? t('The command has no address.')
        : t('The command has more than one address. Perhaps a quote is missing.');
    }
    return this.#json !== '' && this.#data.length > 0 ? t('The command mixes --json with --data.') : undefined;
  }

  command(): CurlCommand {
    const data = this.#json !== '' ? this.#json : this.#data.join('&');
    const hasData = this.#json !== '' || this.#data.length > 0;
    return {
      method: (this.#method ?? (this.#head ? 'HEAD' : hasData && !this.#inQuery ? 'POST' : 'GET')).toUpperCase(),
      url: this.#urls[0] ?? '',
      headers: this.#headers,
      query: [...this.#query, ...(this.#inQuery && hasData ? [data] : [])],
      ...(hasData && !this.#inQuery && { body: data }),
    };
  }

  found(): CurlSecrets {
    return { secrets: this.#secrets, ...(this.#token !== undefined && { token: this.#token }) };
  }

  #take(name: string, value: string): string | undefined {
    switch (name) {
      case 'url':
        this.#urls.push(value);
        return undefined;
      case 'request':
        this.#method = value;
        return undefined;
      case 'get':
        this.#inQuery = true;
        return undefined;
      case 'head':
        this.#head = true;
        return undefined;
      case 'header':
        return value.startsWith('@') ? ofFile() : this.#takeHeader(value);
      case 'oauth2-bearer':
        return this.#takeSecret(value, value);
      case 'user': {
        const parts = value.split(':').filter((part) => part !== '');
        this.#secrets.push(...parts);
        return this.#takeSecret(value, parts.at(-1));
      }
      case 'cookie':
      case 'proxy-user':
        return this.#takeSecret(value);
      case 'data':
      case 'data-ascii':
      case 'data-binary':
        return value.startsWith('@') ? ofFile() : this.#takeData(value);
      case 'data-raw':
        return this.#takeData(value);
      case 'data-urlencode':
        return /^[^=]*@/.test(value) ? ofFile() : this.#takeData(encodedPair(value));
      case 'url-query':
        if (/^[^=]*@/.test(value)) {
          return ofFile();
        }
        this.#query.push(value.startsWith('+') ? value.slice(1) : encodedPair(value));
        return undefined;
      case 'json':
        if (value.startsWith('@')) {
          return ofFile();
        }
        this.#json += value; // several are one text, with nothing between them
        return undefined;
      case 'config':
        return ofFile();
      case 'form':
      case 'form-string':
      case 'upload-file':
        return upload();
      default:
        return undefined; // how it is sent, not what
    }
  }

  #takeData(value: string): undefined {
    this.#data.push(value);
  }

  #takeSecret(value: string, token?: string): undefined {
    this.#secrets.push(value);
    this.#token ??= token;
  }

  #takeHeader(line: string): undefined {
    const [, name = '', value = ''] = /^([^:;]+)[:;]\s*(.*)$/s.exec(line) ?? [];
    if (/^(?:proxy-)?authorization$|^cookie$/i.test(name)) {
      const [, scheme = '', credentials = ''] = /^(?:(\S+)\s+)?(\S+)\s*$/.exec(value) ?? [];
      this.#secrets.push(credentials);
      this.#takeSecret(value, /^authorization$/i.test(name) && !/^basic$/i.test(scheme) ? credentials : undefined);
    } else if (name !== '') {
      this.#headers.push([name, value]);
    }
  }
}

/** The options in a word, each with what is attached to it; a word that is none is an address. */
function options(word: string): readonly (readonly [name: string, attached: string | undefined])[] {
  if (word.startsWith('--')) {
    return [[word.slice(2), undefined]];
  }
  if (!word.startsWith('-') || word === '-') {
    return [['url', word]];
  }
  const found: (readonly [string, string | undefined])[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const name = shortOptions[word.charAt(at)];
    if (name !== undefined && longWithValue.has(name)) {
      const attached = word.slice(at + 1);
      return [...found, [name, attached === '' ? undefined : attached]];
    }
    if (name !== undefined) {
      found.push([name, undefined]);
    }
  }
  return found;
}

/** As `--data-urlencode` takes it: `content`, `=content`, `name=content`. */
function encodedPair(value: string): string {
  const equals = value.indexOf('=');
  const name = equals < 1 ? '' : `${value.slice(0, equals)}=`;
  return name + encodeURIComponent(value.slice(equals + 1).toWellFormed());
}

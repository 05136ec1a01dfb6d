import { t } from '@vscode/l10n';
import { LineCounter, parseDocument } from 'yaml';
import type { JsonObject } from '../trackberry/json.ts';
import { record } from './shape.ts';

/** A document, or what is wrong with it: a sentence without its full stop, and where that is known its line, from 1. */
export type OpenApiText = { ok: true; document: JsonObject } | { ok: false; fault: string; line?: number };

/** Characters. Reading more YAML than this would stop the editor for seconds. */
const mostYaml = 1_000_000;
const mostJson = 10_000_000;

/** Reads an OpenAPI 3 document, JSON or YAML. Never fails, whatever the text. */
export function readOpenApiText(text: string): OpenApiText {
  const json = text.length <= mostJson ? parsedJson(text) : undefined;
  if (json !== undefined) {
    return checked(json);
  }
  if (text.length > mostYaml) {
    const most = /^\s*\{/.test(text) ? mostJson : mostYaml;
    return { ok: false, fault: t('It is larger than {0} MB; keep only the paths that you need', most / 1e6) };
  }
  return parsedYaml(text);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // YAML, or a fault that the reader of YAML tells with its line
  }
}

function parsedYaml(text: string): OpenApiText {
  const lineCounter = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'silent', merge: true });
    const [error] = document.errors;
    if (error !== undefined) {
      const { line } = lineCounter.linePos(error.pos[0]);
      return { ok: false, fault: t('Line {0} is not valid YAML or JSON: {1}', line, reasonOf(error)), line };
    }
    // An alias stands for all that it names: a few lines of them can stand for millions of values.
    return checked(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    return { ok: false, fault: t('It cannot be read: {0}', reasonOf(error)) };
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /call stack/.test(message) ? t('it is nested too deeply') : message;
}

function checked(document: unknown): OpenApiText {
  if (!record(document)) {
    return { ok: false, fault: t('It is not an OpenAPI document: that is an object with "openapi" and "paths"') };
  }
  if ('swagger' in document && document.openapi === undefined) {
    return { ok: false, fault: t('It is a Swagger 2.0 document; convert it to OpenAPI 3.0 or 3.1') };
  }
  if (!/^3\.\d/.test(String(document.openapi))) {
    return {
      ok: false,
      fault: t('It is not an OpenAPI 3 document: that begins with "openapi: 3.1.0" or "openapi: 3.0.3"'),
    };
  }
  if (!record(document.paths) || Object.keys(document.paths).length === 0) {
    return { ok: false, fault: t('It has no "paths", and so no endpoints') };
  }
  return { ok: true, document };
}

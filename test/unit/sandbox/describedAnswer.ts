import { type ErrorObject, Ajv2020 as Validator } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../../src/trackberry/openapi.ts';
import type { Answer } from './useSandbox.ts';

/**
 * Checks answers against the OpenAPI document by a validator that none of our own code uses, and by the document as it
 * is: Ajv follows its references, not we.
 */
export class DescribedAnswers {
  readonly #validator = new Validator({ strict: false, allErrors: true });

  constructor() {
    addFormats.default(this.#validator);
    this.#validator.addSchema(openApiDocument, 'trackberry');
  }

  /** How an answer departs from what the document says; empty where it does not. */
  departures(path: keyof typeof openApiDocument.paths, method: string, answer: Answer): string[] {
    const place = ['paths', path, method.toLowerCase(), 'responses'];
    const responses = at(place);
    const status = [String(answer.status), `${Math.floor(answer.status / 100)}XX`].find((each) => each in responses);
    if (status === undefined) {
      return [`${answer.status} is not described`];
    }
    const { $ref } = at([...place, status]) as { $ref?: string };
    const response = $ref === undefined ? [...place, status] : $ref.split('/').slice(1);
    return [...this.#headers(response, answer), ...this.#body(response, answer)];
  }

  /** Every answer carries the headers that are described. */
  #headers(response: string[], { headers }: Answer): string[] {
    return Object.keys(at([...response, 'headers'])).flatMap((name) => {
      const value = headers[name.toLowerCase()];
      return value === undefined
        ? [`${name} is missing`]
        : this.#errors(['components', 'headers', name, 'schema'], Number(value), name);
    });
  }

  #body(response: string[], { headers, text }: Answer): string[] {
    const described = at(response) as { content?: object };
    if (described.content === undefined) {
      return [];
    }
    if (!/^application\/json\b/.test(String(headers['content-type']))) {
      return [`Its type is ${headers['content-type']}`];
    }
    return this.#errors([...response, 'content', 'application/json', 'schema'], JSON.parse(text), 'body');
  }

  #errors(schema: string[], value: unknown, name: string): string[] {
    const reference = schema.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
    const validate = this.#validator.compile({ $ref: `trackberry#/${reference.join('/')}` });
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }: ErrorObject) => `${name}${instancePath} ${message}`);
  }
}

/** The part of the document at these steps. @throws where there is none. */
function at(steps: readonly string[]): object {
  return steps.reduce<object>((inner, step) => {
    const part: unknown = (inner as { readonly [step: string]: unknown })[step];
    if (typeof part !== 'object' || part === null) {
      throw new Error(`The document has no ${steps.join(' ')}.`);
    }
    return part;
  }, openApiDocument);
}

import * as vscode from 'vscode';
import type { SnippetCall } from '../../explorer/snippets/call.ts';
import { tokenVariable } from '../../explorer/snippets/call.ts';
import { httpFile } from '../../explorer/snippets/httpFile.ts';
import { wholeProgram } from '../../explorer/snippets/layout.ts';
import type { Program, SnippetVariant } from '../../explorer/snippets/variant.ts';
import { writeSnippet } from '../../explorer/snippets.ts';
import type { Redactor } from '../../trackberry/redactor.ts';
import { notify } from '../notify.ts';
import type { OwnTokens } from '../ownTokens.ts';
import { saveHttpFile } from './saveHttpFile.ts';
import { SnippetPick } from './snippetPick.ts';

interface SnippetParts {
  /** Remembers the language that was used last. */
  memento: vscode.Memento;
  ownTokens: OwnTokens;
  redactor: Redactor;
}

/** A call, taken away as code in a language that the user chooses. */
export class RequestSnippets {
  readonly #parts: SnippetParts;
  readonly #pick: SnippetPick;

  constructor(parts: SnippetParts) {
    this.#parts = parts;
    this.#pick = new SnippetPick(parts.memento);
  }

  async copy(call: SnippetCall): Promise<void> {
    const variant = await this.#pick.ask('Copy as');
    const program = variant && (await this.#write(variant, call));
    if (variant === undefined || program === undefined) {
      return;
    }
    await vscode.env.clipboard.writeText(wholeProgram(variant, program));
    await this.#pick.remember(variant);
    const message = `Trackberry: copied as ${variant.label}; it reads the token from ${tokenVariable}`;
    vscode.window.setStatusBarMessage(message, 5000);
  }

  async saveHttp(call: SnippetCall): Promise<void> {
    const program = await this.#write(httpFile, call);
    if (program !== undefined) {
      await saveHttpFile(wholeProgram(httpFile, program));
    }
  }

  /** @returns undefined when it cannot be written; the user has then been told why. */
  async #write(variant: SnippetVariant, call: SnippetCall): Promise<Program | undefined> {
    if (await this.#holdsToken([call.url, ...call.headers.flat(), call.body ?? ''].join('\n'))) {
      await notify.warning(
        `This call holds your API token in a field. Take it out: the code reads the token from ${tokenVariable}, and nothing else may hold it.`,
      );
      return undefined;
    }
    const written = writeSnippet(variant, call);
    if (!written.ok) {
      await notify.warning(`${variant.label}: ${written.message}`);
      return undefined;
    }
    return written.program;
  }

  /** The redactor knows the tokens that were sent, below the escapes of a URL and of JSON as well. */
  async #holdsToken(text: string): Promise<boolean> {
    const { ownTokens, redactor } = this.#parts;
    return redactor.redact(text) !== text || (await ownTokens.holds(text));
  }
}

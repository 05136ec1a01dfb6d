import * as vscode from 'vscode';
import type { Way } from '../../explorer/protocol.ts';
import type { SnippetCall } from '../../explorer/snippets/call.ts';
import { httpFile } from '../../explorer/snippets/httpFile.ts';
import { wholeProgram } from '../../explorer/snippets/layout.ts';
import type { Program, SnippetVariant } from '../../explorer/snippets/variant.ts';
import { writeSnippet } from '../../explorer/snippets.ts';
import type { Redactor } from '../../trackberry/redactor.ts';
import { tokenVariable } from '../../trackberry/token.ts';
import { notify } from '../notify.ts';
import type { OwnTokens } from '../token/ownTokens.ts';
import { insertCode } from './insertCode.ts';
import { LastTextEditor } from './lastTextEditor.ts';
import { saveHttpFile } from './saveHttpFile.ts';
import { SnippetPick } from './snippetPick.ts';

interface SnippetParts {
  /** Remembers the language that was used last. */
  memento: vscode.Memento;
  ownTokens: OwnTokens;
  redactor: Redactor;
}

/** A call, taken away as code in a language that the user chooses. */
export class RequestSnippets implements vscode.Disposable {
  readonly #parts: SnippetParts;
  readonly #pick: SnippetPick;
  readonly #editor = new LastTextEditor();

  constructor(parts: SnippetParts) {
    this.#parts = parts;
    this.#pick = new SnippetPick(parts.memento);
  }

  async take(way: Way, call: SnippetCall): Promise<void> {
    switch (way) {
      case 'copyAs':
        await this.#copy(await this.#pick.ask(vscode.l10n.t('Copy As')), call);
        return;
      case 'copyAgain':
        await this.#copy(this.#pick.last() ?? (await this.#pick.ask(vscode.l10n.t('Copy As'))), call);
        return;
      case 'insert':
        await this.#insert(call);
        return;
      case 'saveHttp':
        await this.#saveHttp(call);
    }
  }

  dispose(): void {
    this.#editor.dispose();
  }

  async #copy(variant: SnippetVariant | undefined, call: SnippetCall): Promise<void> {
    const program = variant && (await this.#write(variant, call));
    if (variant === undefined || program === undefined) {
      return;
    }
    await vscode.env.clipboard.writeText(wholeProgram(variant, program));
    await this.#pick.remember(variant);
    this.#say(vscode.l10n.t('Trackberry: copied as {0}; it reads the token from {1}', variant.label, tokenVariable));
  }

  async #insert(call: SnippetCall): Promise<void> {
    const nowhere = vscode.l10n.t('Open the file that the code goes into and place the cursor, then insert it.');
    const document = this.#editor.document();
    if (document === undefined) {
      await notify.information(vscode.l10n.t('No text editor is open. {0}', nowhere));
      return;
    }
    const variant = await this.#pick.ask(vscode.l10n.t('Insert at Cursor'), document);
    const program = variant && (await this.#write(variant, call));
    if (variant === undefined || program === undefined) {
      return;
    }
    const editor = await this.#editor.focus();
    if (editor === undefined) {
      await notify.information(vscode.l10n.t('The text editor was closed. {0}', nowhere));
      return;
    }
    await this.#pick.remember(variant);
    if (await insertCode(editor, variant, program)) {
      this.#say(
        vscode.l10n.t('Trackberry: inserted as {0}; it reads the token from {1}', variant.label, tokenVariable),
      );
    } else {
      await notify.warning(vscode.l10n.t('This file is read-only: nothing was inserted. {0}', nowhere));
    }
  }

  #say(what: string): void {
    vscode.window.setStatusBarMessage(what, 5000);
  }

  async #saveHttp(call: SnippetCall): Promise<void> {
    const program = await this.#write(httpFile, call);
    if (program !== undefined) {
      await saveHttpFile(wholeProgram(httpFile, program));
    }
  }

  /** @returns undefined when it cannot be written; the user has then been told why. */
  async #write(variant: SnippetVariant, call: SnippetCall): Promise<Program | undefined> {
    if (await this.#holdsToken([call.url, ...call.headers.flat(), call.body ?? ''].join('\n'))) {
      await notify.warning(
        vscode.l10n.t(
          'This call holds your API token in a field. Take it out: the code reads the token from {0}, and nothing else may hold it.',
          tokenVariable,
        ),
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

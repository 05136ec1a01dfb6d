import * as vscode from 'vscode';
import { withoutLinks } from './plainText.ts';

type Chosen = Thenable<string | undefined>;

/**
 * Messages to the user, every one through here: VS Code makes links of `[text](command:…)` in them and runs the command
 * on a click, and a message may name a file, a setting or a server that somebody else has named.
 * Each resolves to the button that was pressed.
 */
export const notify = {
  information(message: string, ...buttons: string[]): Chosen {
    return vscode.window.showInformationMessage(withoutLinks(message), ...buttons);
  },
  warning(message: string, ...buttons: string[]): Chosen {
    return vscode.window.showWarningMessage(withoutLinks(message), ...buttons);
  },
  error(message: string, ...buttons: string[]): Chosen {
    return vscode.window.showErrorMessage(withoutLinks(message), ...buttons);
  },
  /** A question that nothing else goes on without. */
  modal(message: string, detail: string, ...buttons: string[]): Chosen {
    const options = { modal: true, detail: withoutLinks(detail) };
    return vscode.window.showWarningMessage(withoutLinks(message), options, ...buttons);
  },
  /** As `modal`, where "no" is an answer like any other: nothing is called off by it. */
  question(message: string, detail: string, no: string, ...buttons: string[]): Chosen {
    const options = { modal: true, detail: withoutLinks(detail) };
    const items = [...buttons.map((title) => ({ title })), { title: no, isCloseAffordance: true }];
    return vscode.window.showWarningMessage(withoutLinks(message), options, ...items).then((item) => item?.title);
  },
};

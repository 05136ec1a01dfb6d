import * as vscode from 'vscode';
import type { Mark } from '../../shipments/seenShipments.ts';

const scheme = 'trackberry-mark';

/** What a marked row names, so that VS Code asks for its decoration. Of the shipment it holds the id alone. */
export function markUri(id: string, { kind }: Mark): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${kind}`, query: id.toWellFormed() });
}

/** A dot at the end of a marked row. In no colour of its own: VS Code would paint the pale words beside the name in it, too. */
export const markDecorations: vscode.FileDecorationProvider = {
  provideFileDecoration({ scheme: asked, path }) {
    return asked !== scheme
      ? undefined
      : {
          badge: '●',
          tooltip:
            path === '/new' ? vscode.l10n.t('New since your last look') : vscode.l10n.t('Changed since your last look'),
        };
  },
};

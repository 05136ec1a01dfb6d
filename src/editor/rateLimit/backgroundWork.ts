import * as vscode from 'vscode';
import type { Connection } from '../connection.ts';
import { contexts } from '../ids.ts';
import { setContext } from '../setContext.ts';

/** Calls that wait without anybody waiting for them. */
export function waitingInBackground({ session }: Connection): number {
  return session?.throttle.state().waiting.background ?? 0;
}

/** Keeps the command that ends them in the palette while there are any. */
export function offerToCancel(connection: Connection): vscode.Disposable {
  let offered = false;
  const offer = () => {
    const waits = waitingInBackground(connection) > 0;
    if (waits !== offered) {
      offered = waits;
      void setContext(contexts.backgroundWork, waits);
    }
  };
  return vscode.Disposable.from(connection.onDidChange(offer), connection.onDidChangeQuota(offer));
}

/** Ends what waits without anybody waiting for it; what a person or a view asked for goes on. */
export function cancelBackgroundWork({ session }: Connection): void {
  const cancelled = session?.throttle.cancelBackground(new vscode.CancellationError()) ?? 0;
  const message =
    cancelled === 1
      ? vscode.l10n.t('Trackberry: 1 waiting call was cancelled')
      : vscode.l10n.t('Trackberry: {0} waiting calls were cancelled', cancelled);
  vscode.window.setStatusBarMessage(message, 5000);
}

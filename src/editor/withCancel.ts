import * as vscode from 'vscode';
import { isCancellation } from './messages.ts';

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/**
 * Does work that the user may cancel, in a notification with its progress.
 * @param title what is being done.
 * @returns undefined where it was cancelled before it ended.
 * @throws what the work throws otherwise.
 */
export async function withCancel<T>(
  title: string,
  work: (progress: Progress, signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, cancel) => {
    const end = new AbortController();
    const subscription = cancel.onCancellationRequested(() => end.abort(new vscode.CancellationError()));
    try {
      return await work(progress, end.signal);
    } catch (error) {
      if (end.signal.aborted && isCancellation(error)) {
        return undefined;
      }
      throw error;
    } finally {
      subscription.dispose();
    }
  });
}

import * as vscode from 'vscode';
import { commands } from './ids.ts';
import { isCancellation } from './messages.ts';
import type { RecentFailures } from './recentFailures.ts';

type CommandName = keyof typeof commands;
/**
 * What VS Code hands over is checked by the handler. `selected`: in a view, all rows that are selected where the command was
 * called on one of them.
 */
export type CommandHandler = (argument?: unknown, selected?: unknown) => unknown;
/** A handler for every command that package.json declares. */
export type CommandHandlers = Record<CommandName, CommandHandler>;

/** Registers all commands; whatever one of them throws is shown by `show` with what mends it, and kept for a report. */
export function registerCommands(
  handlers: CommandHandlers,
  failures: RecentFailures,
  show: (error: unknown) => Promise<void>,
): vscode.Disposable {
  const names = Object.keys(handlers) as CommandName[];
  return vscode.Disposable.from(
    ...names.map((name) =>
      vscode.commands.registerCommand(commands[name], async (argument?: unknown, selected?: unknown) => {
        try {
          await handlers[name](argument, selected);
        } catch (error) {
          if (!isCancellation(error)) failures.note(name, error);
          await show(error);
        }
      }),
    ),
  );
}

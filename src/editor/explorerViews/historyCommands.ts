import type { CommandHandlers } from '../commands.ts';
import type { Connection } from '../connection.ts';
import type { Endpoints } from '../explorer/endpoints.ts';
import type { ExplorerPanel } from '../explorer/explorerPanel.ts';
import type { HistoryActions } from '../explorer/historyActions.ts';
import type { RequestSnippets } from '../explorer/requestSnippets.ts';
import type { WorkspaceHistory } from '../explorer/workspaceHistory.ts';
import type { OnFirstUse } from '../onFirstUse.ts';
import type { HistoryTree } from './historyTree.ts';

interface Parts {
  tree: HistoryTree;
  history: OnFirstUse<WorkspaceHistory>;
  explorer: OnFirstUse<ExplorerPanel>;
  endpoints: OnFirstUse<Endpoints>;
  snippets: OnFirstUse<RequestSnippets>;
  connection: Connection;
}

type HistoryCommand = 'openCall' | 'repeatCall' | 'copyCall' | 'compareCalls' | 'deleteCalls' | 'clearHistory';

/** What one can do with the history: on its rows, or on those that are selected. */
export function historyCommands({
  tree,
  history,
  explorer,
  endpoints,
  snippets,
  connection,
}: Parts): Pick<CommandHandlers, HistoryCommand> {
  const actions = async (): Promise<HistoryActions> => {
    const { HistoryActions } = await import('../explorer/historyActions.ts');
    return new HistoryActions({
      history: await history.get(),
      explorer: await explorer.get(),
      endpoints: await endpoints.get(),
      snippets: await snippets.get(),
      connection,
    });
  };
  return {
    openCall: async (row, selected) => (await actions()).open(tree.callsOf(row, selected)),
    repeatCall: async (row) => (await actions()).repeat(tree.callsOf(row, undefined)),
    copyCall: async (row) => (await actions()).copy(tree.callsOf(row, undefined)),
    compareCalls: async (row, selected) => (await actions()).compare(tree.callsOf(row, selected)),
    deleteCalls: async (row, selected) => (await history.get()).remove(tree.callsOf(row, selected)),
    clearHistory: async () => (await actions()).clear(),
  };
}

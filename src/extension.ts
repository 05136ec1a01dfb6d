import * as path from 'node:path';
import * as vscode from 'vscode';
import { registerCommands } from './editor/commands.ts';
import { CommitCheckSettings } from './editor/commitCheckSettings.ts';
import { setToken, setTokenOf } from './editor/connectCommands.ts';
import { Connection } from './editor/connection.ts';
import { Disposables } from './editor/disposables.ts';
import { DocumentScan } from './editor/documentScan.ts';
import { editorFetch } from './editor/editorFetch.ts';
import { EndpointsTree } from './editor/endpointsTree.ts';
import { EditPreview } from './editor/findings/editPreview.ts';
import { FindingActions } from './editor/findings/findingActions.ts';
import { findingCommands } from './editor/findings/findingCommands.ts';
import { FindingHover, scannedDocuments } from './editor/findings/findingHover.ts';
import { FindingsTree } from './editor/findings/findingsTree.ts';
import { IgnoreLists } from './editor/findings/ignoreLists.ts';
import { WorkspaceFindings } from './editor/findings/workspaceFindings.ts';
import { GitExtension } from './editor/gitExtension.ts';
import { historyCommands } from './editor/historyCommands.ts';
import { HistoryTree } from './editor/historyTree.ts';
import { HookFiles } from './editor/hookFiles.ts';
import { HookUpkeep } from './editor/hookUpkeep.ts';
import { commands, contexts, panels, walkthroughs } from './editor/ids.ts';
import { showError } from './editor/messages.ts';
import { NewCommitWatcher } from './editor/newCommitWatcher.ts';
import { OnFirstUse } from './editor/onFirstUse.ts';
import { OwnTokens } from './editor/ownTokens.ts';
import { ActiveProfile } from './editor/profiles/activeProfile.ts';
import { environmentToken } from './editor/profiles/environmentToken.ts';
import { OrganizationItem } from './editor/profiles/organizationItem.ts';
import { enterSandbox, stopSandbox } from './editor/profiles/sandboxCommands.ts';
import { cancelBackgroundWork, showQuotaMenu } from './editor/quotaMenu.ts';
import { RateLimitItem } from './editor/rateLimitItem.ts';
import { RecentFailures } from './editor/recentFailures.ts';
import { RemovalGuides } from './editor/removalGuide.ts';
import { SandboxHost, startedBesides } from './editor/sandboxHost.ts';
import { setContext } from './editor/setContext.ts';
import { settings } from './editor/settings.ts';
import { ShipmentDocuments } from './editor/shipmentDocument.ts';
import type { ShipmentPanel } from './editor/shipmentPage/shipmentPanel.ts';
import { BackgroundRefresh } from './editor/shipments/backgroundRefresh.ts';
import { KeptArrangement } from './editor/shipments/keptArrangement.ts';
import { SeenMemory } from './editor/shipments/seenMemory.ts';
import { shipmentCommands } from './editor/shipments/shipmentCommands.ts';
import { ShipmentList } from './editor/shipments/shipmentList.ts';
import { ShipmentMarks } from './editor/shipments/shipmentMarks.ts';
import { shipmentOf } from './editor/shipments/shipmentNode.ts';
import { ShipmentStore } from './editor/shipments/shipmentStore.ts';
import { ShipmentsTree } from './editor/shipments/shipmentsTree.ts';
import { StatusNotifications } from './editor/shipments/statusNotifications.ts';
import { StagedWatcher } from './editor/stagedWatcher.ts';
import { Throttles } from './editor/throttles.ts';
import { TokenAgeReminder } from './editor/tokenAgeReminder.ts';
import { TokenDiagnostics } from './editor/tokenDiagnostics.ts';
import { TokenLink } from './editor/tokenLink.ts';
import { TokenQuestion } from './editor/tokenQuestion.ts';
import { TokenRefused } from './editor/tokenRefused.ts';
import { TokenStore } from './editor/tokenStore.ts';
import type { MadeCall } from './explorer/history/historyRecord.ts';
import type { Way } from './explorer/protocol.ts';
import { useTranslation } from './l10n/translation.ts';
import { systemClock } from './trackberry/clock.ts';
import { UnauthorizedError } from './trackberry/errors.ts';
import { redactedLog } from './trackberry/log.ts';
import { Redactor } from './trackberry/redactor.ts';
import { Transport } from './trackberry/transport.ts';

/** Builds every part once and joins them. Nothing here waits for the network, for git or for a file. */
export function activate(context: vscode.ExtensionContext): void {
  useTranslation({ language: vscode.env.language, texts: vscode.l10n.bundle });
  const { extension, extensionUri, globalState, globalStorageUri, secrets, storageUri, workspaceState } = context;
  const owned = new Disposables();
  context.subscriptions.push(owned);

  const channel = owned.add(vscode.window.createOutputChannel('Trackberry', { log: true }));
  const redactor = new Redactor();
  const failures = new RecentFailures();
  const log = redactedLog(channel, redactor);
  const transport = new Transport({
    fetch: editorFetch,
    clock: systemClock,
    redactor,
    userAgent: `trackberry-api-explorer/${String(extension.packageJSON.version)} vscode/${vscode.version}`,
    timeoutMs: () => settings.requestTimeoutMs(),
  });

  const ofEnvironment = environmentToken(process.env);
  const tokens = owned.add(new TokenStore(secrets, globalState, ofEnvironment));
  const developing = context.extensionMode === vscode.ExtensionMode.Development;
  const sandbox = owned.add(new SandboxHost(developing ? startedBesides(process.env) : undefined));
  const presenceFolder = path.join(globalStorageUri.fsPath, 'windows');
  const throttles = owned.add(new Throttles({ secrets, presenceFolder, log }));
  const active = owned.add(new ActiveProfile(workspaceState, sandbox.running && { kind: 'sandbox' }));
  const connection = owned.add(new Connection({ tokens, active, sandbox, transport, throttles, log }));
  const refused = owned.add(new TokenRefused(connection, log));
  const ageParts = { connection, state: globalState, clock: systemClock, window: vscode.window, log };
  owned.add(
    new TokenAgeReminder({
      ...ageParts,
      warningDays: () => settings.tokenAgeWarningDays(),
      ask: async (profile) => (await import('./editor/rotate/askToRotate.ts')).askToRotate(profile, systemClock.wall()),
    }),
  );
  const question = new TokenQuestion();
  const ask = () => vscode.commands.executeCommand(commands.setToken);
  owned.add(vscode.window.registerUriHandler(new TokenLink({ question, clock: systemClock, ask })));

  const store = owned.add(new ShipmentStore(connection));
  const list = owned.add(new ShipmentList({ store, kept: new KeptArrangement(workspaceState), log }));
  const seen = owned.add(new SeenMemory({ state: globalState, tokens, log }));
  const marks = owned.add(new ShipmentMarks({ store, connection, memory: seen }));
  const shipmentsTree = owned.add(new ShipmentsTree({ store, list, marks, connection }));
  owned.add(new BackgroundRefresh({ store, connection, tree: shipmentsTree }));
  const show = async (id: string) => (await shipmentPanel.get()).show(id);
  owned.add(new StatusNotifications({ store, connection, show }));
  const documents = owned.add(new ShipmentDocuments(store, connection));
  owned.add(new OrganizationItem(connection));
  owned.add(new RateLimitItem(connection));
  const endpoints = owned.add(
    new OnFirstUse(async () => (await import('./editor/explorer/endpoints.ts')).Endpoints.open(log)),
  );
  owned.add(new EndpointsTree(endpoints));
  const ownTokens = owned.add(new OwnTokens(tokens, log));
  const history = owned.add(
    new OnFirstUse(async () => {
      const { WorkspaceHistory } = await import('./editor/explorer/workspaceHistory.ts');
      const onDidChange = () => historyTree.refresh();
      return new WorkspaceHistory({ storage: storageUri, ownTokens, redactor, log, onDidChange });
    }),
  );
  const historyTree = owned.add(new HistoryTree(history));
  const onDidCall = async (call: MadeCall) => {
    await setContext(contexts.called, true);
    await (await history.get()).record(call);
  };
  const snippets = owned.add(
    new OnFirstUse(async () => {
      const { RequestSnippets } = await import('./editor/explorer/requestSnippets.ts');
      return new RequestSnippets({ memento: globalState, ownTokens, redactor });
    }),
  );
  const explorer = owned.add(
    new OnFirstUse(async () => {
      const { ExplorerPanel } = await import('./editor/explorer/explorerPanel.ts');
      return new ExplorerPanel({
        connection,
        snippets: await snippets.get(),
        endpoints: await endpoints.get(),
        extensionUri,
        log,
        showShipment: async (id) => (await shipmentPanel.get()).show(id, 'anew'),
        ownTokens,
        redactor,
        onDidWrite: () => store.refreshAfterWrite('view'),
        onDidCall,
      });
    }),
  );
  const take = async (way: Way) => {
    const { takeRequest } = await import('./editor/explorer/takeRequest.ts');
    const parts = { endpoints: await endpoints.get(), snippets: await snippets.get(), explorer: await explorer.get() };
    await takeRequest({ connection, ...parts }, way);
  };
  const openInExplorer = async (id: string) =>
    (await explorer.get()).show({ operationId: 'getShipment', parameters: { id } });
  const shipmentPanel: OnFirstUse<ShipmentPanel> = owned.add(
    new OnFirstUse(async () => {
      const { ShipmentPanel } = await import('./editor/shipmentPage/shipmentPanel.ts');
      const onDidShow = (id: string) => marks.seeOne(id);
      return new ShipmentPanel({ connection, store, documents, extensionUri, log, openInExplorer, onDidShow });
    }),
  );
  owned.add(
    vscode.window.registerWebviewPanelSerializer(panels.shipment, {
      deserializeWebviewPanel: async (panel, state) => (await shipmentPanel.get()).restore(panel, state),
    }),
  );

  owned.add(
    vscode.window.registerWebviewPanelSerializer(panels.explorer, {
      deserializeWebviewPanel: async (panel) => (await explorer.get()).restore(panel),
    }),
  );

  const diagnostics = owned.add(new TokenDiagnostics());
  owned.add(new FindingsTree(diagnostics));
  const { languages } = vscode;
  owned.add(languages.registerHoverProvider(scannedDocuments, new FindingHover(diagnostics)));
  const actions = new FindingActions(diagnostics);
  owned.add(languages.registerCodeActionsProvider(scannedDocuments, actions, FindingActions.metadata));
  const git = owned.add(new GitExtension());
  const preview = owned.add(new EditPreview());
  const ignores = owned.add(new IgnoreLists(log));
  const workspaceFindings = owned.add(new WorkspaceFindings({ diagnostics, ignores, ownTokens, log }));
  const documentScan = owned.add(new DocumentScan({ diagnostics, workspaceFindings, ignores, ownTokens, git, log }));
  const stagedWatcher = owned.add(new StagedWatcher({ git, ignores, ownTokens, diagnostics, log }));
  const guides = owned.add(new RemovalGuides());
  const newCommits = owned.add(new NewCommitWatcher({ git, guides, ignores, ownTokens, log }));
  const commitCheck = new CommitCheckSettings(globalState);
  const connectParts = { tokens, active, transport, throttles, redactor };
  const organizationParts = { ...connectParts, sandbox };
  const organizations = () => import('./editor/profiles/organizationCommands.ts');
  const dist = path.join(extensionUri.fsPath, 'dist');
  const scanParts = { workspaceFindings, ownTokens, git, worker: path.join(dist, 'scan-worker.cjs') };
  const rotateParts = { ...connectParts, ...scanParts, connection, question, guides, log };
  const hookFiles = new HookFiles({
    tokens,
    bundledCli: path.join(dist, 'trackberry-scan.cjs'),
    storage: globalStorageUri.fsPath,
  });
  const hookUpkeep = owned.add(new HookUpkeep({ files: hookFiles, tokens, git, log }));

  owned.add(
    registerCommands(
      {
        setToken: (profile) => question.during(() => setTokenOf(connectParts, profile)),
        rotateToken: async (given) => {
          const { rotateTokenOf } = await import('./editor/rotate/rotateToken.ts');
          await rotateTokenOf(rotateParts, given);
        },
        switchOrganization: (profile) =>
          question.during(async () => (await organizations()).switchOrganization(organizationParts, profile)),
        addOrganization: () => question.during(() => setToken(connectParts, 'new')),
        renameOrganization: async (profile) => (await organizations()).renameOrganization(organizationParts, profile),
        removeOrganization: async (profile) => (await organizations()).removeOrganization(organizationParts, profile),
        startSandbox: () => enterSandbox(organizationParts),
        stopSandbox: () => stopSandbox(organizationParts),
        ...shipmentCommands({ store, list, tree: shipmentsTree, marks, connection }),
        createShipment: async () => {
          const { createShipment } = await import('./editor/create/createShipment.ts');
          await createShipment({ connection, store, reveal: (id) => shipmentsTree.reveal(id), onDidCall });
        },
        showShipment: async (node) => {
          const { showShipment } = await import('./editor/shipmentPage/showShipment.ts');
          await showShipment(node, { store, panel: await shipmentPanel.get() });
        },
        showShipmentJson: (node) => documents.show(shipmentOf(node)),
        openExplorer: async () => (await explorer.get()).show(),
        openInExplorer: (node) => openInExplorer(shipmentOf(node)),
        copyRequestAs: () => take('copyAs'),
        copyRequestAgain: () => take('copyAgain'),
        insertRequest: () => take('insert'),
        saveRequest: () => take('saveHttp'),
        pasteCurl: async () => {
          const { pasteCurl } = await import('./editor/explorer/pasteCurl.ts');
          const [explorerPanel, calls] = await Promise.all([explorer.get(), endpoints.get()]);
          await pasteCurl({ ...connectParts, connection, endpoints: calls, explorer: explorerPanel });
        },
        refreshEndpoints: async () => (await endpoints.get()).refresh(),
        tryEndpoint: async (id) => {
          const { tryEndpoint } = await import('./editor/explorer/tryEndpoint.ts');
          await tryEndpoint(await endpoints.get(), await explorer.get(), id);
        },
        ...historyCommands({ tree: historyTree, history, explorer, endpoints, snippets, connection }),
        showQuotaMenu: () => showQuotaMenu(connection),
        cancelBackgroundWork: () => cancelBackgroundWork(connection),
        scanWorkspace: async () => (await import('./editor/workspaceScan.ts')).scanWorkspace(scanParts),
        ...findingCommands({ ...rotateParts, preview }),
        installHook: async () => {
          const { installGitHooks } = await import('./editor/hookCommands.ts');
          if (await installGitHooks({ git, files: hookFiles })) await setContext(contexts.guarded, true);
        },
        removeHook: async () => (await import('./editor/hookCommands.ts')).removeGitHooks(git),
        turnOnCommitCheck: async () => (await import('./editor/commitCheck.ts')).turnOnCommitCheck(commitCheck),
        turnOffCommitCheck: async () => (await import('./editor/commitCheck.ts')).turnOffCommitCheck(commitCheck),
        showLog: () => channel.show(),
        copyDiagnostics: async () => {
          const { copyDiagnostics } = await import('./editor/copyDiagnostics.ts');
          const parts = { extension, tokens, connection, store, git, failures, ownTokens, redactor };
          await copyDiagnostics({ ...parts, findings: diagnostics });
        },
        getStarted: () =>
          vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#${walkthroughs.start}`),
      },
      failures,
      (error) => (error instanceof UnauthorizedError ? refused.show(error) : showError(error, log)),
    ),
  );

  const inBackground = (work: Promise<void>) => {
    work.catch((error: unknown) => log.error(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  };
  inBackground(connection.update());
  documentScan.scanOpenDocuments();
  const watchGit = () => {
    inBackground(stagedWatcher.start());
    inBackground(newCommits.start());
    inBackground(hookUpkeep.start());
  };
  if (vscode.workspace.isTrusted) {
    watchGit();
  } else {
    owned.add(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        watchGit();
        documentScan.scanOpenDocuments(); // git can now say which of them it ignores
      }),
    );
  }
}

import * as path from 'node:path';
import * as vscode from 'vscode';
import { systemClock } from '../trackberry/clock.ts';
import { UnauthorizedError } from '../trackberry/errors.ts';
import type { Log } from '../trackberry/log.ts';
import type { Redactor } from '../trackberry/redactor.ts';
import type { Transport } from '../trackberry/transport.ts';
import type { CommandHandlers } from './commands.ts';
import { Connection } from './connection.ts';
import { Disposables } from './disposables.ts';
import { commands } from './ids.ts';
import { inBackground } from './inBackground.ts';
import { showError } from './messages.ts';
import { ActiveProfile } from './profiles/activeProfile.ts';
import { environmentToken } from './profiles/environmentToken.ts';
import { OrganizationItem } from './profiles/organizationItem.ts';
import { enterSandbox, stopSandbox } from './profiles/sandboxCommands.ts';
import { cancelBackgroundWork, offerToCancel } from './rateLimit/backgroundWork.ts';
import { showQuotaMenu } from './rateLimit/quotaMenu.ts';
import { RateLimitItem } from './rateLimit/rateLimitItem.ts';
import { SandboxHost, startedBesides } from './sandboxHost.ts';
import { settings } from './settings.ts';
import { Throttles } from './throttles.ts';
import { OwnTokens } from './token/ownTokens.ts';
import { TokenAgeReminder } from './token/tokenAgeReminder.ts';
import { TokenLink } from './token/tokenLink.ts';
import { TokenQuestion } from './token/tokenQuestion.ts';
import { TokenRefused } from './token/tokenRefused.ts';
import { TokenStore } from './token/tokenStore.ts';

interface Given {
  context: Pick<
    vscode.ExtensionContext,
    'extensionMode' | 'globalState' | 'globalStorageUri' | 'secrets' | 'workspaceState'
  >;
  transport: Transport;
  redactor: Redactor;
  log: Log;
}

/** Whose token this window uses, the queue of its calls, and what the status bar says of both. */
export function connectionParts({ context, transport, redactor, log }: Given) {
  const { extensionMode, globalState, globalStorageUri, secrets, workspaceState } = context;
  const owned = new Disposables();
  const tokens = owned.add(new TokenStore(secrets, globalState, environmentToken(process.env)));
  const ownTokens = owned.add(new OwnTokens(tokens, log));
  const developing = extensionMode === vscode.ExtensionMode.Development;
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
      ask: async (profile) => (await import('./rotate/askToRotate.ts')).askToRotate(profile, systemClock.wall()),
    }),
  );
  const question = new TokenQuestion();
  const ask = () => vscode.commands.executeCommand(commands.setToken);
  owned.add(vscode.window.registerUriHandler(new TokenLink({ question, clock: systemClock, ask })));
  owned.add(new OrganizationItem(connection));
  owned.add(new RateLimitItem(connection));
  owned.add(offerToCancel(connection));

  /** What a command that takes a token needs. */
  const connect = { tokens, active, transport, throttles, redactor };
  const organizations = { ...connect, sandbox };
  const tokenPrompt = () => import('./token/setToken.ts');
  const organizationCommands = () => import('./profiles/organizationCommands.ts');
  return {
    connection,
    connect,
    ownTokens,
    question,
    /** A refused token has a message of its own, once. */
    showError: (error: unknown) => (error instanceof UnauthorizedError ? refused.show(error) : showError(error, log)),
    start: () => inBackground(connection.update(), log),
    dispose: () => owned.dispose(),
    commands: {
      setToken: (profile) => question.during(async () => (await tokenPrompt()).setTokenOf(connect, profile)),
      switchOrganization: (profile) =>
        question.during(async () => (await organizationCommands()).switchOrganization(organizations, profile)),
      addOrganization: () => question.during(async () => (await tokenPrompt()).setToken(connect, 'new')),
      renameOrganization: async (profile) => (await organizationCommands()).renameOrganization(organizations, profile),
      removeOrganization: async (profile) => (await organizationCommands()).removeOrganization(organizations, profile),
      startSandbox: () => enterSandbox(organizations),
      stopSandbox: () => stopSandbox(organizations),
      showQuotaMenu: () => showQuotaMenu(connection),
      cancelBackgroundWork: () => cancelBackgroundWork(connection),
    } satisfies Partial<CommandHandlers>,
  };
}

export type ConnectionParts = ReturnType<typeof connectionParts>;

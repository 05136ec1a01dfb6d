import type { CommandHandlers } from '../commands.ts';
import type { RotateParts } from '../rotate/rotateToken.ts';
import type { MendParts } from './mendCommands.ts';

type FindingCommand =
  | 'readFromEnvironment'
  | 'moveToEnvFile'
  | 'applyProposal'
  | 'discardProposal'
  | 'storeFoundToken'
  | 'ignoreHere'
  | 'ignoreInFile'
  | 'isTokenLive'
  | 'revokeToken';

/** What one can do with a finding, by quick fix or by a row of the view. */
export function findingCommands(parts: MendParts & RotateParts): Pick<CommandHandlers, FindingCommand> {
  return {
    readFromEnvironment: async (place) => (await import('./mendCommands.ts')).readFromEnvironment(place, parts),
    moveToEnvFile: async (place) => (await import('./mendCommands.ts')).moveToEnvFile(place, parts),
    applyProposal: () => parts.preview.answer(true),
    discardProposal: () => parts.preview.answer(false),
    storeFoundToken: async (place) => (await import('./mendCommands.ts')).storeToken(place, parts),
    ignoreHere: async (place) => (await import('./ignoreCommands.ts')).ignoreHere(place, parts.ownTokens),
    ignoreInFile: async (place) => (await import('./ignoreCommands.ts')).ignoreInFile(place, parts.ownTokens),
    isTokenLive: async (place) => (await import('./liveness.ts')).isTokenLive(place, parts),
    revokeToken: async (place) => (await import('./revoke.ts')).revokeToken(place, parts),
  };
}

import type { CommandHandlers } from '../commands.ts';
import type { RotateParts } from '../rotate/rotateToken.ts';
import { ignoreHere, ignoreInFile } from './ignoreCommands.ts';
import { isTokenLive } from './liveness.ts';
import { type MendParts, moveToEnvFile, readFromEnvironment, storeToken } from './mendCommands.ts';

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
    readFromEnvironment: (place) => readFromEnvironment(place, parts),
    moveToEnvFile: (place) => moveToEnvFile(place, parts),
    applyProposal: () => parts.preview.answer(true),
    discardProposal: () => parts.preview.answer(false),
    storeFoundToken: (place) => storeToken(place, parts),
    ignoreHere: (place) => ignoreHere(place, parts.ownTokens),
    ignoreInFile: (place) => ignoreInFile(place, parts.ownTokens),
    isTokenLive: (place) => isTokenLive(place, parts),
    revokeToken: async (place) => (await import('./revoke.ts')).revokeToken(place, parts),
  };
}

import { cutWays, encodingWays, endlessWays, textWays } from './bodyWays.ts';
import { connectionWays } from './connectionWays.ts';
import { echoWays } from './echoWays.ts';
import { headerWays, interimWays, statusWays } from './headWays.ts';
import { lengthWays } from './lengthWays.ts';
import { redirectWays } from './redirectWays.ts';
import type { Way, Ways } from './way.ts';

/** @param foreign see `redirectWays`. */
export function allWays(foreign: () => string): [name: string, way: Way][] {
  const themes: Record<string, Ways> = {
    connection: connectionWays,
    status: statusWays,
    header: headerWays,
    'before the answer': interimWays,
    length: lengthWays,
    encoding: encodingWays,
    text: textWays,
    'cut in its packing': cutWays,
    'without an end': endlessWays,
    redirect: redirectWays(foreign),
    'token sent back': echoWays,
  };
  return Object.entries(themes).flatMap(([theme, ways]) =>
    Object.entries(ways).map(([name, way]): [string, Way] => [`${theme}: ${name}`, way]),
  );
}

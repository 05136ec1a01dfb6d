import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file that a setting names: an absolute path, one below `~`, or a `file:` URL of this machine. Undefined for anything else. */
export function documentPath(setting: string, home: string): string | undefined {
  if (/^file:/i.test(setting)) {
    try {
      return fileURLToPath(setting);
    } catch {
      return undefined; // of another machine, or not a path
    }
  }
  const path = setting.replace(/^~(?=[\\/])/, () => home);
  return isAbsolute(path) ? path : undefined;
}

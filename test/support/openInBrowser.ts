import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Opens the address in the user's browser. False where there is no desktop or nothing that opens an address. */
export async function openInBrowser(url: string): Promise<boolean> {
  const [program, ...parameters] = opener();
  if (program === undefined) return false;
  const child = spawn(program, [...parameters, url], { stdio: 'ignore', detached: true });
  child.unref();
  try {
    await once(child, 'spawn');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function opener(): string[] {
  // Not `start`: it belongs to the shell, which would cut the address at each `&`.
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  if (process.platform === 'darwin') return ['open'];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : [];
}

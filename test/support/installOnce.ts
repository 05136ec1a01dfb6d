import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const marker = '.installed';

/**
 * Makes `folder` complete exactly once: `install` fills a temporary neighbour, a marker is written last, and a rename
 * puts it in place. So a broken or interrupted install is done again, and two runs at the same time do not meet.
 */
export async function installOnce(folder: string, install: (into: string) => Promise<void>): Promise<string> {
  if (existsSync(join(folder, marker))) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(`${folder}.part-`);
  try {
    await install(unfinished);
    await writeFile(join(unfinished, marker), '');
    if (!existsSync(join(folder, marker))) await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder).catch((error: unknown) => {
      // Another run was faster: its folder is as good as ours.
      if (!existsSync(join(folder, marker))) throw error;
    });
    return folder;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

import type { SandboxHost } from '../sandboxHost.ts';
import type { ActiveProfile } from './activeProfile.ts';

interface SandboxParts {
  sandbox: SandboxHost;
  active: ActiveProfile;
}

/** Works with the sandbox, which then runs until it is stopped or the window is closed. */
export async function enterSandbox({ sandbox, active }: SandboxParts): Promise<void> {
  if (sandbox.running === undefined) {
    await sandbox.start();
  }
  await active.enterSandbox();
}

/** Back to where one was before, and ends it. */
export async function stopSandbox({ sandbox, active }: SandboxParts): Promise<void> {
  await active.leaveSandbox();
  await sandbox.stop();
}

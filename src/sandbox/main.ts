import { parseArgs } from 'node:util';
import { controlPath } from './control.ts';
import { type SandboxOptions, startSandbox } from './server.ts';

const usage = 'Usage: npm run sandbox -- [--port N] [--shipments N] [--window fixed|sliding] [--seed N]';

function readOptions(): SandboxOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      shipments: { type: 'string' },
      window: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const { port, shipments, window, seed } = values;
  if (window !== undefined && window !== 'fixed' && window !== 'sliding') {
    throw new Error('--window is fixed or sliding.');
  }
  return {
    ...(port !== undefined && { port: wholeNumber('--port', port, 65_535) }),
    ...(shipments !== undefined && { shipments: wholeNumber('--shipments', shipments, 1_000_000) }),
    ...(window !== undefined && { window }),
    ...(seed !== undefined && { seed: wholeNumber('--seed', seed, 0xffff_ffff) }),
  };
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) {
    throw new Error(`${name} is a whole number from 0 to ${most}.`);
  }
  return value;
}

try {
  const sandbox = await startSandbox(readOptions());
  console.log(`Trackberry sandbox: ${sandbox.baseUrl}
Demo token:         ${sandbox.token}
Read-only token:    ${sandbox.readOnlyToken}
Forbidden token:    ${sandbox.forbiddenToken}

Try:    curl "${sandbox.baseUrl}/shipments?per_page=1" -H "Authorization: Bearer ${sandbox.token}"
Faults: curl ${new URL(controlPath, sandbox.baseUrl)} -H "Content-Type: application/json" -d '{"faults": {"status": 503, "times": 2}, "remaining": 3}'
Ctrl+C ends it.`);
  process.once('SIGINT', () => void sandbox.close());
  process.once('SIGTERM', () => void sandbox.close());
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 2;
}

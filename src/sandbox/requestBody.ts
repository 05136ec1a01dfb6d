import type { IncomingMessage } from 'node:http';

const largestBody = 1_000_000;

/** @returns undefined where it is longer than a million bytes; it is read to its end all the same, so that it can be answered. */
export async function readRequestBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= largestBody) {
      chunks.push(chunk);
    }
  }
  return bytes > largestBody ? undefined : Buffer.concat(chunks).toString('utf8');
}

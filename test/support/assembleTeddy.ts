import { readFile, writeFile } from 'node:fs/promises';
import wabt from 'wabt';

const source = new URL('../../src/scan/needles/teddy.wat', import.meta.url);
export const moduleFile = new URL('../../src/scan/needles/teddy.wasm.ts', import.meta.url);

/** What teddy.wasm.ts must hold: the WebAssembly text, assembled, as a constant that bundles and tests read alike. */
export async function assembleTeddy(): Promise<string> {
  const assembler = await wabt();
  const module = assembler.parseWat('teddy.wat', await readFile(source, 'utf8'), { simd: true });
  try {
    module.validate();
    const lines =
      Buffer.from(module.toBinary({}).buffer)
        .toString('base64')
        .match(/.{1,100}/g) ?? [];
    const literals = lines.map((line) => `  '${line}'`).join(' +\n');
    return `/** teddy.wat in base64, written by "npm run wasm". */\nexport const teddy =\n${literals};\n`;
  } finally {
    module.destroy();
  }
}

if (process.argv[1] === import.meta.filename) {
  await writeFile(moduleFile, await assembleTeddy());
}

/** What is read of esbuild's metafile here. */
export interface Metafile {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, Output>>;
}

interface Output {
  readonly bytes: number;
  readonly entryPoint?: string;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
}

/** The extension's file and those that it imports as it is loaded; what comes by `import()` is not among them. */
export function loadedAtStart({ outputs }: Metafile): { modules: string[]; files: string[]; bytes: number } {
  const [entry] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === 'src/extension.ts') ?? [];
  if (entry === undefined) throw new Error('The build has no extension.');
  const files = new Set([entry]);
  for (const file of files) {
    const imports = outputs[file]?.imports ?? [];
    for (const { path, kind, external } of imports) {
      if (kind === 'import-statement' && external !== true) files.add(path);
    }
  }
  const loaded = [...files].map((file) => outputs[file]).filter((output) => output !== undefined);
  return {
    modules: loaded.flatMap(({ inputs }) => Object.keys(inputs)),
    files: [...files],
    bytes: loaded.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

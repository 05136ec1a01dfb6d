import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';

/**
 * A plugin for a build that splits: esbuild makes a file of every set of modules that the same parts need, and an extension
 * would begin with loading dozens. So all files that the entry imports become one; a part that needs one of them gets it
 * from there, by a file of one line in its place. No module exists twice.
 */
export const startInOneFile = {
  name: 'start-in-one-file',
  setup(build) {
    const options = build.initialOptions;
    options.write = false;
    build.onEnd(async ({ metafile, outputFiles = [], errors }) => {
      if (errors.length > 0) return;
      const written = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
      const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [resolve(path), output]));
      const [entry] = [...outputs].find(([, { entryPoint }]) =>
        Object.values(options.entryPoints).includes(entryPoint),
      );
      const shared = importedBy(entry, outputs);
      const start = await build.esbuild.build({
        stdin: { contents: startModule(entry, shared), resolveDir: dirname(entry) },
        outfile: entry,
        bundle: true,
        format: 'esm',
        platform: options.platform,
        target: options.target,
        external: options.external,
        banner: options.banner,
        minify: options.minify,
        sourcemap: options.sourcemap,
        logLevel: options.logLevel,
        write: false,
        plugins: [fromMemory(written, dirname(entry), options.banner.js)],
      });
      for (const { path, contents } of start.outputFiles) written.set(path, contents);
      for (const [index, file] of shared.entries()) {
        const from = relative(dirname(file), entry);
        const { exports } = outputs.get(file);
        written.set(file, `import{part${index} as part}from"${from}";export const{${exports.join(',')}}=part;\n`);
        written.delete(`${file}.map`);
      }
      for (const [path, contents] of written) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, contents);
      }
    });
  },
};

/** The files that are loaded with the entry, without itself. */
function importedBy(entry, outputs) {
  const files = new Set([entry]);
  for (const file of files) {
    for (const { path, kind, external } of outputs.get(file).imports) {
      if (kind === 'import-statement' && external !== true) files.add(resolve(path));
    }
  }
  files.delete(entry);
  return [...files];
}

function startModule(entry, shared) {
  const parts = shared.map((file, index) => `export * as part${index} from ${JSON.stringify(file)};`);
  return [`export * from './${basename(entry)}';`, ...parts].join('\n');
}

/** What has just been built is not on the disk yet; what is imported later stays a file of its own. */
function fromMemory(written, folder, banner) {
  return {
    name: 'from-memory',
    setup(build) {
      build.onResolve({ filter: /\.js$/ }, ({ path, kind, resolveDir }) => {
        const file = resolve(resolveDir, path);
        if (!written.has(file)) return undefined;
        return kind === 'dynamic-import'
          ? { path: `./${relative(folder, file)}`, external: true }
          : { path: file, namespace: 'built' };
      });
      build.onLoad({ filter: /./, namespace: 'built' }, ({ path }) => ({
        contents: Buffer.from(written.get(path)).toString().replace(banner, ''), // it stands once above all
        resolveDir: dirname(path),
      }));
    },
  };
}

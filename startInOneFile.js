import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';

/**
 * A plugin for a build that splits: esbuild makes a file of every set of modules that the same parts need, and an extension
 * would begin with loading dozens. So all files that the entry imports become one, and a part that needs one of them takes
 * it from there: it is loaded after the start, when all that has its value. No module exists twice.
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
      for (const file of shared) {
        written.delete(file);
        written.delete(`${file}.map`);
      }
      for (const [path, contents] of written) {
        if (path !== entry && path.endsWith('.js')) {
          written.set(path, takenFromStart(Buffer.from(contents).toString(), path, { entry, shared }));
        }
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

/** A part's text, in which what it imports from files of the start comes from the entry; no line of it moves. */
function takenFromStart(text, path, { entry, shared }) {
  const from = JSON.stringify(asUrl(relative(dirname(path), entry)));
  return text.replaceAll(/import\s*(?:\{([^}]*)\}\s*from\s*)?"(\.[^"]+)";/g, (whole, names, file) => {
    const index = shared.indexOf(resolve(dirname(path), file));
    if (index < 0) return whole;
    if (names === undefined) return '';
    const taken = names.replaceAll(/([^\s,]+) as ([^\s,]+)/g, '$1: $2');
    return `import{part${index} as $start${index}}from${from};const{${taken}}=$start${index};`;
  });
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
          ? { path: asUrl(`./${relative(folder, file)}`), external: true }
          : { path: file, namespace: 'built' };
      });
      build.onLoad({ filter: /./, namespace: 'built' }, ({ path }) => ({
        contents: Buffer.from(written.get(path)).toString().replace(banner, ''), // it stands once above all
        resolveDir: dirname(path),
      }));
    },
  };
}

/** An import names a file as a URL does, on Windows too. */
function asUrl(path) {
  return path.replaceAll('\\', '/');
}

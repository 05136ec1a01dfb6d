/**
 * Runs in every page and frame before its own scripts, and notes when things happen, in unix milliseconds with fractions:
 * all of the browser's frames, and Node on the same machine, then speak of the same clock.
 */
export const paintProbe = `
  globalThis.bench = {
    now: () => performance.timeOrigin + performance.now(),
    /** Resolves when the next frame is painted: the first task after its animation callbacks, style, layout and paint. */
    painted: () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(bench.now());
          port2.postMessage(undefined);
        });
      }),
    /** Resolves when what \`find\` gives is painted; it is asked in each frame, and after a minute it is a failure. */
    shown: (find) =>
      new Promise((resolve, reject) => {
        const started = bench.now();
        const look = () => {
          if (find()?.checkVisibility()) bench.painted().then(resolve);
          else if (bench.now() - started > 60_000) reject(new Error('Not shown in a minute: ' + find));
          else requestAnimationFrame(look);
        };
        look();
      }),
    /** In the workbench: what this selector finds in the webview that is shown, a page in a frame in a frame of this origin. */
    inWebview: (selector) => {
      for (const { contentDocument } of document.querySelectorAll('iframe.webview')) {
        const page = contentDocument?.querySelector('iframe#active-frame')?.contentDocument;
        const element = page?.querySelector(selector);
        if (element != null) return element;
      }
    },
  };
  addEventListener('pointerup', ({ timeStamp }) => (bench.pressedAt = performance.timeOrigin + timeStamp), true);
`;

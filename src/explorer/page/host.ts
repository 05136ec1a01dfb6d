import { type FromPage, parseToPage, type ToPage } from '../protocol.ts';

/** What VS Code gives to a webview's script, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The page's way to the extension, and to the state that survives when VS Code throws a hidden page away. */
export class Host {
  readonly #api = acquireVsCodeApi();

  post(message: FromPage): void {
    this.#api.postMessage(message);
  }

  onMessage(handle: (message: ToPage) => void): void {
    window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = parseToPage(data);
      // VS Code posts messages of its own to a webview's window; they are no concern of this page.
      if (message !== undefined) {
        handle(message);
      }
    });
  }

  savedState(): unknown {
    return this.#api.getState();
  }

  saveState(state: object): void {
    this.#api.setState(state);
  }
}

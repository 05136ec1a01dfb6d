/** What VS Code gives to a webview's script, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** A page's way to the extension, and to the state that survives when VS Code throws a hidden page away. */
export class Host<FromPage, ToPage> {
  readonly #api = acquireVsCodeApi();
  readonly #parse: (value: unknown) => ToPage | undefined;

  /** @param parse gives undefined for anything that is no message of the extension. */
  constructor(parse: (value: unknown) => ToPage | undefined) {
    this.#parse = parse;
  }

  post(message: FromPage): void {
    this.#api.postMessage(message);
  }

  onMessage(handle: (message: ToPage) => void): void {
    window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = this.#parse(data);
      // VS Code posts messages of its own to a webview's window; they are no concern of this page.
      if (message !== undefined) {
        handle(message);
      }
    });
  }

  savedState(): unknown {
    return this.#api.getState();
  }

  /** @param change what takes the place of the fields of the same name. */
  saveState(change: object): void {
    this.#api.setState({ ...Object(this.#api.getState()), ...change });
  }
}

import { errors, type Locator, type Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { inTime } from './inTime.ts';
import { isShown } from './isShown.ts';

/** The box at the top: command palette, input boxes and pick lists. */
export class QuickInput {
  readonly root: Locator;
  readonly input: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.locator('.quick-input-widget');
    this.input = this.root.locator('.quick-input-box input');
  }

  /**
   * Opens the command palette and runs the command with this whole title, e.g. `Trackberry: Set API Token…`. The palette
   * is opened again until it lists the command: it does not follow a context key that changes while it is open.
   */
  async runCommand(title: string): Promise<void> {
    await this.#choose(`>${title}`, title);
    // What the command asks comes in the same box: only without the palette's sign is it the command's.
    await eventually(
      'the end of the palette',
      () => this.#isPalette(),
      (open) => !open,
    );
  }

  /** The titles that the palette lists and that begin so, sorted. Begun again where the palette closes, as in `#choose`. */
  async commands(beginning: string): Promise<string[]> {
    const titles = new Set<string>();
    const begin = async (): Promise<boolean> => {
      titles.clear();
      await this.#open();
      const typed = await inTime(this.input.fill(`>${beginning}`, { timeout: 2_000 }));
      return typed && (await isShown(this.items().first(), 3_000));
    };
    // Only rows in view exist: down until the last one has the focus.
    const read = async (): Promise<boolean> => {
      if (!(await this.#isPalette()) && !(await begin())) return false;
      const rows = await this.items().evaluateAll((elements) =>
        elements.map((element) => ({
          title: element.querySelector('.label-name')?.textContent ?? '',
          isLast:
            element.getAttribute('aria-posinset') === element.getAttribute('aria-setsize') &&
            element.classList.contains('focused'),
        })),
      );
      for (const { title } of rows) titles.add(title);
      await this.#page.keyboard.press('PageDown');
      return rows.some(({ isLast }) => isLast);
    };
    await eventually('the end of the palette', read, (end) => end);
    await this.cancel();
    return [...titles].filter((title) => title.startsWith(beginning)).sort();
  }

  /** Opens a file of the workspace by its path. */
  async openFile(path: string): Promise<void> {
    await this.#choose(path, path.split('/').at(-1) ?? path);
    await this.waitForClosed();
  }

  /**
   * Types into an input box, confirms, and waits until it has gone or given way to the next one; an error, with the
   * box's message, when it does not accept. With `box` it first waits for the box that says so.
   */
  async answer(text: string, box?: string | RegExp): Promise<void> {
    await this.waitFor(box);
    await this.input.fill(text);
    await this.#confirm();
  }

  /**
   * Answers a dialog for files with a path. The dialog writes a path of its own when it has read the folder, maybe over
   * what was typed meanwhile: so it is typed until it stays.
   */
  async answerPath(path: string, box: string): Promise<void> {
    await this.waitFor(box);
    await eventually(
      'the path that the dialog proposes',
      () => this.input.inputValue(),
      (value) => value !== '',
    );
    let stayed = 0;
    const type = async (): Promise<number> => {
      stayed = (await this.input.inputValue()) === path ? stayed + 1 : 0;
      if (stayed === 0) await this.input.fill(path);
      return stayed;
    };
    await eventually(`"${path}" in the dialog`, type, (times) => times > 5);
    await this.#confirm();
  }

  /** Types without confirming, to see what the box says to it: `message()`. */
  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  /** Picks the item whose label contains this text. */
  async pick(label: string | RegExp): Promise<void> {
    await this.items().filter({ hasText: label }).first().click();
  }

  items(): Locator {
    return this.root.locator('.quick-input-list .monaco-list-row');
  }

  /** Labels of the items, each with its description and detail, as one sees them. */
  async itemTexts(): Promise<string[]> {
    await this.items().first().waitFor();
    return (await this.items().allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** The line below the input: the prompt, or what is wrong with the input. */
  async message(): Promise<string> {
    return (await this.root.locator('.quick-input-message').innerText()).trim();
  }

  async title(): Promise<string> {
    return (await this.root.locator('.quick-input-title').innerText()).trim();
  }

  /** Whether what is typed is hidden. */
  async isPassword(): Promise<boolean> {
    return (await this.input.getAttribute('type')) === 'password';
  }

  /** Waits until a box is open, and until its title, message or placeholder reads so when one is named. */
  async waitFor(box?: string | RegExp): Promise<void> {
    await this.root.waitFor({ state: 'visible' });
    if (box === undefined) return;
    const placeholder = async (): Promise<string> => (await this.input.getAttribute('placeholder')) ?? '';
    const shown = async (): Promise<string> => `${await this.root.innerText()}\n${await placeholder()}`;
    await eventually(`a box "${box}"`, shown, (text) =>
      typeof box === 'string' ? text.includes(box) : box.test(text),
    );
  }

  async waitForClosed(): Promise<void> {
    await this.root.waitFor({ state: 'hidden' });
  }

  /** Presses Escape until the box has gone: the notification centre, where it is open, takes the first one. */
  async cancel(): Promise<void> {
    const press = async (): Promise<boolean> => {
      if (await this.root.isVisible()) await this.input.press('Escape');
      return inTime(this.root.waitFor({ state: 'hidden', timeout: 1_000 }));
    };
    await eventually('the box to close', press, (closed) => closed);
  }

  async #confirm(): Promise<void> {
    const before = await this.#state();
    await this.input.press('Enter'); // in the box, though another part of the window has taken the focus meanwhile
    await eventually(
      `a box that accepts its input, after "${before}"`,
      () => this.#state(),
      (now) => now !== before,
    );
  }

  /** What tells one box from the next: title and whether the input is empty; not the text, which may be a secret. */
  async #state(): Promise<string> {
    if (!(await this.root.isVisible())) return 'closed';
    const filled = (await this.input.inputValue()) !== '';
    return `${await this.title()} (${filled ? 'filled' : 'empty'})`;
  }

  async #isPalette(): Promise<boolean> {
    if (!(await this.input.isVisible())) return false;
    try {
      return (await this.input.inputValue({ timeout: 1_000 })).startsWith('>');
    } catch (error) {
      if (error instanceof errors.TimeoutError) return false; // the command has loaded the window again
      throw error;
    }
  }

  /** The key is lost while the workbench is still wiring itself up, so it is pressed until the palette shows. */
  async #open(): Promise<void> {
    const press = async (): Promise<boolean> => {
      await this.#page.keyboard.press('F1');
      return isShown(this.input, 1_000);
    };
    await eventually('the command palette', press, (shown) => shown);
  }

  /**
   * Types into the palette and takes the entry with this whole name. The palette closes when something else takes the
   * focus, e.g. a page that is just being shown: so each step has little time, and is tried again from the start.
   */
  async #choose(text: string, entry: string): Promise<void> {
    const name = this.#page.locator('.label-name').getByText(entry, { exact: true });
    const item = this.items().filter({ has: name }).first();
    const choose = async (): Promise<boolean> => {
      await this.#open();
      const typed = await inTime(this.input.fill(text, { timeout: 2_000 }));
      if (typed && (await isShown(item, 3_000)) && (await inTime(item.click({ timeout: 5_000 })))) return true;
      await this.cancel();
      return false;
    };
    await eventually(`"${entry}" in the palette`, choose, (chosen) => chosen);
  }
}

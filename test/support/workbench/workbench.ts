import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { projectRoot } from '../projectRoot.ts';
import { ActivityBar } from './activityBar.ts';
import { EditorArea } from './editorArea.ts';
import { inTime } from './inTime.ts';
import { isShown } from './isShown.ts';
import { ModalDialog } from './modalDialog.ts';
import { NotificationCentre } from './notificationCentre.ts';
import { ProblemsPanel } from './problemsPanel.ts';
import { QuickInput } from './quickInput.ts';
import { SourceControl } from './sourceControl.ts';
import { StatusBar } from './statusBar.ts';
import { TerminalPanel } from './terminalPanel.ts';
import { TreeView } from './treeView.ts';

/** The window of VS Code, in words of what a person does and sees. `page` is there for what has no word yet. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly statusBar: StatusBar;
  readonly notifications: NotificationCentre;
  readonly dialog: ModalDialog;
  readonly problems: ProblemsPanel;
  readonly sourceControl: SourceControl;
  readonly terminal: TerminalPanel;
  readonly editor: EditorArea;
  readonly #activityBar: ActivityBar;

  constructor(page: Page) {
    this.page = page;
    this.#activityBar = new ActivityBar(page);
    this.quickInput = new QuickInput(page);
    this.statusBar = new StatusBar(page);
    this.notifications = new NotificationCentre(page);
    this.dialog = new ModalDialog(page);
    this.problems = new ProblemsPanel(page, this.quickInput);
    this.sourceControl = new SourceControl(page, this.#activityBar);
    this.terminal = new TerminalPanel(page, this.quickInput);
    this.editor = new EditorArea(page, this.quickInput);
  }

  /** Opens the workbench at this address in a page of its own: state and secrets are those of the browser context. */
  static async open(context: BrowserContext, url: string): Promise<Workbench> {
    const page = await context.newPage();
    page.setDefaultTimeout(40_000);
    // VS Code asks before a page with unsaved files is left; a test that leaves it means it.
    page.on('dialog', (dialog) => dialog.accept());
    await page.goto(url);
    const workbench = new Workbench(page);
    await workbench.#ready();
    return workbench;
  }

  /** Runs a command by its whole title in the palette, e.g. `Trackberry: Start Sandbox`. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.runCommand(title);
  }

  /** Opens the container with this name in the activity bar, if it is not open. */
  async openView(container: string): Promise<void> {
    await this.#activityBar.open(container);
    await this.#restMouse();
  }

  /** Opens a view of the container that is open, if it is collapsed. */
  async expandView(name: string): Promise<void> {
    await this.#setExpanded(name, true);
  }

  /** Closes one view of the side bar, so that the others have its room. */
  async collapseView(name: string): Promise<void> {
    await this.#setExpanded(name, false);
  }

  /** Puts the keyboard into one of our views, by the palette. */
  async focusView(name: string): Promise<void> {
    const pane = this.page
      .locator('.sidebar .pane')
      .filter({ has: this.page.locator('.pane-header', { hasText: name }) });
    const focus = async (): Promise<boolean> => {
      await this.quickInput.runCommand(`Trackberry: Focus on ${name} View`);
      return isShown(pane.and(this.page.locator(':focus-within')), 1_000);
    };
    // A view that is opened by it for the first time does not take the keyboard yet.
    await eventually(`the keyboard in the view "${name}"`, focus, (focused) => focused);
  }

  tree(name: string): TreeView {
    return new TreeView(this.page, name);
  }

  /** The text and buttons that this view of the side bar shows instead of rows. */
  welcomeView(name: 'Shipments' | 'Token Findings' | 'History' = 'Shipments'): Locator {
    const header = this.page.locator('.pane-header', { hasText: name });
    return this.page.locator('.sidebar .pane').filter({ has: header }).locator('.welcome-view:visible');
  }

  /** An action in the title of one view of the side bar: it shows under the mouse. */
  async viewAction(view: string, action: string): Promise<void> {
    const header = this.page.locator('.sidebar .pane-header').filter({ hasText: view }).first();
    const click = async (): Promise<boolean> => {
      await header.hover();
      return inTime(header.getByRole('button', { name: action, exact: true }).click({ timeout: 5_000 }));
    };
    await eventually(`"${action}" at the view`, click, (clicked) => clicked);
  }

  /** Loads the window again, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#ready();
  }

  /** Leaves out/screenshots/NAME.png; the mouse goes out of the way unless what it shows is the subject. */
  async screenshot(name: string, mouse: 'away' | 'where it is' = 'away'): Promise<void> {
    if (mouse === 'away') await this.#restMouse();
    const path = join(projectRoot, 'out', 'screenshots', `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  /** Looked at until it is so: a window that is still being restored opens and closes views by itself. */
  async #setExpanded(name: string, expanded: boolean): Promise<void> {
    const header = this.page.locator('.sidebar .pane-header').filter({ hasText: name }).first();
    const click = async (): Promise<boolean> => {
      if ((await header.getAttribute('aria-expanded')) === String(expanded)) return true;
      await header.locator('.twisty-container').click();
      return false;
    };
    await eventually(`the view "${name}" ${expanded ? 'open' : 'closed'}`, click, (done) => done);
  }

  async #ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar [id="status.notifications"]').waitFor({ timeout: 60_000 });
    // Contributed by our manifest: when it is there, the extension host has named its extensions.
    await this.page.locator('.activitybar').getByRole('tab', { name: 'Trackberry' }).waitFor({ timeout: 60_000 });
  }

  /** A mouse that rests on an action shows its tooltip, over what is to be seen. */
  async #restMouse(): Promise<void> {
    await this.page.mouse.move(640, 799);
    const away = async (): Promise<boolean> => {
      // A status item that has the keyboard, as after a picker that it has opened, keeps its hover.
      await this.page.evaluate("document.activeElement?.closest('.statusbar') && document.activeElement.blur()");
      return this.page.locator('.workbench-hover:visible').first().isHidden();
    };
    await eventually('the hover to go', away, (hidden) => hidden);
  }
}

import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, contexts, settings, views, walkthroughs } from '../../src/editor/ids.ts';
import { paletteCommands } from '../support/paletteCommands.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { shownManifest } from '../support/shownManifest.ts';

interface Command {
  readonly command: string;
  readonly icon?: string;
  readonly title: string;
  readonly category: string;
}

interface MenuItem {
  readonly command: string;
  readonly group?: string;
  readonly when?: string;
}

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when?: string;
}

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Setting {
  readonly type: string;
  readonly order: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly extensionDependencies?: readonly string[];
  readonly extensionKind: readonly string[];
  readonly icon: string;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown } };
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly viewsContainers: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly views: Readonly<
      Record<string, readonly { readonly id: string; readonly name: string; readonly icon: string }[]>
    >;
    readonly viewsWelcome: readonly { readonly view: string; readonly when: string; readonly contents: string }[];
    readonly walkthroughs: readonly { readonly id: string; readonly icon: string; readonly steps: readonly Step[] }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings: readonly Keybinding[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const manifest = shownManifest() as Manifest;
const { contributes } = manifest;
const properties = contributes.configuration.properties;
const menuItems = Object.values(contributes.menus).flat();
const steps = contributes.walkthroughs.flatMap((each) => each.steps);
const stepEvents = steps.flatMap(({ completionEvents }) => completionEvents);
const clauses = [
  ...[...menuItems, ...contributes.viewsWelcome, ...contributes.keybindings].flatMap(({ when }) => when ?? []),
  ...stepEvents.flatMap((event) => event.match(/(?<=^onContext:).*/) ?? []),
];
const viewIds = Object.values(contributes.views).flatMap((each) => each.map(({ id }) => id));

describe('package.json', () => {
  it('contributes the commands that the code knows, and no other', () => {
    assert.deepEqual(sorted(contributes.commands.map(({ command }) => command)), sorted(Object.values(commands)));
  });

  it('contributes the views that the code knows, and no other', () => {
    assert.deepEqual(sorted(viewIds), sorted(Object.values(views)));
  });

  it('contributes the settings that the code knows, and no other', () => {
    assert.deepEqual(sorted(Object.keys(properties)), sorted(Object.values(settings)));
  });

  it('reads in its conditions the context keys that the code sets, and each of them', () => {
    // Not VS Code's own keys about our views, nor their names and those of panels as values.
    const own = clauses.flatMap((when) => when.match(/(?<![\w.'-]|== )trackberry\.[\w.]+/g) ?? []);
    assert.deepEqual(sorted([...new Set(own)]), sorted(Object.values(contexts)));
  });

  it('has conditions on no context key that the code never sets', () => {
    const code = globSync('src/{extension.ts,editor/**/*.ts}', { cwd: projectRoot }).map(read).join('\n');
    for (const name of Object.keys(contexts)) assert.match(code, new RegExp(`setContext\\(contexts\\.${name},`), name);
  });

  it('has conditions on no setting of its own that is not there', () => {
    const named = clauses.flatMap((when) => when.match(/(?<=\bconfig\.)trackberry\.[\w.]+/g) ?? []);
    assert.ok(named.length > 0);
    for (const name of named) assert.ok(Object.hasOwn(properties, name), name);
  });

  it('names in its menus and welcome views only commands and views that it contributes', () => {
    const texts = [
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...steps.map((step) => step.description),
    ];
    const links = texts.flatMap((text) => text.match(/(?<=\(command:)[^)]+/g) ?? []);
    const used = [...[...menuItems, ...contributes.keybindings].map(({ command }) => command), ...links];
    const ofVSCode = ['vscode.openFolder', 'workbench.trust.manage', ...viewIds.map((id) => `${id}.focus`)];
    const known = new Set<string>([...Object.values(commands), ...ofVSCode]);
    assert.ok(links.length > 0);
    assert.deepEqual(
      used.filter((command) => !known.has(command)),
      [],
    );
    const shown = [
      ...contributes.viewsWelcome.map(({ view }) => view),
      ...clauses.flatMap((when) => when.match(/(?<=\bview == )\S+/g) ?? []),
    ];
    assert.deepEqual(
      shown.filter((view) => !viewIds.includes(view)),
      [],
    );
  });

  it('lists in the palette what test/ui/palette.test.ts expects there', () => {
    const hidden = new Set(
      contributes.menus.commandPalette?.flatMap((item) => (item.when === 'false' ? item.command : [])),
    );
    const listed = contributes.commands.filter(({ command }) => !hidden.has(command)).map(({ title }) => title);
    assert.deepEqual(sorted(Object.values(paletteCommands).flat()), sorted(listed));
  });

  it('puts no command twice in one place', () => {
    for (const [menu, items] of Object.entries(contributes.menus)) {
      // An action beside a row is out of the keyboard's reach, so it stands in the row's menu too.
      const names = items.map(({ command, group = '' }) => `${command} ${group.startsWith('inline') ? 'inline' : ''}`);
      assert.equal(new Set(names).size, names.length, menu);
    }
  });

  it('has each of its commands in the category Trackberry, which the title does not repeat', () => {
    for (const { command, title, category } of contributes.commands) {
      assert.equal(category, 'Trackberry', command);
      assert.doesNotMatch(title, /Trackberry/, command);
    }
  });

  it('names icons that are there', () => {
    const containers = Object.values(contributes.viewsContainers).flat();
    const parts = [...containers, ...Object.values(contributes.views).flat(), ...contributes.walkthroughs];
    for (const icon of [manifest.icon, ...parts.map((at) => at.icon)]) {
      assert.ok(existsSync(join(projectRoot, icon)), icon);
    }
    const codicons = read('node_modules/@vscode/codicons/dist/codicon.css');
    for (const { icon } of contributes.commands) {
      if (icon !== undefined) assert.ok(codicons.includes(`.codicon-${icon.slice(2, -1)}:before`), icon);
    }
  });

  it('has an icon for each command that stands beside a title or a row', () => {
    const icons = new Map(contributes.commands.map(({ command, icon }) => [command, icon]));
    for (const { command, group = '' } of menuItems) {
      if (/^(navigation|inline)/.test(group)) assert.ok(icons.get(command), command);
    }
  });

  it('has each action that stands beside a row in the menu of the row, where the keyboard finds it', () => {
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const { command } of items.filter(({ group = '' }) => group.startsWith('inline'))) {
        const elsewhere = items.some((item) => item.command === command && !item.group?.startsWith('inline'));
        assert.ok(elsewhere, `${menu}: ${command}`);
      }
    }
  });

  it('binds keys only where a condition says when, for a Mac too', () => {
    for (const { command, key, mac, when } of contributes.keybindings) {
      assert.ok(when, command);
      assert.ok(!/ctrl|delete/.test(key) || mac !== undefined, `${command} ${key}`);
    }
  });

  it('contributes the walkthroughs that the code opens, with steps that end by an event', () => {
    assert.deepEqual(
      contributes.walkthroughs.map(({ id }) => id),
      Object.values(walkthroughs),
    );
    assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length);
    for (const { id, media, completionEvents } of steps) {
      assert.ok(completionEvents.length > 0, id);
      assert.ok(media.altText.length > 20, id);
    }
  });

  it('shows pictures in its walkthrough that have no colour of their own and no words', () => {
    for (const { id, media } of steps) {
      const picture = read(media.svg);
      assert.ok(picture.startsWith(`<svg id="${id}"`), media.svg);
      // VS Code forbids styles in them, and shows no picture from elsewhere.
      assert.doesNotMatch(picture, /style|href|<image|<script/, media.svg);
      const colours = [...picture.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, colour = '']) => colour);
      for (const colour of colours) assert.match(colour, /^(none|var\(--vscode-)/, `${media.svg}: ${colour}`);
      const words = [...picture.matchAll(/<text[^>]*>([^<]*)/g)].map(([, word = '']) => word);
      for (const word of words)
        assert.match(word, /^(BU-\d+|\d+(\/100)?|GET|POST|GET \/shipments|curl|app\.py)$/, media.svg);
    }
  });

  it('activates when VS Code has started, or by a link, and depends on no other extension', () => {
    assert.deepEqual(manifest.activationEvents, ['onStartupFinished', 'onUri']);
    assert.equal(manifest.extensionDependencies, undefined);
    assert.deepEqual(manifest.extensionKind, ['workspace']);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
  });

  it('has settings that say in Markdown what they do, in an order, within limits', () => {
    const settings = Object.entries(properties);
    assert.equal(new Set(settings.map(([, { order }]) => order)).size, settings.length, 'two have one place');
    for (const [name, setting] of settings) {
      assert.match(setting.markdownDescription, /^\p{Lu}.*\.$/su, name);
      assert.match(setting.scope, /^(application|machine|machine-overridable|window|resource)$/, name);
      if (/^(integer|number)$/.test(setting.type)) assert.ok(Number(setting.minimum) < Number(setting.maximum), name);
      const descriptions = setting.markdownEnumDescriptions ?? setting.enumDescriptions;
      assert.equal(descriptions?.length, setting.enum?.length, name);
      if (setting.pattern !== undefined) {
        assert.match(String(setting.default), new RegExp(setting.pattern), name);
        assert.ok(setting.patternErrorMessage, name);
      }
      const links = setting.markdownDescription.match(/(?<=`#)[^`]+(?=#`)/g) ?? [];
      for (const link of links) assert.ok(Object.hasOwn(properties, link) || link === 'http.proxy', `${name}: ${link}`);
    }
  });

  it('keeps the address of the API out of reach of a workspace and of a remote machine', () => {
    assert.equal(properties[settings.baseUrl]?.scope, 'application');
  });

  it('keeps the description of the API out of their reach, too', () => {
    assert.equal(properties[settings.openApi]?.scope, 'application');
  });

  it('lets neither decide from when on a token is spoken of as old', () => {
    assert.equal(properties[settings.tokenAgeWarningDays]?.scope, 'application');
    assert.equal(properties[settings.tokenAgeWarningDays]?.default, 90);
  });

  it('lets neither decide that bodies of calls are written to the disk', () => {
    assert.equal(properties[settings.keepHistoryBodies]?.scope, 'application');
    assert.equal(properties[settings.keepHistoryBodies]?.default, false);
  });

  it('lets neither decide that anything is asked for, or told of, by itself', () => {
    for (const name of [settings.refreshInterval, settings.notifyOnStatus]) {
      assert.equal(properties[name]?.scope, 'application');
    }
    assert.deepEqual(
      [properties[settings.refreshInterval]?.default, properties[settings.notifyOnStatus]?.default],
      [0, []],
    );
  });

  it('lets neither decide what becomes of a commit that a hook could not check', () => {
    assert.equal(properties[settings.whenHookCannotRun]?.scope, 'application');
  });
});

describe('the README', () => {
  it('has a row for each command, with its whole title, and no other', () => {
    const titles = contributes.commands.map(({ title, category }) => `${category}: ${title}`);
    assert.deepEqual(sorted(tableRows('Commands').map(([title = '']) => title)), sorted(titles));
  });

  it('has a row for each setting, with its default, and no other', () => {
    const rows = tableRows('Settings').map(([name = '', value = '']) => `${name} ${value}`);
    const expected = Object.entries(properties).map(([name, { default: value }]) => `\`${name}\` \`${String(value)}\``);
    assert.deepEqual(sorted(rows), sorted(expected));
  });

  it('has a row for each view, by its name, and no other', () => {
    const names = Object.values(contributes.views).flatMap((each) => each.map(({ name }) => name));
    assert.deepEqual(sorted(tableRows('Views').map(([name = '']) => name)), sorted(names));
  });

  it('shows pictures that are there, and small enough to be loaded with it', () => {
    const pictures = [...read('README.md').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    const taken = readdirSync(join(projectRoot, 'media', 'readme')).map((name) => `media/readme/${name}`);
    assert.deepEqual(sorted(pictures), sorted(taken));
    for (const picture of pictures) {
      const bytes = readFileSync(join(projectRoot, picture));
      assert.equal(bytes.toString('latin1', 1, 4), 'PNG', picture);
      assert.ok(bytes.length <= 150 * 1024, `${picture} has ${bytes.length} bytes`);
    }
  });

  it('names in its text only commands that exist, by their whole title', () => {
    const titles = new Set(contributes.commands.map(({ title, category }) => `${category}: ${title}`));
    const named = [...read('README.md').matchAll(/\*\*(Trackberry: [^*]+)\*\*/g)].map(([, title = '']) => {
      return title.replaceAll(/\s+/g, ' ');
    });
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((title) => !titles.has(title)),
      [],
    );
  });
});

/** Cells of the first table below this heading, without its head. */
function tableRows(heading: string): string[][] {
  const section = read('README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

function sorted(values: readonly string[]): string[] {
  return [...values].sort();
}

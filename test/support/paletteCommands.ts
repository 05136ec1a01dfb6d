/** Which of our commands the palette lists, by what must hold for it; a command that is not here is never listed there. */
export const paletteCommands = {
  always: [
    'Add Organization…',
    'Copy Diagnostics',
    'Copy Request as…',
    'Copy Request in Last Language',
    'Get Started',
    'Insert Request at Cursor…',
    'Open API Explorer',
    'Paste curl…',
    'Save Request as .http…',
    'Set API Token…',
    'Show Log',
    'Switch Organization…',
    'Try Endpoint…',
  ],
  connected: [
    'Create Shipment…',
    'Export Shipments…',
    'Filter Shipments by Status…',
    'Group Shipments…',
    'Refresh Shipments',
    'Reveal Shipment…',
    'Search Shipments…',
    'Show Rate Limit',
    'Show Shipment',
    'Sort Shipments…',
  ],
  /** Calls wait that nobody waits for. */
  backgroundWork: ['Cancel Background Work'],
  /** Of the list of shipments. */
  moreToLoad: ['Load All Shipments', 'Load More Shipments'],
  /** A row of a shipment. */
  selected: ['Copy API Link of Shipment', 'Copy Shipment Id', 'Copy Shipment Reference', 'Copy Shipment as JSON'],
  /** Known to have a call, or not known yet. */
  history: ['Clear History…'],
  searching: ['Clear Search of Shipments', 'Load Produce for the Search…'],
  /** Shipments that are new since the last look. */
  marked: ['Mark All Shipments as Seen'],
  storedToken: ['Remove Organization…', 'Rename Organization…', 'Rotate Token…'],
  inSandbox: ['Stop Sandbox'],
  notInSandbox: ['Start Sandbox'],
  /** On the disk, and trusted: what is done with it runs git. */
  folder: ['Install Git Hooks', 'Remove Git Hooks', 'Scan for Hard-Coded Tokens'],
  // Both: whether the check is on in the settings of the user, no condition can tell where a workspace says otherwise.
  gitExtension: ["Turn On VS Code's Commit Check", "Turn Off VS Code's Commit Check"],
  ownDescription: ['Refresh Endpoints'],
  proposedChange: ['Apply and Save Change', 'Discard Change'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PaletteState = keyof typeof paletteCommands;

/** Every id that package.json declares and the code uses; test/unit compares the two, both ways. */

export const commands = {
  setToken: 'trackberry.setToken',
  rotateToken: 'trackberry.rotateToken',
  switchOrganization: 'trackberry.switchOrganization',
  addOrganization: 'trackberry.addOrganization',
  renameOrganization: 'trackberry.renameOrganization',
  removeOrganization: 'trackberry.removeOrganization',
  startSandbox: 'trackberry.startSandbox',
  stopSandbox: 'trackberry.stopSandbox',
  refreshShipments: 'trackberry.refreshShipments',
  loadMoreShipments: 'trackberry.loadMoreShipments',
  loadAllShipments: 'trackberry.loadAllShipments',
  createShipment: 'trackberry.createShipment',
  filterShipments: 'trackberry.filterShipments',
  searchShipments: 'trackberry.searchShipments',
  clearShipmentSearch: 'trackberry.clearShipmentSearch',
  loadProduce: 'trackberry.loadProduce',
  sortShipments: 'trackberry.sortShipments',
  groupShipments: 'trackberry.groupShipments',
  revealShipment: 'trackberry.revealShipment',
  showShipment: 'trackberry.showShipment',
  showShipmentJson: 'trackberry.showShipmentJson',
  markShipmentsSeen: 'trackberry.markShipmentsSeen',
  exportShipments: 'trackberry.exportShipments',
  copyShipmentId: 'trackberry.copyShipmentId',
  copyShipmentReference: 'trackberry.copyShipmentReference',
  copyShipmentLink: 'trackberry.copyShipmentLink',
  copyShipmentJson: 'trackberry.copyShipmentJson',
  openExplorer: 'trackberry.openExplorer',
  openInExplorer: 'trackberry.openInExplorer',
  pasteCurl: 'trackberry.pasteCurl',
  refreshEndpoints: 'trackberry.refreshEndpoints',
  tryEndpoint: 'trackberry.tryEndpoint',
  copyRequestAs: 'trackberry.copyRequestAs',
  copyRequestAgain: 'trackberry.copyRequestAgain',
  insertRequest: 'trackberry.insertRequest',
  saveRequest: 'trackberry.saveRequest',
  openCall: 'trackberry.openCall',
  repeatCall: 'trackberry.repeatCall',
  copyCall: 'trackberry.copyCall',
  compareCalls: 'trackberry.compareCalls',
  deleteCalls: 'trackberry.deleteCalls',
  clearHistory: 'trackberry.clearHistory',
  showQuotaMenu: 'trackberry.showQuotaMenu',
  cancelBackgroundWork: 'trackberry.cancelBackgroundWork',
  scanWorkspace: 'trackberry.scanWorkspace',
  readFromEnvironment: 'trackberry.readFromEnvironment',
  moveToEnvFile: 'trackberry.moveToEnvFile',
  applyProposal: 'trackberry.applyProposal',
  discardProposal: 'trackberry.discardProposal',
  storeFoundToken: 'trackberry.storeFoundToken',
  ignoreHere: 'trackberry.ignoreHere',
  ignoreInFile: 'trackberry.ignoreInFile',
  isTokenLive: 'trackberry.isTokenLive',
  revokeToken: 'trackberry.revokeToken',
  installHook: 'trackberry.installHook',
  removeHook: 'trackberry.removeHook',
  turnOnCommitCheck: 'trackberry.turnOnCommitCheck',
  turnOffCommitCheck: 'trackberry.turnOffCommitCheck',
  showLog: 'trackberry.showLog',
  copyDiagnostics: 'trackberry.copyDiagnostics',
  getStarted: 'trackberry.getStarted',
} as const;

export const views = {
  shipments: 'trackberry.shipments',
  endpoints: 'trackberry.endpoints',
  findings: 'trackberry.findings',
  history: 'trackberry.history',
} as const;

/** Types of webview panels: VS Code knows by them whom to ask for a panel after a reload. */
export const panels = {
  explorer: 'trackberry.explorer',
  shipment: 'trackberry.shipment',
} as const;

export const settings = {
  baseUrl: 'trackberry.baseUrl',
  openApi: 'trackberry.openApi',
  requestTimeout: 'trackberry.requestTimeout',
  tokenAgeWarningDays: 'trackberry.tokenAgeWarningDays',
  pageSize: 'trackberry.pageSize',
  refreshInterval: 'trackberry.refreshInterval',
  notifyOnStatus: 'trackberry.notifyOnStatus',
  keepHistoryBodies: 'trackberry.history.keepBodies',
  scanOnType: 'trackberry.scan.onType',
  scanOnSave: 'trackberry.scan.onSave',
  warnOnStage: 'trackberry.guard.warnOnStage',
  warnAfterCommit: 'trackberry.guard.warnAfterCommit',
  whenHookCannotRun: 'trackberry.guard.whenHookCannotRun',
} as const;

/** Context keys that `when` clauses read. */
export const contexts = {
  connected: 'trackberry.connected',
  hasToken: 'trackberry.hasToken',
  /** Whether `TRACKBERRY_API_TOKEN` is in the environment of VS Code. */
  environmentToken: 'trackberry.environmentToken',
  sandbox: 'trackberry.sandbox',
  /** Whether calls wait that nobody waits for. */
  backgroundWork: 'trackberry.backgroundWork',
  shipmentsState: 'trackberry.shipmentsState',
  /** Whether there is nothing to load in the list of shipments. */
  allShipmentsLoaded: 'trackberry.allShipmentsLoaded',
  searchingShipments: 'trackberry.searchingShipments',
  markedShipments: 'trackberry.markedShipments',
  /** Whether a shipment's row is selected. */
  shipmentSelected: 'trackberry.shipmentSelected',
  /** Whether it is known that there is no call in the history. */
  historyEmpty: 'trackberry.historyEmpty',
  /** `unscanned`, `clean` or `found`. */
  findingsState: 'trackberry.findingsState',
  /** Whether a call of the explorer was made in this window; `guarded`: whether git hooks were installed. */
  called: 'trackberry.called',
  guarded: 'trackberry.guarded',
} as const;

export const walkthroughs = {
  start: 'start',
} as const;

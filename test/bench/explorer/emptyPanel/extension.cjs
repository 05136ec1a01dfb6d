/** What the explorer's panel is compared with: a webview panel with scripts and one word in it. */
const vscode = require('vscode');

exports.activate = (context) => {
  const open = () => {
    const panel = vscode.window.createWebviewPanel('emptyPanel', 'Empty', vscode.ViewColumn.Active, {
      enableScripts: true,
    });
    panel.webview.html = '<!DOCTYPE html><html lang="en"><body><p id="empty">Empty</p></body></html>';
  };
  context.subscriptions.push(vscode.commands.registerCommand('emptyPanel.open', open));
};

import assert from 'node:assert/strict';
import { explorerHtml } from '../../../src/explorer/html.ts';

const parts = {
  cspSource: 'https://webview.example',
  nonce: 'N0nce_-',
  scriptUri: 'https://webview.example/explorer.js',
  styleUri: 'https://webview.example/explorer.css',
  codiconUri: 'https://webview.example/codicon.css',
};

describe('explorerHtml', () => {
  it('allows the three files and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(explorerHtml(parts))?.[1];
    assert.equal(
      policy,
      "default-src 'none'; style-src https://webview.example 'nonce-N0nce_-'; font-src https://webview.example; script-src 'nonce-N0nce_-'",
    );
  });

  it('puts the nonce on the script and both style sheets', () => {
    const html = explorerHtml(parts);
    assert.equal(html.match(/nonce="N0nce_-"/g)?.length, 3);
    assert.match(
      html,
      /<script type="module" nonce="N0nce_-" src="https:\/\/webview\.example\/explorer\.js"><\/script>/,
    );
    // The icons of vscode-elements look for this id.
    assert.match(html, /id="vscode-codicon-stylesheet"/);
  });

  it('has no inline script, inline style or event handler', () => {
    const html = explorerHtml(parts);
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });

  it('escapes what stands in an attribute', () => {
    const html = explorerHtml({ ...parts, scriptUri: '"><script>alert(1)</script>&' });
    assert.ok(html.includes('src="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#38;"'));
  });
});

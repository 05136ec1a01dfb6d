import assert from 'node:assert/strict';
import { pageHtml } from '../../../src/explorer/html.ts';
import type { Translation } from '../../../src/l10n/translation.ts';

const parts = {
  title: 'Trackberry API Explorer',
  cspSource: 'https://webview.example',
  nonce: 'N0nce_-',
  scriptUri: 'https://webview.example/explorer.js',
  styleUris: ['https://webview.example/base.css', 'https://webview.example/explorer.css'],
  codiconUri: 'https://webview.example/codicon.css',
  translation: { language: 'en', texts: undefined },
};

describe('pageHtml', () => {
  it('allows the files of the extension and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(parts))?.[1];
    assert.equal(
      policy,
      "default-src 'none'; style-src https://webview.example 'nonce-N0nce_-'; font-src https://webview.example; script-src 'nonce-N0nce_-'",
    );
  });

  it('puts the nonce on the script and each style sheet', () => {
    const html = pageHtml(parts);
    assert.equal(html.match(/nonce="N0nce_-"/g)?.length, 4);
    assert.match(
      html,
      /<script type="module" nonce="N0nce_-" src="https:\/\/webview\.example\/explorer\.js"><\/script>/,
    );
    // The icons of vscode-elements look for this id.
    assert.match(html, /id="vscode-codicon-stylesheet"/);
  });

  it('has no inline script, inline style or event handler', () => {
    const html = pageHtml(parts);
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\s(src=|type="application\/json"))/);
  });

  it('brings the translation as data that cannot end its element', () => {
    const translation = { language: 'de', texts: { Send: '</script><script>alert(1)</script><!--' } };
    const html = pageHtml({ ...parts, translation });
    const [, data = ''] = /id="translation">([^<]*)<\/script>/.exec(html) ?? [];
    assert.deepEqual(JSON.parse(data), translation);
    assert.equal(html.match(/<script/g)?.length, 2);
  });

  it('says in which language its texts are', () => {
    const written = (translation: Translation) =>
      /<html lang="([^"]*)">/.exec(pageHtml({ ...parts, translation }))?.[1];
    assert.equal(written({ language: 'de', texts: { Send: 'Senden' } }), 'de');
    assert.equal(written({ language: 'fr', texts: undefined }), 'en');
  });

  it('escapes what stands in an attribute or in the title', () => {
    const hostile = '"><script>alert(1)</script>&';
    const html = pageHtml({ ...parts, scriptUri: hostile, title: hostile });
    const escaped = '&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#38;';
    assert.ok(html.includes(`src="${escaped}"`));
    assert.ok(html.includes(`<title>${escaped}</title>`));
  });
});

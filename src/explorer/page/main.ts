import { type FromPage, parseToPage, type ToPage } from '../protocol.ts';
import { ExplorerPage } from './explorerPage.ts';
import { Host } from './host.ts';
import { usePageTranslation } from './pageTranslation.ts';
import { PlaceMemory } from './placeMemory.ts';

usePageTranslation();
const host = new Host<FromPage, ToPage>(parseToPage);
const root = document.getElementById('page');
const place = new PlaceMemory(host);
let page: ExplorerPage | undefined;

host.onMessage((message) => {
  if (message.type === 'focus') {
    place.takeKeyboard();
    return;
  }
  if (message.type !== 'init') {
    page?.receive(message);
    return;
  }
  page = new ExplorerPage(host, message);
  root?.replaceChildren(page.element);
  place.return();
});

window.addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // Here, before the focused control hears of it: a button would be pressed as well.
      event.preventDefault();
      event.stopPropagation();
      page?.send(event.shiftKey ? 'unchecked' : 'checked');
    }
  },
  { capture: true },
);

host.post({ type: 'ready' });

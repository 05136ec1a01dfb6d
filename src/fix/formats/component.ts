import { t } from '@vscode/l10n';
import { inRegion } from '../region.ts';
import { type Fix, refuse } from '../replacement.ts';

/** Vue and Svelte: what stands in a script is a program. */
export function component(fixNamed: (language: string) => Fix | undefined): Fix {
  return (place) => {
    const before = place.text.slice(0, place.start);
    const tag = [...before.matchAll(/<script\b[^<>]*>/gi)].at(-1);
    if (tag !== undefined && !/<\/script/i.test(before.slice(tag.index))) {
      const start = tag.index + tag[0].length;
      const close = place.text.indexOf('</script', place.end);
      const fix = fixNamed(/\blang=["']?ts/.test(tag[0]) ? 'typescript' : 'javascript');
      if (fix !== undefined) {
        return inRegion({ ...place, file: '' }, { start, end: close === -1 ? place.text.length : close }, fix);
      }
    }
    return refuse(
      t('Here no program runs that could read the variable. Read it in the script, and use it from there.'),
    );
  };
}

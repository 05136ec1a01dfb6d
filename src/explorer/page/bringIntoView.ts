/** Of the page's height: what begins above this can be read where it is. */
const upperPart = 0.4;

/**
 * Scrolls the page so that what has come can be read, and no further than needed: what is wholly in view, or begins in
 * the upper part of the page, stays where it is. The focus stays too, and typing leads back to it.
 * @param much `begin`: its first lines are enough, such as "Sending…"; `most`: as much as the page holds.
 */
export function bringIntoView(shown: HTMLElement, much: 'begin' | 'most'): void {
  const { top, bottom } = shown.getBoundingClientRect();
  const height = window.innerHeight;
  const begins = top >= 0 && top <= height * upperPart;
  if (begins || (top >= 0 && bottom <= height)) {
    return;
  }
  if (much === 'most' || top < 0) {
    shown.scrollIntoView({ block: 'start' });
  } else {
    shown.querySelector('.progress')?.scrollIntoView({ block: 'nearest' });
  }
}

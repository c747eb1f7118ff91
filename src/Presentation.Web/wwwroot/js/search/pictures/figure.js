/** What all pictures have in common: a title and a sentence, the numbers as a table, choices that filter, and the room they are drawn in. */
import { h, put, say } from '../../dom.js';
import { write } from '../../address.js';

let followed = '';
/** How high what came last was: the page keeps its place while the next is asked for. */
const heights = new Map();

/** @param {{title: string, sentence: string, drawing?: Node, table: Node, more?: Node, isWhole?: boolean}} told drawing: none where this build has no drawing library */
export function figure({ title, sentence, drawing, table, more, isWhole }) {
  return h('figure', { class: isWhole ? 'picture whole' : 'picture' },
    h('figcaption', null, h('h2', null, title), h('p', { class: 'quiet' }, sentence)),
    drawing,
    more,
    h('details', { open: !drawing }, h('summary', null, 'As a table'), h('div', { class: 'numbers', tabindex: 0, role: 'region', 'aria-label': `${title}, as a table` }, table)));
}

/** Rows of cells, the first of each naming its row. */
export function table(heads, rows) {
  return h('table', null,
    h('thead', null, h('tr', null, heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', null, rows.map(([first, ...cells]) => h('tr', null, h('th', { scope: 'row' }, first), cells.map((cell) => h('td', null, cell))))));
}

/**
 * Makes links to the same question narrowed otherwise. They are followed within the page, where it stands, and found again by their key.
 * @returns {(to: import('../../address.js').Asked, key: string, isChosen: boolean, attributes: object, ...children: any[]) => Element}
 */
export function choices(navigate) {
  return (to, key, isChosen, attributes, ...children) => h('a', {
    href: write(to),
    'data-key': key,
    'aria-current': isChosen && 'true',
    onclick: (event) => {
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      goTo(navigate, to, key);
    },
    ...attributes,
  }, ...children);
}

/** Follows a choice, and remembers which, for the pictures that come after. */
export function goTo(navigate, to, key) {
  followed = key;
  return navigate(to);
}

/** Gives focus back to the choice that was followed, unless someone has gone elsewhere meanwhile. */
export function comeBack(root) {
  const place = followed && root.querySelector(`[data-key="${CSS.escape(followed)}"]`);
  if (!place) return;
  followed = '';
  if (document.activeElement === document.body || document.activeElement?.id === 'view') place.focus();
}

/** A room whose drawing is made anew when its width changes. @param {(width: number) => Element} draw */
export function fitted(draw, signal) {
  const room = h('div', { class: 'drawing' });
  let drawn = 0;
  const watch = new ResizeObserver(([{ contentRect }]) => {
    const width = Math.round(contentRect.width);
    if (!width || width === drawn) return;
    drawn = width;
    const key = room.contains(document.activeElement) && document.activeElement.dataset.key;
    put(room, draw(width));
    if (key) room.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  });
  watch.observe(room);
  signal.addEventListener('abort', () => watch.disconnect(), { once: true });
  return room;
}

/** A picture whose numbers are still asked for: said after 150 ms; where they do not come, why, and a way to ask again. */
export function arriving(title, ask, make, signal) {
  const place = h('div', { class: 'arriving' });
  place.style.setProperty('min-height', `${heights.get(title) ?? 0}px`);
  const begin = async () => {
    const slow = setTimeout(() => put(place, h('figure', { class: 'picture' }, h('figcaption', null, h('h2', null, title)), h('p', { class: 'quiet' }, 'Counting …'))), 150);
    try {
      const told = await ask();
      if (signal.aborted) return;
      put(place, make(told));
      requestAnimationFrame(() => {
        place.style.removeProperty('min-height');
        heights.set(title, place.offsetHeight);
      });
    } catch (error) {
      if (signal.aborted) return;
      say(`${title}: ${error.message}`);
      put(place, h('figure', { class: 'picture' }, h('figcaption', null, h('h2', null, title)),
        h('p', { class: 'notice warn' }, error.message), h('button', { type: 'button', onclick: begin }, 'Ask again')));
    } finally {
      clearTimeout(slow);
    }
  };
  return { place, done: begin() };
}

import { h, put } from '../dom.js';
import { count } from '../format.js';
import { hit } from './hits.js';

/** The hits, kept where the eyes are: a hit that is there already stays the same element. */
export function hitList() {
  const list = h('ol', { class: 'hits' });
  const fresh = h('p', { class: 'fresh', hidden: true });
  const held = new Map();
  list.addEventListener('keydown', (event) => {
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey || !event.target.matches('h2 a')) return;
    event.preventDefault();
    step(event.target.closest('.hit'), by);
  });

  function step(from, by) {
    const to = by > 0 ? from.nextElementSibling : from.previousElementSibling;
    const link = to?.querySelector('h2 a') ?? (by < 0 ? document.getElementById('question') : document.querySelector('.more button'));
    link?.focus();
    link?.closest('.hit')?.scrollIntoView({ block: 'nearest' });
  }

  /** Where the eyes are: on what has the focus, or else on the first hit in sight. */
  function place() {
    const underBar = document.querySelector('.bar').getBoundingClientRect().bottom;
    const at = list.contains(document.activeElement) ? document.activeElement.closest('.hit') : [...list.children].find((li) => li.getBoundingClientRect().bottom > underBar);
    return at && { at, top: at.getBoundingClientRect().top, above: new Set(list.children) };
  }

  function show(hits) {
    const focused = list.contains(document.activeElement) ? document.activeElement.closest('.hit') : null;
    const pinned = hits.findIndex((f) => f.accession === focused?.dataset.accession);
    const next = hits.map((found, i) => element(found, i === pinned));
    const wanted = new Set(next);
    for (const [accession, { node }] of held) if (!wanted.has(node)) held.delete(accession);
    for (const node of [...list.children]) if (!wanted.has(node)) node.remove();
    // What has the focus would lose it by being moved: the others are put around it.
    next.forEach((node, i) => {
      if (i < pinned) list.insertBefore(node, next[pinned]);
      else if (i !== pinned && list.children[i] !== node) list.insertBefore(node, list.children[i] ?? null);
    });
    if (focused && !focused.isConnected) document.getElementById('view').focus({ preventScroll: true });
  }

  function element(found, isPinned) {
    const text = JSON.stringify(found);
    const known = held.get(found.accession);
    if (known && (known.text === text || isPinned)) return known.node;
    const node = hit(found);
    if (known?.node.querySelector('details[open]')) node.querySelector('details')?.setAttribute('open', '');
    held.set(found.accession, { node, text });
    return node;
  }

  /** Draws, and brings the hit that was read back to where it stood; says how many came above it. */
  function around(draw) {
    const read = place();
    draw();
    if (!read?.at.isConnected) return;
    const moved = read.at.getBoundingClientRect().top - read.top;
    if (Math.abs(moved) > 1) scrollBy({ top: moved, behavior: 'instant' });
    const came = [...list.children].slice(0, [...list.children].indexOf(read.at)).filter((li) => !read.above.has(li)).length;
    if (came > 0) tell(came);
  }

  function tell(came) {
    put(fresh, h('button', { type: 'button', class: 'first', onclick: up }, `${count(came, 'more series', 'more series')} on top`, h('span', { 'aria-hidden': 'true' }, ' ↑')));
    fresh.hidden = false;
  }

  function up() {
    hush();
    scrollTo({ top: 0 });
    list.querySelector('h2 a')?.focus({ preventScroll: true });
  }

  const hush = () => { fresh.hidden = true; };
  return { list, fresh, show, around, hush };
}

/** Shows what the address says, and keeps the address at what is shown. */
import * as address from './address.js';
import { h, put } from './dom.js';
import { searchBox } from './search/box.js';

const view = document.getElementById('view');
const form = document.getElementById('ask');
const welcome = [...view.childNodes];
const views = {
  search: () => import('./search/view.js'),
  dataset: () => import('./dataset/view.js'),
  status: () => import('./status/view.js'),
};
let leaving = new AbortController();
let shown = null;

const box = searchBox(form, { ask: (q) => navigate(address.asked(q, kept())) });

/** Goes to a state. @param {address.State} state @param {{replace?: boolean}} [how] */
export function navigate(state, { replace = false } = {}) {
  const to = address.write(state);
  if (replace) history.replaceState(null, '', to);
  else if (to !== location.pathname + location.search) history.pushState({ scroll: 0 }, '', to);
  return show();
}

async function show() {
  shown = location.pathname + location.search;
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const state = current();
  box.set(state.view === 'search' ? state.q : box.text);
  document.body.dataset.view = state.view === 'search' && !state.q ? 'welcome' : state.view;
  if (state.view === 'search' && !state.q) {
    document.title = 'OmicsOracle';
    put(view, welcome);
    return;
  }
  if (state.view === 'unknown') {
    put(view, h('section', { class: 'state' }, h('h1', null, 'There is no such page'), h('p', null, h('a', { href: '/' }, 'Ask a question'))));
    return;
  }
  const module = await views[state.view]().catch(() => null);
  if (signal.aborted) return;
  if (!module) put(view, missing());
  else await module.show(view, state, { navigate, signal });
}

/** A browser keeps a part that did not come as missing until the page is loaded again. */
function missing() {
  const again = h('button', { type: 'button', onclick: () => location.reload() }, 'Load the page again');
  return h('section', { class: 'state' }, h('h1', null, 'This part of the page did not come'), h('p', null, 'The service cannot be reached, or was renewed meanwhile.'), again);
}

const current = () => address.read();

/** Another question keeps how to sort and where to look, not what it was narrowed to. */
function kept() {
  const state = current();
  return state.view === 'search' ? { sort: state.sort, source: state.source } : {};
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin || link.getAttribute('href').startsWith('#')) return;
  if (address.read(link).view === 'unknown') return; // the documentation, say
  event.preventDefault();
  navigate(address.read(link)).then(() => scrollTo(0, 0));
});
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    box.focus();
  }
});
addEventListener('popstate', () => {
  if (location.pathname + location.search !== shown) show(); // not for a place within what is shown
});
show();

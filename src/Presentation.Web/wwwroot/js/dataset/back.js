/** The way back to the list that one came from. */
import * as address from '../address.js';
import { h } from '../dom.js';

/** @param {Function} navigate @returns {Element} */
export function backToList(navigate) {
  const { state, isLast } = listBefore();
  const go = (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (isLast) history.back();
    else navigate(state);
  };
  return h('p', { class: 'dataset-back' }, h('a', { href: address.write(state), onclick: go }, state.q ? `← Back to “${state.q}”` : '← To the search'));
}

/** The last list in this tab's history where the browser tells it, otherwise the question in the box. */
function listBefore() {
  const here = window.navigation?.currentEntry?.index ?? 0;
  const before = (window.navigation?.entries() ?? []).slice(0, here).reverse();
  const list = before.find((entry) => entry.url && isList(new URL(entry.url)));
  return list
    ? { state: address.read(new URL(list.url)), isLast: list === before[0] }
    : { state: address.asked(document.getElementById('question')?.value.trim() ?? ''), isLast: false };
}

const isList = (url) => {
  const state = address.read(url);
  return state.view === 'search' && state.q !== '';
};

import { put, h } from '../dom.js';
import { hitList } from './list.js';

/** The places of the search view. They stay while questions change, so that focus and scroll do. */
export function searchRoom() {
  const slot = (tag, name, more) => h(tag, { class: name, ...more });
  const room = {
    understood: slot('div', 'understood'),
    head: slot('div', 'head'),
    told: slot('div', 'told'),
    opened: slot('div', 'opened'),
    facets: slot('div', 'choices'),
    hits: hitList(),
    state: slot('div', 'instead'),
    more: slot('div', 'more'),
    around: slot('div', 'around'),
  };
  const panel = h('details', { class: 'facets' }, h('summary', null, 'Narrow the list'), room.facets);
  room.found = h('section', { class: 'found', 'aria-label': 'Series found' }, room.hits.fresh, room.state, room.hits.list, room.more, room.around);
  room.root = h('div', { class: 'search' }, room.understood, room.head, room.told, room.opened, h('div', { class: 'columns' }, panel, room.found));

  const wide = matchMedia('(min-width: 60rem)');
  const fit = () => { panel.open = wide.matches; };
  wide.addEventListener('change', fit);
  fit();

  room.enter = (main) => {
    if (room.root.parentNode !== main) put(main, room.root);
  };
  return room;
}

/** Where answers are kept, and how often they are found there. */
import { h } from '../dom.js';
import { bytes, number, percent } from '../format.js';
import { head, stateWord, wideTable } from './figures.js';

const STATES = { on: ['in use', 'good'], off: ['off', 'idle'], away: ['away', 'bad'] };
const COLUMNS = ['Tier', 'State', 'Found there', 'Hits', 'Misses', 'Answers', 'Size'];

export function cache(tiers) {
  return [
    wideTable('Tiers', COLUMNS.map((name, i) => head(name, i > 2)), tiers.map(row)),
    h('p', { class: 'quiet' }, 'Since the service started. What one tier does not have, the next is asked for.'),
  ];
}

function row({ tier, state, reason, entries, bytes: size, maxBytes, hits, misses }) {
  return h('tr', { 'data-tier': tier },
    h('th', { scope: 'row' }, tier),
    h('td', null, stateWord(...(STATES[state] ?? [state, 'warn'])), reason && h('p', { class: 'quiet words' }, reason)),
    h('td', null, hits == null || hits + misses === 0 ? '–' : [h('meter', { min: 0, max: 1, value: hits / (hits + misses), 'aria-hidden': 'true' }), ` ${percent(hits / (hits + misses))}`]),
    h('td', { class: 'figure' }, number(hits)),
    h('td', { class: 'figure' }, number(misses)),
    h('td', { class: 'figure' }, number(entries)),
    h('td', { class: 'figure' }, size == null ? '–' : `${bytes(size)}${maxBytes == null ? '' : ` of ${bytes(maxBytes)}`}`));
}

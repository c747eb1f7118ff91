/** The groups of samples, to be chosen: several of one tag widen, of different tags narrow. */
import { h } from '../dom.js';
import { number } from '../format.js';
import { groupsOf } from './groups.js';

/**
 * @param {import('./rows.js').Rows} rows
 * @param {() => void} changed
 * @returns {{element: Element|null, holds: (keyOf: (column: number) => string) => boolean}}
 */
export function groupChoice(rows, changed) {
  const found = groupsOf(rows);
  const chosen = new Map();
  const toggle = (column, key, button) => {
    const keys = chosen.get(column) ?? new Set();
    if (!keys.delete(key)) keys.add(key);
    if (keys.size === 0) chosen.delete(column);
    else chosen.set(column, keys);
    button.setAttribute('aria-pressed', String(keys.has(key)));
    changed();
  };
  const button = (column, { key, value, samples }) => {
    const made = h('button', { type: 'button', class: 'group', 'aria-pressed': 'false', onclick: () => toggle(column, key, made) },
      h('span', null, value), ' ', h('span', { class: 'group-size' }, number(samples)));
    made.style.setProperty('--share', `${(100 * samples) / rows.all.length}%`);
    return made;
  };
  return {
    element: found.length > 0 ? h('div', { class: 'groups' },
      h('h3', null, 'Groups'),
      h('p', { class: 'quiet' }, 'What samples have in common, and how many have it. Choose a group to see its samples.'),
      h('dl', { class: 'facts' }, found.map(({ column, tag, groups }) => h('div', null, h('dt', null, tag), h('dd', { class: 'row' }, groups.map((g) => button(column, g))))))) : null,
    holds: (keyOf) => [...chosen].every(([column, keys]) => keys.has(keyOf(column))),
  };
}

/** Names and values, and states in words with a colour. */
import { h } from '../dom.js';

/** @param {[string, any][]} rows those without a value are left out */
export function figures(rows) {
  return h('dl', { class: 'figures' }, rows.filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))));
}

/** @param {'good'|'warn'|'bad'|'idle'} kind colour beside the word, and a sign for those who do not see it */
export function stateWord(word, kind) {
  const sign = { good: '✓', warn: '!', bad: '✕', idle: '–' }[kind];
  return h('span', { class: `state-word ${kind}` }, h('span', { 'aria-hidden': 'true' }, `${sign} `), word);
}

/** A table that scrolls sideways by itself where the screen is narrow. @param {string} name @param {any[]} heads cells @param {any[]} rows */
export function wideTable(name, heads, rows) {
  return h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': `${name}, to be scrolled` }, h('table', null, h('thead', null, h('tr', null, heads)), h('tbody', null, rows)));
}

/** A column's head. */
export const head = (name, isFigure = false) => h('th', { scope: 'col', class: isFigure && 'figure' }, name);

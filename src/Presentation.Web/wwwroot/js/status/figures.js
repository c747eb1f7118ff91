/** Names and values, and states in words with a colour. */
import { h } from '../dom.js';

/** @param {[string, any][]} rows those without a value are left out */
export function figures(rows) {
  return h('dl', { class: 'figures' }, rows.filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))));
}

/** @param {'good'|'warn'|'bad'|'plain'} kind colour beside the word, and a sign for those who do not see it */
export function stateWord(word, kind) {
  const sign = { good: '✓', warn: '!', bad: '✕', plain: '–' }[kind];
  return h('span', { class: `state-word ${kind}` }, h('span', { 'aria-hidden': 'true' }, `${sign} `), word);
}

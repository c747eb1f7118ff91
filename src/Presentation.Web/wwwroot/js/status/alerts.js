/** What the service watches of itself. */
import { h } from '../dom.js';
import { age, bytes, number, percent } from '../format.js';
import { head, stateWord, wideTable } from './figures.js';

const STATES = { ok: ['ok', 'good'], pending: ['about to fire', 'warn'], firing: ['firing', 'bad'] };

export function alerts({ firing, alerts: all }) {
  return [
    h('p', null, all.length === 0 ? 'No alert is switched on.' : firing === 0 ? 'None fires.' : h('b', null, firing === 1 ? '1 fires.' : `${firing} fire.`)),
    all.length > 0 && wideTable('Alerts', ['Alert', 'State', 'Since', 'Now', 'Fires above'].map((name) => head(name)), all.map(row)),
  ];
}

function row({ name, state, since, value, threshold, unit, meaning }) {
  return h('tr', { 'data-alert': name },
    h('th', { scope: 'row' }, name, h('p', { class: 'quiet' }, meaning)),
    h('td', null, stateWord(...(STATES[state] ?? [state, 'warn']))),
    h('td', null, age(since)),
    h('td', null, measured(value, unit)),
    h('td', null, measured(threshold, unit)));
}

function measured(value, unit) {
  if (value == null) return 'too little to tell';
  switch (unit) {
    case 'ratio': return percent(value);
    case 'By': return bytes(value);
    case 's': return value < 1 ? `${number(Math.round(value * 1000))} ms` : `${number(Math.round(value * 10) / 10)} s`;
    default: return `${number(Math.round(value * 10) / 10)} ${unit}`;
  }
}

/** Each thing that the service stands on. */
import { h } from '../dom.js';
import { head, stateWord, wideTable } from './figures.js';

const STATES = { ready: ['ready', 'good'], degraded: ['degraded', 'warn'], unavailable: ['unavailable', 'bad'] };

/** In words. */
export const nameOf = (status) => STATES[status]?.[0] ?? status;

export function health({ status, checks }) {
  return [
    h('p', { class: 'status-whole' }, word(status), h('span', null, { ready: ' All is well.', degraded: ' It answers, but not with everything or not as fast as it could.', unavailable: ' Searches cannot be answered now.' }[status])),
    wideTable('Checks', ['What', 'State', 'Looked at', 'Why'].map((name) => head(name)), checks.map((check) => h('tr', null,
      h('th', { scope: 'row' }, check.name), h('td', null, word(check.status)), h('td', null, looked(check.ageSeconds)), h('td', { class: 'words' }, check.reason ?? '')))),
  ];
}

const word = (status) => stateWord(...(STATES[status] ?? [status, 'warn']));

const looked = (seconds) => (seconds == null ? 'never' : seconds < 1 ? 'now' : `${Math.round(seconds)} s ago`);

/** What a question may not ask, and the way on: asking the same again would bring the same. */
import { filtersOf } from '../address.js';
import { h } from '../dom.js';
import { unfiltered } from './interpretation.js';

const NAMES = { organism: 'organism', type: 'study type', platform: 'platform', concept: 'theme', from: 'first day', to: 'last day', minSamples: 'number of samples', sort: 'sort' };
const PLAIN = { sort: 'relevance', source: 'local' };

/** @param {import('../api.js').Problem} problem with errors by the name of the parameter @param {import('../address.js').Asked} state */
export function refused({ errors, title }, state, change) {
  const isOfGeo = 'source' in errors && state.source === 'live';
  const faults = Object.keys(errors).filter((name) => name in NAMES && state[name]?.length > 0);
  const button = (key, text, to) => h('button', { type: 'button', 'data-key': key, onclick: () => change(to) }, text);
  return h('section', { class: 'notice bad failed' }, h('h2', null, isOfGeo ? 'This service does not ask GEO' : title),
    Object.entries(errors).map(([name, sentences]) => h('p', null, name === 'source' && isOfGeo
      ? 'Asking GEO at the moment of a question is switched off here. What the catalogue has can be searched.'
      : [NAMES[name] && h('b', null, `${capital(NAMES[name])}: `), sentences.join(' ')])),
    h('div', { class: 'row' },
      isOfGeo && button('local', 'Look in the catalogue', (asked) => ({ ...asked, source: PLAIN.source })),
      faults.map((name) => button(`loosen-${name}`, `Take out the ${NAMES[name]}`, (asked) => ({ ...asked, [name]: PLAIN[name] ?? (Array.isArray(asked[name]) ? [] : '') }))),
      faults.length !== 1 && filtersOf(state) > 0 && button('loosen', 'Ask without filters', unfiltered)));
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

import { filtersOf, toggled } from '../address.js';
import { h } from '../dom.js';
import { day, typeName, words } from '../format.js';
import { without, withoutLimit } from './question.js';

const ROLES = { excluded: 'not', filter: 'only', boost: 'first' };
const LIMITS = { from: 'published from', to: 'published until', minSamples: 'samples, at least' };
const MOST = 3;

/** How the question was understood, and what it is narrowed to, each with a way to take it out.
 * @param {(id: string) => string} nameOf of a concept that the list is narrowed to */
export function interpretation(understood, state, { change, nameOf }) {
  const { concepts = [], notes = [], dropped = [], filters = {} } = understood ?? {};
  const chips = [
    ...concepts.map((c) => meant(c, () => change((asked) => ({ ...asked, q: without(asked.q, c) })))),
    ...inForce(state, change, nameOf),
    ...saidInWords(filters, state, change),
  ];
  return [
    chips.length > 0 && h('ul', { class: 'chips', 'aria-label': 'How your question was understood' }, chips,
      filtersOf(state) > 1 && h('li', null, h('button', { 'data-key': 'chip-none', onclick: () => change(unfiltered) }, 'Remove all filters'))),
    notes.map((note) => h('p', { class: 'note' }, note)),
    dropped.length > 0 && h('p', { class: 'note quiet' }, 'Not searched: ', dropped.map((d, i) => [i > 0 && ', ', h('q', null, d)])),
    understood?.entrezTerm && h('details', { class: 'note quiet' }, h('summary', { 'data-key': 'entrez' }, 'What GEO was asked'),
      h('pre', null, understood.entrezTerm), understood.entrezTranslation && h('p', null, 'GEO read it as: ', understood.entrezTranslation)),
  ];
}

/** The same question, narrowed to nothing. */
export const unfiltered = (state) => ({ ...state, organism: [], type: [], platform: [], concept: [], from: '', to: '', minSamples: '' });

function meant(c, remove) {
  const names = c.synonyms.slice(0, MOST).join(', ') + (c.synonyms.length > MOST ? ' …' : '');
  const kind = words(c.kind);
  return h('li', { class: `chip ${c.role}`, title: [c.synonyms.join(', '), c.note].filter(Boolean).join('. ') },
    h('span', null, ROLES[c.role] && h('i', null, `${ROLES[c.role]} `), h('b', null, c.label), names && h('span', { class: 'also' }, `, also: ${names}`),
      h('span', { class: 'kind' }, ` ${kind}`)),
    cross(`meant-${c.id}`, `Take “${c.text}” out of the question`, remove));
}

function inForce(state, change, nameOf) {
  const many = (name, said) => state[name].map((value) => narrowed(name, said(value), () => change((asked) => toggled(asked, name, value)), value));
  const one = (name, said) => (state[name] ? [narrowed(name, `${LIMITS[name]} ${said}`, () => change((asked) => ({ ...asked, [name]: '' })), '')] : []);
  return [...many('organism', String), ...many('type', typeName), ...many('platform', String), ...many('concept', nameOf),
    ...one('from', dayOf(state.from)), ...one('to', dayOf(state.to)), ...one('minSamples', state.minSamples)];
}

/** Limits that stand in the question rather than in the address. */
function saidInWords(filters, state, change) {
  return ['from', 'to', 'minSamples'].filter((name) => filters[name] && !state[name]).map((name) => {
    const q = withoutLimit(state.q, name);
    const text = `${LIMITS[name]} ${name === 'minSamples' ? filters[name][0] : dayOf(filters[name][0])}`;
    return narrowed(`said-${name}`, text, q === null ? null : () => change((asked) => ({ ...asked, q: withoutLimit(asked.q, name) ?? asked.q })), '');
  });
}

function narrowed(name, text, remove, value) {
  return h('li', { class: 'chip filter' }, h('span', null, h('i', null, 'only '), text), remove && cross(`chip-${name}-${value}`, `Remove the filter ${text}`, remove));
}

const cross = (key, label, remove) => h('button', { type: 'button', class: 'cross', 'data-key': key, 'aria-label': label, onclick: remove }, h('span', { 'aria-hidden': 'true' }, '×'));
const dayOf = (date) => (Number.isNaN(Date.parse(date)) ? date : day(date));

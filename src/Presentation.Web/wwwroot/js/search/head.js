import { h } from '../dom.js';
import { count, number } from '../format.js';
import { nameOf } from './states.js';

const SORTS = [['relevance', 'best first'], ['newest', 'newest first'], ['samples', 'most samples first']];
const SOURCES = [['auto', 'wherever needed'], ['local', 'the catalogue alone'], ['live', 'GEO alone, just now']];

/** How many there are, how far the asking has come, and how to have them: sort, source, and what else can be opened. */
export function head(list, { change, opened, toggle }) {
  const { state, answer, stage } = list;
  const pick = (name, label, options) => h('label', { class: 'pick' }, h('span', { class: 'quiet' }, label),
    h('select', { name, 'data-key': `pick-${name}`, onchange: ({ target }) => change((asked) => ({ ...asked, [name]: target.value })) },
      options.map(([value, said]) => h('option', { value, selected: state[name] === value }, said))));
  const opener = (name, label) => h('button', { type: 'button', 'data-key': `open-${name}`, 'aria-expanded': String(opened === name), 'aria-controls': 'opened', onclick: () => toggle(name) }, label);
  return [
    h('div', { class: 'sum' }, h('h1', null, title(list)), answer && h('p', { class: 'quiet' }, told(list))),
    stage !== 'preview' && h('div', { class: 'row tools' }, pick('sort', 'Sort', SORTS), pick('source', 'Look in', SOURCES), answer?.total > 0 && [opener('pictures', 'Pictures'), opener('taking', 'Take away')]),
  ];
}

function title({ answer, state, stage }) {
  if (!answer) return stage === 'failed' ? 'No answer' : `“${state.q}”`;
  return count(answer.total, 'series', 'series');
}

function told({ answer, state, stage, sources, hits, next }) {
  const names = sources.filter((s) => s.status === 'ok' || s.status === 'stale').map((s) => nameOf(s.name)).join(' and ');
  if (stage === 'preview') return `for “${state.q}” in the catalogue so far. Press Enter for the full answer.`;
  if (stage === 'failed') return 'before the asking broke off.';
  if (stage !== 'done') return [h('span', { class: 'spin', 'aria-hidden': 'true' }), ` in ${names || 'the catalogue'} so far; asking on…`];
  return `${names && `from ${names} `}in ${number(Math.max(1, Math.round(answer.tookMs)))} ms${next ? `; ${hits.length} shown` : ''}`;
}

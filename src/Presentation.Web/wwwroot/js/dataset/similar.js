/** The series most like this one. */
import { get } from '../api.js';
import { h } from '../dom.js';
import { count, typeName } from '../format.js';
import { arrive, whenNear } from './arriving.js';

const LIMIT = 8;
const MOST_WORDS = 8;

/** @returns {Element} filled when it comes near */
export function similar({ accession }, { signal }) {
  const place = h('div', null, h('p', { class: 'quiet' }, 'Not read yet.'));
  whenNear(place, () => arrive(place, () => get(`/api/v1/datasets/${accession}/similar`, new URLSearchParams({ limit: LIMIT }), { signal }), list, {
    what: 'similar series', slow: 'Similar series are being looked for. It takes longer than usual.', signal,
  }), signal);
  return place;
}

function list(answer) {
  const reasons = answer.sources.map((s) => s.reason).filter(Boolean);
  return [
    reasons.length > 0 && h('p', { class: 'notice warn' }, reasons.join(' ')),
    answer.results.length === 0 && h('p', { class: 'quiet' }, 'No series that is held is much like this one.'),
    h('ol', { class: 'entries similar' }, answer.results.map(one)),
  ];
}

function one(hit) {
  return h('li', null,
    h('a', { href: `/dataset/${hit.accession}` }, hit.title),
    h('p', { class: 'row' },
      h('span', { class: 'badge' }, hit.accession),
      hit.organisms.map((name) => h('span', { class: 'badge' }, name)),
      hit.types.slice(0, 2).map((type) => h('span', { class: 'badge' }, typeName(type))),
      hit.sampleCount != null && h('span', { class: 'badge' }, count(hit.sampleCount, 'sample')),
      hit.publishedOn && h('span', { class: 'badge' }, hit.publishedOn.slice(0, 4))),
    hit.matched.length > 0 && h('p', { class: 'quiet' }, `Shares: ${hit.matched.slice(0, MOST_WORDS).join(', ')}`));
}

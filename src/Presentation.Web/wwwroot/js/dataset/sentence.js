/** A judged sentence: linked to its places in the record, or struck through with the reason. */
import { h } from '../dom.js';
import { mark, unmark } from './marks.js';

const PLACES = { title: 'title', summary: 'summary', overallDesign: 'overall design', organisms: 'organisms', studyTypes: 'study types', platforms: 'platforms', sampleCount: 'number of samples', publishedOn: 'day of publication', samples: 'samples' };
const CLAIMS = { number: 'number', sampleCount: 'number of samples', organism: 'organism', accession: 'accession', gene: 'gene', drug: 'drug', disease: 'disease', source: 'tissue or cells', technique: 'method', address: 'address' };

/**
 * @param {{text: string, isSupported: boolean, spans: {field: string, start: number, end: number}[], unsupported: {kind: string, text: string}[]}} judged
 * @param {Map<string, HTMLElement>} fields
 */
export function sentence(judged, fields) {
  if (!judged.isSupported) return struck(judged);
  const spans = judged.spans.filter((span) => fields.has(span.field));
  if (spans.length === 0) return h('span', { class: 'sentence' }, judged.text);
  const show = () => mark(spans, fields);
  const go = (event) => {
    event.preventDefault();
    show();
    fields.get(spans[0].field).scrollIntoView({ block: 'center' });
  };
  const names = [...new Set(spans.map((span) => PLACES[span.field] ?? span.field))].join(', ');
  return h('span', { class: 'sentence' },
    h('a', { href: '#about', class: 'stands', onclick: go, onmouseenter: show, onmouseleave: unmark, onfocus: show, onblur: unmark },
      judged.text, h('small', null, h('span', { class: 'hidden' }, ' In the record’s '), h('span', null, names))));
}

function struck({ text, unsupported }) {
  const claims = unsupported.filter(({ kind }) => kind in CLAIMS).map(({ kind, text: claim }) => `${CLAIMS[kind]} “${claim}”`);
  const reason = claims.length > 0 ? `not in the record: ${claims.join(', ')}` : 'the record does not say so';
  return h('span', { class: 'sentence unsupported' }, h('span', { class: 'hidden' }, 'Struck out: '), h('del', null, text), h('small', null, reason));
}

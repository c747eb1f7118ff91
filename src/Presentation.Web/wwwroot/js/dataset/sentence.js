/** A judged sentence: linked to its places in the record, or struck through with the reason. */
import { h } from '../dom.js';
import { mark, unmark } from './marks.js';

const PLACES = { title: 'title', summary: 'summary', overallDesign: 'overall design', organisms: 'organisms', studyTypes: 'study types', platforms: 'platforms', sampleCount: 'number of samples', publishedOn: 'day of publication', samples: 'samples' };
const CLAIMS = { number: 'the number', sampleCount: 'the number of samples', organism: 'the organism', accession: 'the accession', gene: 'the gene', drug: 'the drug', disease: 'the disease', source: 'the tissue or cells', technique: 'the method', address: 'the address' };

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
  const reasons = unsupported.map(({ kind, text: claim }) => (CLAIMS[kind] ? `${CLAIMS[kind]} “${claim}” is not in the record` : 'the record does not say so'));
  return h('span', { class: 'sentence unsupported' }, h('span', { class: 'hidden' }, 'Left out: '), h('del', null, text), h('small', null, ` ${[...new Set(reasons)].join('; ') || 'the record does not say so'}`));
}

/** What the record says, word for word: a checked sentence is shown its places in these texts. */
import { h, outward } from '../dom.js';
import { age, count, day, number, typeName, words } from '../format.js';

const GEO = 'https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=';
const SOURCES = { soft: 'SOFT', miniml: 'MINiML', documentSummary: 'a document summary of E-utilities', starter: 'the starter catalogue that comes with the program' };

/** The title and what one wants to know first. @param {Map<string, HTMLElement>} fields */
export function head(series, fields) {
  return h('header', { class: 'dataset-head' },
    fields.get('title'),
    h('p', { class: 'row' },
      h('span', { class: 'badge' }, series.accession),
      series.organisms.map((o) => h('span', { class: 'badge' }, o.label)),
      series.studyTypes.map((t) => h('span', { class: 'badge', title: t }, typeName(t))),
      series.sampleCount != null && h('span', { class: 'badge' }, count(series.sampleCount, 'sample')),
      series.publishedOn && h('span', { class: 'badge' }, series.publishedOn.slice(0, 4))),
    h('p', { class: 'row' }, outward(series.url, `${series.accession} at NCBI GEO`), h('span', { class: 'quiet' }, `Held from ${sourceName(series.provenance[0])}, read ${age(series.provenance[0].fetchedAt)}`)));
}

/**
 * The record's texts and facts.
 * @returns {{element: Element, fields: Map<string, HTMLElement>}} the fields by the names that spans use; each one's text is the record's own, where it is one
 */
export function texts(series) {
  const fields = new Map([
    ['title', h('h1', null, series.title)],
    ['summary', series.summary && h('p', { class: 'prose' }, series.summary)],
    ['overallDesign', series.overallDesign && h('p', { class: 'prose' }, series.overallDesign)],
    ['organisms', listed(series.organisms.map((o) => o.label))],
    ['studyTypes', listed(series.studyTypes)],
    ['platforms', listed(series.platforms.map((p) => outward(GEO + p, p)))],
    ['sampleCount', series.sampleCount != null && h('span', null, number(series.sampleCount))],
    ['publishedOn', series.publishedOn && h('time', { datetime: series.publishedOn }, day(series.publishedOn))],
  ].filter(([, element]) => element));
  const facts = [
    ['Organisms', fields.get('organisms')],
    ['Study types', fields.get('studyTypes')],
    ['Platforms', fields.get('platforms')],
    ['Samples', fields.get('sampleCount')],
    ['Submitted', series.submittedOn && day(series.submittedOn)],
    ['Public since', fields.get('publishedOn')],
    ['Updated at GEO', series.updatedOn && day(series.updatedOn)],
    ['Held from', series.provenance.map((p) => h('span', { class: 'provenance' }, `${sourceName(p)}, read `, moment(p.fetchedAt)))],
  ].filter(([, value]) => value && value.length !== 0);
  const element = [
    h('h3', null, 'Summary'),
    fields.get('summary') ?? h('p', { class: 'quiet' }, 'The record has no summary.'),
    h('h3', null, 'Overall design'),
    fields.get('overallDesign') ?? h('p', { class: 'quiet' }, 'No overall design is held; it is in the SOFT record, not in a document summary.'),
    h('dl', { class: 'facts' }, facts.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value)))),
  ];
  return { element: h('div', { class: 'record' }, element), fields };
}

/** Joined as the record's text is when a sentence is checked. */
function listed(items) {
  return items.length > 0 && h('span', null, items.flatMap((item, i) => (i > 0 ? ['; ', item] : [item])));
}

const sourceName = ({ source }) => SOURCES[source] ?? words(source);

const moment = (at) => h('time', { datetime: at, title: new Date(at).toUTCString() }, `${age(at)} (${day(at)})`);

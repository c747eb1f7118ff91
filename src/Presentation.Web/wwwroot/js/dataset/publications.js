/** The papers and sequencing runs of a series. Each comes from a source of its own and says how it is. */
import { get } from '../api.js';
import { h, outward, put } from '../dom.js';
import { age, count, day } from '../format.js';
import { arrive, whenNear } from './arriving.js';
import { runsTable } from './runs.js';

const PUBMED = 'https://pubmed.ncbi.nlm.nih.gov/';
const STATES = { partial: 'Not everything', stale: 'From a while ago', timeout: 'Too slow', throttled: 'Too many questions', unavailable: 'Not available' };
const NAMES = { pubmed: 'PubMed', sra: 'the Sequence Read Archive' };

/** @returns {{publications: Element, runs: Element}} filled when one of them comes near */
export function publications(series, { signal }) {
  const publications = h('div', null, h('p', { class: 'quiet' }, 'Not read yet.'));
  const runs = h('div', null, h('p', { class: 'quiet' }, 'Read together with the publications.'));
  whenNear(publications, () => {
    arrive(publications, () => get(`/api/v1/datasets/${series.accession}/links`, null, { signal }), (links) => {
      put(runs, part(links.runs, runsTable));
      return part(links.publications, papers, series.pubmedIds);
    }, { what: 'papers and runs from NCBI', slow: 'NCBI is being asked for papers and runs. It takes longer than usual.', signal });
  }, signal);
  return { publications, runs };
}

/** @param {string[]} [known] ids of papers that the record names, whether their source answered or not */
function part({ status, source, asOf, items, reason }, draw, known = []) {
  const isWhole = status === 'ok';
  return h('div', { 'data-status': status },
    !isWhole && h('p', { class: 'notice warn' }, h('b', null, `${STATES[status] ?? status}. `), reason),
    isWhole && items.length === 0 && h('p', { class: 'quiet' }, reason ?? 'There is none.'),
    items.length > 0 && draw(items),
    !isWhole && missing(known, items),
    asOf && h('p', { class: 'quiet' }, `As ${NAMES[source] ?? source} said ${age(asOf)}.`));
}

function papers(items) {
  return h('ul', { class: 'entries papers' }, items.map((paper) => h('li', null,
    h('p', { class: 'paper' }, paper.isRetracted && h('span', { class: 'badge retracted' }, 'Retracted'), outward(`${PUBMED}${paper.pubMedId}/`, paper.title)),
    h('p', { class: 'quiet' },
      [writers(paper.authors), paper.journal, paper.publishedOn && day(paper.publishedOn), `PubMed ${paper.pubMedId}`].filter(Boolean).join(' · '),
      paper.doi && [' · ', outward(`https://doi.org/${encodeURI(paper.doi)}`, `doi:${paper.doi}`)]))));
}

/** Papers that the record names and PubMed did not tell of. */
function missing(known, items) {
  const left = known.filter((id) => !items.some((item) => item.pubMedId === id));
  return left.length > 0 && h('p', null, `The record names ${count(left.length, 'paper')} besides: `, left.flatMap((id, i) => [i > 0 && ', ', outward(`${PUBMED}${id}/`, `PubMed ${id}`)]));
}

const writers = (authors) => (authors.length > 6 ? `${authors.slice(0, 5).join(', ')} and ${authors.length - 5} others` : authors.join(', '));

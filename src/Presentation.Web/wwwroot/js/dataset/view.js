/** A series with everything held of it. */
import { get } from '../api.js';
import { h, put, say } from '../dom.js';
import { arrive } from './arriving.js';
import { backToList } from './back.js';
import { citation } from './citation.js';
import { contents } from './contents.js';
import { files, relations } from './links.js';
import { publications } from './publications.js';
import { problem } from './problems.js';
import { head, texts } from './record.js';
import { samples } from './samples.js';
import { similar } from './similar.js';
import { summary } from './summary.js';

/**
 * @param {HTMLElement} main
 * @param {{view: 'dataset', accession: string}} state
 * @param {{navigate: Function, signal: AbortSignal}} how
 */
export async function show(main, state, { navigate, signal }) {
  const { accession } = state;
  document.title = `${accession} – OmicsOracle`;
  const place = h('div', null);
  put(main, h('article', { class: 'dataset' }, backToList(navigate), place));
  if (history.state) main.focus({ preventScroll: true });
  await arrive(place, () => get(`/api/v1/datasets/${accession}`, null, { signal }), (series) => whole(series, signal), {
    what: accession,
    slow: `${accession} is not held yet and GEO is being asked for it. That can take some seconds.`,
    failed: (told, again) => problem(accession, told, again),
    signal,
  });
}

function whole(series, signal) {
  document.title = `${series.accession}: ${series.title} – OmicsOracle`;
  say(`${series.accession}: ${series.title}`);
  const read = texts(series);
  const papers = publications(series, { signal });
  const ofSamples = section('samples', 'Samples', samples(series));
  read.fields.set('samples', ofSamples.querySelector('h2'));
  const sections = [
    section('about', 'The record', read.element),
    section('in-short', 'In short', summary(series, read.fields, { signal })),
    ofSamples,
    section('publications', 'Publications', papers.publications),
    section('runs', 'Sequencing runs', papers.runs),
    section('files', 'Files', files(series)),
    section('relations', 'Relations', relations(series)),
    section('similar', 'Similar series', similar(series, { signal })),
    section('cite', 'Cite', citation(series)),
  ];
  const [about, inShort, ...others] = sections;
  return [head(series, read.fields), h('div', { class: 'dataset-body' }, contents(sections, { signal }), h('div', null, h('div', { class: 'dataset-reading' }, about, inShort), others))];
}

function section(id, title, ...content) {
  return h('section', { id, class: 'dataset-part', 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title`, tabindex: '-1' }, title), content);
}

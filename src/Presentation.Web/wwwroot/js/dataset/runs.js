/** The runs of a series in the Sequence Read Archive. */
import { h, outward, put } from '../dom.js';
import { compact, count, number } from '../format.js';
import { keepFocus } from './arriving.js';

const AT_ONCE = 25;
const COLUMNS = ['Run', 'Experiment', 'Sample', 'Strategy', 'Layout', 'Platform', 'Reads', 'Bases'];
const SRA = 'https://www.ncbi.nlm.nih.gov/sra/';

/** @param {any[]} runs */
export function runsTable(runs) {
  const bases = runs.reduce((sum, run) => sum + (run.bases ?? 0), 0);
  const body = h('tbody', null);
  const more = h('div', null);
  const show = (n) => {
    const from = body.rows.length;
    body.append(...runs.slice(from, from + n).map(row));
    keepFocus(more);
    const left = runs.length - body.rows.length;
    put(more, left > 0 && h('button', { type: 'button', onclick: () => show(Infinity) }, `Show all ${number(runs.length)} runs`));
  };
  show(AT_ONCE);
  return h('div', null,
    h('p', null, count(runs.length, 'run'), bases > 0 && `, ${compact(bases)} bases in all`),
    h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Sequencing runs, to be scrolled' }, h('table', null,
      h('thead', null, h('tr', null, COLUMNS.map((name, i) => h('th', { scope: 'col', class: i > 5 && 'figure' }, name)))), body)),
    more);
}

function row(run) {
  return h('tr', null,
    h('td', null, outward(`${SRA}${encodeURIComponent(run.run)}`, run.run)),
    [run.experiment, run.sample, run.strategy, run.layout, run.platform].map((text) => h('td', null, text ?? '–')),
    h('td', { class: 'figure' }, compact(run.spots)),
    h('td', { class: 'figure' }, compact(run.bases)));
}

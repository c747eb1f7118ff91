/** The samples of a series as a table to filter, sort and copy. Rows come in steps, so that thousands of samples stay quick. */
import { h, outward, put, say } from '../dom.js';
import { count, number } from '../format.js';
import { copyButton } from './copying.js';
import { groupChoice } from './groupChoice.js';
import { keyOf } from './groups.js';
import { chosen, rowsOf, tsv } from './rows.js';

const STEP = 200;
const GEO = 'https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=';

/** @returns {Element|Element[]} */
export function samples(series) {
  if (series.samples.length === 0) {
    return h('p', { class: 'notice' }, series.sampleCount ? `The record tells of ${count(series.sampleCount, 'sample')}, but none is held one by one.` : 'No sample is held.', ' ', outward(series.url, 'Look at GEO’s page'), '.');
  }
  return new Table(series).elements;
}

class Table {
  #rows;
  #order = { column: null, descending: false };
  #groups;
  #found = [];
  #filter = h('input', { type: 'search', id: 'sample-filter', autocomplete: 'off', placeholder: 'tumour, male, GSM…', oninput: () => this.#draw() });
  #told = h('p', { class: 'quiet', role: 'status' });
  #body = h('tbody', null);
  #more = h('button', { type: 'button', class: 'further', onclick: () => this.#grow() });
  #place;
  #heads;

  constructor(series) {
    this.#rows = rowsOf(series);
    this.#groups = groupChoice(this.#rows, () => this.#draw());
    this.#heads = this.#rows.columns.map((column, i) => h('th', { scope: 'col' }, h('button', { type: 'button', class: 'sort', onclick: () => this.#sort(i) }, column.name)));
    this.#place = h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Table of samples, to be scrolled' },
      h('table', null, h('thead', null, h('tr', null, this.#heads)), this.#body));
    const held = series.samples.length;
    this.elements = [
      series.sampleCount != null && held < series.sampleCount && h('p', { class: 'notice' }, `Of ${count(series.sampleCount, 'sample')}, ${number(held)} are held. `, outward(series.url, 'GEO has them all'), '.'),
      this.#groups.element,
      h('div', { class: 'row' },
        h('label', { for: 'sample-filter' }, 'Filter'), this.#filter,
        copyButton('Copy as TSV', () => tsv(this.#rows.columns, this.#found)),
        this.#told),
      this.#rows.tagsLeftOut > 0 && h('p', { class: 'quiet' }, `${count(this.#rows.tagsLeftOut, 'tag')} more than fit in a table are left out.`),
      this.#place,
      this.#more,
    ];
    this.#draw();
  }

  #sort(column) {
    const isSame = this.#order.column === column;
    this.#order = { column, descending: isSame && !this.#order.descending };
    this.#draw();
    say(`Sorted by ${this.#rows.columns[column].name}, ${this.#order.descending ? 'descending' : 'ascending'}`);
  }

  #draw() {
    this.#found = chosen(this.#rows, { words: this.#filter.value, isIn: (row) => this.#groups.holds((column) => keyOf(row, column)), ...this.#order });
    this.#heads.forEach((th, i) => {
      const { column, descending } = this.#order;
      if (i === column) th.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      else th.removeAttribute('aria-sort');
    });
    put(this.#body);
    this.#place.scrollTop = 0;
    this.#grow();
  }

  #grow() {
    const from = this.#body.rows.length;
    const fresh = this.#found.slice(from, from + STEP).map((row) => this.#row(row));
    this.#body.append(...fresh);
    const [shown, found, all] = [this.#body.rows.length, this.#found.length, this.#rows.all.length];
    const left = found - shown;
    this.#more.textContent = `Show ${number(Math.min(STEP, left))} more`;
    if (left === 0 && document.activeElement === this.#more) this.#place.focus({ preventScroll: true });
    this.#more.hidden = left === 0;
    this.#told.textContent = `${found === all ? count(all, 'sample') : `${number(found)} of ${count(all, 'sample')}`}${left > 0 ? `, the first ${number(shown)} shown` : ''}`;
    if (found === 0) this.#body.append(h('tr', null, h('td', { colspan: this.#heads.length }, 'No sample is like that. Take a word or a group away.')));
  }

  #row({ cells }) {
    return h('tr', null, cells.map((cell, i) => (i === 0 ? h('th', { scope: 'row' }, outward(GEO + encodeURIComponent(cell), cell)) : h('td', null, cell || '–'))));
  }
}

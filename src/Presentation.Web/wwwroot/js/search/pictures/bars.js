/** Lying bars, a link each: how many there are of some values. */
import { h, s } from '../../dom.js';
import { count, number } from '../../format.js';
import { choices, figure, table } from './figure.js';

/**
 * @param {{title: string, head: string, sentence: string, rows: {label: string, count: number, key: string, to: object, isChosen: boolean}[]}} told
 * @param {{navigate: Function, d3: object|null}} with_
 */
export function bars({ title, head, sentence, rows }, { navigate, d3 }) {
  const choice = choices(navigate);
  const drawing = d3 && h('ul', { class: 'bars', 'aria-label': title }, rows.map((row) => h('li', null, choice(row.to, row.key, row.isChosen, null,
    h('span', { class: 'label' }, row.label), ' ',
    line(d3, row.count, d3.max(rows, (r) => r.count)),
    h('span', { class: 'count' }, number(row.count), h('span', { class: 'hidden' }, ' series'))))));
  return figure({
    title,
    sentence,
    drawing,
    table: table([head, 'Series'], rows.map((row) => [
      drawing ? row.label : choice(row.to, row.key, row.isChosen, null, row.label), number(row.count)])),
  });
}

/** "Most are Homo sapiens with 34 series, before Mus musculus with 3." */
export function foremost([first, second]) {
  return `Most are ${first.value} with ${count(first.count, 'series', 'series')}${second ? `, ${second.count < first.count ? `before ${second.value} with ${number(second.count)}` : `and ${second.value} with as many`}` : ''}.`;
}

function line(d3, length, longest) {
  const scale = d3.scaleLinear([0, longest], [0, 100]);
  return s('svg', { class: 'line', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    s('rect', { class: 'ground', width: 100, height: 10 }), s('rect', { class: 'length', width: scale(length), height: 10 }));
}

import { toggled } from '../address.js';
import { h } from '../dom.js';
import { number, typeName } from '../format.js';

const WIDENING = [['organism', 'Organism', String], ['type', 'Study type', typeName], ['platform', 'Platform', String]];
const CONCEPTS = [['disease', 'Disease'], ['tissue', 'Tissue'], ['cellType', 'Cell type']];
const FEW = 6;
const unfolded = new Set();

/** What the list can be narrowed to, with what each choice would leave. Organisms, types and platforms widen one another; all else narrows.
 * @param {import('../address.js').Asked} state @param {{change: (to: (state: object) => object) => void, again: () => void}} to again: draws anew */
export function facets(counted, state, to) {
  return [
    WIDENING.map(([name, label, said]) => choice(name, label, ofOne(counted[name] ?? [], state[name], said), name, to)),
    limits(counted.year ?? [], state, to.change),
    CONCEPTS.map(([name, label]) => choice(name, label, (counted[name] ?? []).map((c) => ({ ...c, said: c.value, value: c.id, isOn: state.concept.includes(c.id) })),
      'concept', to)),
  ];
}

/** The values of a facet; what is chosen is among them, whether it has hits or not. */
function ofOne(counts, chosen, said) {
  const isSame = (a, b) => a.toLowerCase() === b.toLowerCase();
  return [
    ...chosen.filter((value) => !counts.some((c) => isSame(c.value, value))).map((value) => ({ value, count: null, said: said(value), isOn: true })),
    ...counts.map((c) => {
      const asChosen = chosen.find((value) => isSame(value, c.value));
      return { ...c, value: asChosen ?? c.value, said: said(c.value), isOn: asChosen !== undefined };
    }),
  ];
}

function choice(name, label, values, filter, { change, again }) {
  if (values.length === 0) return null;
  const isWhole = unfolded.has(name);
  const shown = isWhole ? values : values.filter((v, i) => i < FEW || v.isOn);
  return h('fieldset', { class: 'facet' }, h('legend', null, label),
    shown.map((v) => h('label', { title: v.value },
      h('input', { type: 'checkbox', name, value: v.value, checked: v.isOn, 'data-key': `${name}-${v.value}`, onchange: () => change((asked) => toggled(asked, filter, v.value)) }),
      h('span', { class: 'said' }, v.said), ' ', h('span', { class: 'count quiet' }, number(v.count)))),
    values.length > FEW && h('button', { type: 'button', class: 'plain', 'data-key': `all-${name}`, 'aria-expanded': String(isWhole), onclick: () => fold(name, again) },
      isWhole ? 'Fewer' : `All ${values.length}`));
}

function fold(name, again) {
  if (!unfolded.delete(name)) unfolded.add(name);
  again();
}

function limits(years, state, change) {
  const known = years.map((y) => Number(y.value)).filter(Boolean);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const yearOf = (date) => date.slice(0, 4);
  const whole = (input, least) => (input.value && input.validity.valid && Number(input.value) >= least ? String(Math.trunc(Number(input.value))) : '');
  const apply = (event) => {
    event.preventDefault();
    const { from, to, least } = event.currentTarget.elements;
    change((asked) => ({
      ...asked,
      minSamples: whole(least, 1),
      // A day within a year, set by the address, stays until the year is changed.
      from: from.value === yearOf(asked.from) ? asked.from : whole(from, 1) && `${whole(from, 1)}-01-01`,
      to: to.value === yearOf(asked.to) ? asked.to : whole(to, 1) && `${whole(to, 1)}-12-31`,
    }));
  };
  const field = (name, text, value, more) => h('label', { class: 'limit' }, text,
    h('input', { type: 'number', name, value, inputmode: 'numeric', 'data-key': `limit-${name}`, ...more }));
  const year = { min: 1990, max: 2100 };
  return h('form', { class: 'facet', action: '/', onsubmit: apply, onchange: apply },
    h('fieldset', null, h('legend', null, 'Published, by year'), h('div', { class: 'row' },
      field('from', 'From', yearOf(state.from), { ...year, placeholder: Number.isFinite(first) ? first : null }),
      field('to', 'to', yearOf(state.to), { ...year, placeholder: Number.isFinite(last) ? last : null }))),
    h('fieldset', null, h('legend', null, 'Size'), field('least', 'Samples, at least', state.minSamples, { min: 1, max: 1_000_000 })),
    h('button', { class: 'hidden', tabindex: '-1' }, 'Apply'));
}

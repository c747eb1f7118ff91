import { toggled } from '../address.js';
import { h } from '../dom.js';
import { number, typeName } from '../format.js';
import { limits } from './limits.js';

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

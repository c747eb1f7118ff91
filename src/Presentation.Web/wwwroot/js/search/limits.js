/** The limits that are typed: years of publication and the least number of samples. What means nothing is told at its field and changes nothing. */
import { h, say } from '../dom.js';
import { number } from '../format.js';

const YEARS = { min: 1990, max: 2100 };
const SIZES = { min: 1, max: 1_000_000 };
const DAYS = { from: '01-01', to: '12-31' };
const A_YEAR = `A year from ${YEARS.min} to ${YEARS.max}, in four digits.`;
const RULES = { from: A_YEAR, to: A_YEAR, minSamples: `A whole number from ${SIZES.min} to ${number(SIZES.max)}.` };
/** What was typed in vain into the fields of a list. */
let vain = { state: null, of: {} };

/** @param {{value: string}[]} years that the list has @param {import('../address.js').Asked} state */
export function limits(years, state, change) {
  if (vain.state !== state) vain = { state, of: {} };
  const known = years.map((y) => Number(y.value)).filter(Boolean);
  const [first, last] = [Math.min(...known), Math.max(...known)].map((year) => (Number.isFinite(year) ? year : null));
  const form = h('form', { class: 'facet', action: '/', novalidate: true, onchange: ({ target }) => apply(target), onsubmit: (event) => {
    event.preventDefault();
    if (event.currentTarget.contains(document.activeElement)) apply(document.activeElement);
  } },
  h('fieldset', null, h('legend', null, 'Published, by year'),
    h('div', { class: 'row' }, field('from', 'From', yearOf(state.from), { ...YEARS, placeholder: first }), field('to', 'to', yearOf(state.to), { ...YEARS, placeholder: last })),
    faultOf('from'), faultOf('to')),
  h('fieldset', null, h('legend', null, 'Size'), field('minSamples', 'Samples, at least', state.minSamples, SIZES), faultOf('minSamples')),
  h('button', { class: 'hidden', tabindex: '-1' }, 'Apply'));
  return form;

  function apply({ name }) {
    if (name in RULES) change((asked) => changed(form, name, asked));
  }
}

/** The question with what was typed into a field, and into the other year where that waits for this one; the same question where it means nothing. */
function changed(form, name, asked) {
  const after = { ...asked };
  for (const each of ['from', 'to', 'minSamples']) {
    if (each === name || (each in DAYS && name in DAYS && vain.of[each])) after[each] = meant(form.elements[each], asked[each]) ?? (each === name ? null : asked[each]);
  }
  const fault = after[name] === null ? RULES[name] : name in DAYS && after.from && after.to && after.from > after.to && (name === 'from'
    ? `The first year may not be after the last, ${yearOf(after.to)}.` : `The last year may not be before the first, ${yearOf(after.from)}.`);
  tell(form.elements[name], fault);
  const isSame = Object.keys(RULES).every((each) => after[each] === asked[each]);
  return fault || isSame ? asked : after;
}

/** What a field means for the address; null where that is nothing. A day within a year, set by the address, stays until the year is changed. */
function meant({ name, value, validity }, before) {
  if (!validity.valid) return null;
  if (!(name in DAYS) || value === '') return value && String(Number(value));
  return value === yearOf(before) ? before : `${Number(value)}-${DAYS[name]}`;
}

function field(name, text, value, more) {
  const fault = vain.of[name];
  const input = h('input', { type: 'number', name, value, inputmode: 'numeric', 'data-key': `limit-${name}`, 'aria-describedby': `fault-${name}`, 'aria-invalid': fault && 'true', ...more });
  if (fault) input.value = fault.value;
  return h('label', { class: 'limit' }, text, input);
}

const faultOf = (name) => h('p', { id: `fault-${name}`, class: 'fault' }, vain.of[name]?.says);

function tell(input, fault) {
  if (fault) vain.of[input.name] = { value: input.value, says: fault };
  else delete vain.of[input.name];
  if (fault) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  document.getElementById(`fault-${input.name}`).textContent = fault || '';
  if (fault) say(fault);
}

const yearOf = (date) => date.slice(0, 4);

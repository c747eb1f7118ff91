import { write } from '../address.js';
import { h } from '../dom.js';
import { number, words } from '../format.js';

const KINDS = { narrower: 'Narrower', wider: 'Wider', corrected: 'Did you mean' };

/** What might be asked instead. */
export function betterQuestions(answer, state) {
  const better = answer.betterQuestions ?? [];
  return better.length > 0 && h('section', { class: 'better' }, h('h2', null, 'Questions that may serve better'),
    h('ul', null, better.map((b) => h('li', null, h('span', { class: 'badge' }, KINDS[b.kind] ?? b.kind), ' ',
      h('a', { href: write({ ...state, q: b.question }), 'data-key': `better-${b.question}` }, b.question), h('span', { class: 'quiet' }, ` ${number(b.total)}. ${b.why}`)))));
}

/** The few things that some of the best hits share; each narrows the list. */
export function themes(answer, state) {
  const groups = (answer.groups ?? []).filter((g) => !state.concept.includes(g.id));
  return groups.length > 0 && h('section', { class: 'themes' }, h('h2', null, 'Themes among the best'),
    h('ul', { class: 'row' }, groups.map((g) => h('li', null, h('a', { class: 'button', href: write({ ...state, concept: [...state.concept, g.id] }), 'data-key': `theme-${g.id}`, title: words(g.kind) },
      g.label, h('span', { class: 'quiet' }, number(g.count)))))));
}

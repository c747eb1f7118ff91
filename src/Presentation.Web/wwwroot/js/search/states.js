import { filtersOf, write } from '../address.js';
import { h, put, say } from '../dom.js';
import { count } from '../format.js';
import { unfiltered } from './interpretation.js';
import { refused } from './refused.js';
import { sentencesOf } from './told.js';

const NAMES = { local: 'the catalogue', starter: 'the starter catalogue', geo: 'NCBI GEO', pubmed: 'PubMed' };
const STATUS = { stale: 'is behind', timeout: 'was too late', unavailable: 'could not be asked', throttled: 'asks us to wait' };

export const nameOf = (source) => NAMES[source] ?? source;

/** In place of a list that takes longer than a blink. */
export const loading = () => h('div', { class: 'loading appear' }, h('p', { class: 'quiet' }, 'Searching…'),
  [1, 2, 3, 4].map(() => h('div', { class: 'bone', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'))));

/** When others keep us waiting. */
export function slow(state, sources) {
  const awaited = state.source === 'local' ? [] : ['geo', 'pubmed'].filter((name) => !sources.some((s) => s.name === name)).map(nameOf);
  return h('p', { class: 'notice appear' },
    'It takes longer than usual', awaited.length === 0 ? '.' : [`: ${awaited.join(' and ')} ${awaited.length > 1 ? 'are' : 'is'} asked too. `, h('a', { href: write({ ...state, source: 'local' }), 'data-key': 'only-local' }, 'Look in the catalogue alone')]);
}

/** What was searched in part only, and why. */
export function partial(sources) {
  const lacking = sources.filter((s) => s.status !== 'ok');
  return lacking.length > 0 && h('div', { class: 'notice warn partial' }, h('p', null, h('b', null, 'This is not everything. '),
    lacking.map((s) => [h('span', null, `${capital(nameOf(s.name))} ${STATUS[s.status] ?? s.status}`, s.reason ? `: ${s.reason}` : '.'), ' '])));
}

/** Nothing was found: what to loosen.
 * @param {{unlimited: {state: object, total: number}|null}} to unlimited: the same without its limit of years */
export function empty(answer, state, { change, unlimited }) {
  const isWhole = answer.completeness === 'complete';
  return h('section', { class: 'state empty' }, h('h2', null, isWhole ? 'No series fits this question' : 'Nothing found where we could look'),
    !isWhole && h('p', null, 'Not every source has answered, so there may be some all the same.'),
    unlimited && h('p', { class: 'undated' }, `A limit of years leaves out records without a date of publication. Without it the catalogue has ${count(unlimited.total, 'series', 'series')}. `,
      h('button', { type: 'button', 'data-key': 'undated', onclick: () => change(() => unlimited.state) }, 'Take out the limit of years')),
    h('ul', null,
      filtersOf(state) > 0 && h('li', null, h('button', { type: 'button', 'data-key': 'loosen', onclick: () => change(unfiltered) }, 'Ask again without filters')),
      answer.interpretation?.concepts?.length > 1 && h('li', null, 'Take a word out of the question: the crosses above do that.'),
      state.source === 'local' && h('li', null, h('a', { href: write({ ...state, source: 'auto' }) }, 'Ask GEO too')),
      h('li', null, 'Use the usual name of a disease, tissue or method; other names are searched by themselves.')));
}

/** Something went wrong: what, and what to do. Asks again by itself when the connection is back.
 * @param {import('../api.js').Problem} problem */
export function failed(problem, state, { retry, change, signal }) {
  if (problem.status === 400 && problem.errors) return refused(problem, state, change);
  const again = h('button', { type: 'button', class: 'first', 'data-key': 'again', onclick: retry }, 'Try again');
  if (problem.isOffline) addEventListener('online', retry, { once: true, signal });
  if (problem.retryAfter) countDown(again, problem.retryAfter, signal);
  return h('section', { class: `notice bad failed ${problem.isOffline ? 'offline' : ''}` }, h('h2', null, problem.title),
    h('p', null, sentencesOf(problem)),
    h('div', { class: 'row' }, again),
    !problem.isOffline && h('p', { class: 'code' }, `Code ${problem.code}`, problem.traceId && [', trace ', h('code', null, problem.traceId)]));
}

function countDown(button, seconds, signal) {
  let left = Math.ceil(seconds);
  const tell = () => {
    button.disabled = left > 0;
    put(button, left > 0 ? `Try again in ${count(left, 'second')}` : 'Try again');
  };
  const every = setInterval(() => {
    left -= 1;
    tell();
    if (left > 0) return;
    clearInterval(every);
    say('You may try again now.');
  }, 1000);
  signal.addEventListener('abort', () => clearInterval(every));
  tell();
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

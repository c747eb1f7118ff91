import { parameters } from '../address.js';
import { Problem, events, get } from '../api.js';

const PATH = '/api/v1/search/enhanced';
const PAGE = '20';
const WIDENING = ['organism', 'type', 'platform'];

/** Asks a question, and tells what happens as it happens. @param {Record<string, (data: object) => void>} told by the events' names */
export async function ask(state, told, signal) {
  let isDone = false;
  for await (const { name, data } of events(PATH, page(state), { signal })) {
    isDone ||= name === 'done';
    told[name]?.(data);
  }
  if (!isDone) throw new Problem({ status: 0, code: 'broken-off', title: 'The answer broke off', detail: 'Ask again; what is shown came before.' });
}

/** The page after. */
export const further = (state, cursor, signal) => get(PATH, page(state, { cursor }), { signal });

/** Counts of the facets whose values widen one another, each as it would be without its own choice. */
export async function countsBeside(state, signal) {
  const narrowed = WIDENING.filter((name) => state[name].length > 0);
  const answers = await Promise.all(narrowed.map((name) => get(PATH, page({ ...state, [name]: [], source: 'local' }), { signal })));
  return Object.fromEntries(narrowed.map((name, i) => [name, answers[i].facets[name]]));
}

function page(state, more = {}) {
  const query = parameters(state);
  for (const [name, value] of Object.entries({ limit: PAGE, ...more })) query.set(name, value);
  return query;
}

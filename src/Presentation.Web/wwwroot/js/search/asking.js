import { parameters } from '../address.js';
import { Problem, events, get } from '../api.js';

const PATH = '/api/v1/search/enhanced';
const PAGE = '20';
/** So long nothing may come before the asking is given up. */
const PATIENCE = 15_000;
const WIDENING = ['organism', 'type', 'platform'];

/** Asks a question, and tells what happens as it happens. @param {Record<string, (data: object) => void>} told by the events' names */
export async function ask(state, told, signal) {
  let isDone = false;
  await patiently(signal, async (either, heard) => {
    for await (const { name, data } of events(PATH, page(state), { signal: either })) {
      heard();
      isDone ||= name === 'done';
      told[name]?.(data);
    }
  });
  if (!isDone) throw new Problem({ status: 0, code: 'broken-off', title: 'The answer broke off', detail: 'Ask again; what is shown came before.' });
}

/** The page after. */
export const further = (state, cursor, signal) => patiently(signal, (either) => get(PATH, page(state, { cursor }), { signal: either }));

/** Counts of the facets whose values widen one another, each as it would be without its own choice. */
export async function countsBeside(state, signal) {
  const narrowed = WIDENING.filter((name) => state[name].length > 0);
  const answers = await Promise.all(narrowed.map((name) => get(PATH, page({ ...state, [name]: [], source: 'local' }), { signal })));
  return Object.fromEntries(narrowed.map((name, i) => [name, answers[i].facets[name]]));
}

/** How many the catalogue has without a limit of years. @param {object} state without it */
export const countOf = async (state, signal) => (await get(PATH, page({ ...state, source: 'local' }, { limit: '1' }), { signal })).total;

/** Gives up what has not been heard of for long. */
async function patiently(signal, asking) {
  const silence = new AbortController();
  let waiting;
  const heard = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => silence.abort(), PATIENCE);
  };
  heard();
  try {
    return await asking(AbortSignal.any([signal, silence.signal]), heard);
  } catch (error) {
    if (signal.aborted || !silence.signal.aborted) throw error;
    throw new Problem({ status: 0, code: 'silent', title: 'The service does not answer', detail: `Nothing has come for ${PATIENCE / 1000} seconds, so this was given up. It may be overloaded or stopped: ask again now, or later.` });
  } finally {
    clearTimeout(waiting);
  }
}

function page(state, more = {}) {
  const query = parameters(state);
  for (const [name, value] of Object.entries({ limit: PAGE, ...more })) query.set(name, value);
  return query;
}

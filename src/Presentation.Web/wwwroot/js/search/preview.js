import { asked, parameters, read } from '../address.js';
import { get } from '../api.js';
import { navigate } from '../app.js';
import { say } from '../dom.js';
import { count } from '../format.js';

const PAUSE = 30;
const LEAST = 3;
const TOLD_AFTER = 700;

let waiting;
let telling;
let asking = new AbortController();
let room;

/** What the catalogue has for a question while it is typed. Neither address nor history hear of it. */
export const preview = {
  /** @param {string} q as typed so far */
  of(q) {
    preview.stop();
    if (!['welcome', 'search'].includes(document.body.dataset.view)) return;
    room ??= import('./view.js');
    if (q.length >= LEAST) waiting = setTimeout(show, PAUSE, q);
    else if (!q) preview.end();
  },
  /** Nothing more is asked; what is shown stays. */
  stop() {
    clearTimeout(waiting);
    clearTimeout(telling);
    asking.abort();
  },
  /** Back to what the address says. */
  async end() {
    preview.stop();
    if (!(await room)?.back() && read().view === 'search' && !read().q) navigate(read());
  },
  /** Whether what is shown answers these very words. */
  isOf: (q) => document.querySelector('.search')?.dataset.q === q,
};

async function show(typed) {
  asking = new AbortController();
  const { signal } = asking;
  try {
    const found = (await held(typed, signal)) ?? (await held(await completed(typed, signal), signal));
    const view = await room;
    if (!found || signal.aborted) return; // half a word says little: what is shown stays
    view.preview(document.getElementById('view'), found.state, found.answer, { navigate });
    telling = setTimeout(say, TOLD_AFTER, `${count(found.answer.total, 'series', 'series')} for ${found.state.q} so far`);
  } catch {
    // Whatever is wrong is told when the question is asked.
  }
}

/** What the catalogue has; null where that is nothing. */
async function held(q, signal) {
  if (!q) return null;
  const { sort = 'relevance', source = 'auto' } = read();
  const state = asked(q, { sort, source });
  const query = parameters({ ...state, source: 'local' });
  query.set('limit', '20');
  const answer = await get('/api/v1/search', query, { signal });
  return answer.total > 0 ? { state, answer } : null;
}

/** The question with its last word as it most likely goes on. */
async function completed(typed, signal) {
  if (typed.length > 100) return null;
  const { results } = await get('/api/v1/suggest', new URLSearchParams({ prefix: typed, limit: 1 }), { signal });
  return results[0]?.text;
}

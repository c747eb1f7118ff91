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

async function show(q) {
  asking = new AbortController();
  const { signal } = asking;
  const { sort } = read();
  const state = asked(q, { sort: sort ?? 'relevance', source: read().source ?? 'auto' });
  const parametersOf = parameters({ ...state, source: 'local' });
  parametersOf.set('limit', '20');
  try {
    const [view, answer] = await Promise.all([room, get('/api/v1/search', parametersOf, { signal })]);
    if (signal.aborted) return;
    view.preview(document.getElementById('view'), state, answer, { navigate });
    telling = setTimeout(say, TOLD_AFTER, `${count(answer.total, 'series', 'series')} so far`);
  } catch {
    // Whatever is wrong is told when the question is asked.
  }
}

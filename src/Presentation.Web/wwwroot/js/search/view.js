import { asked, filtersOf } from '../address.js';
import { Problem } from '../api.js';
import { put, say } from '../dom.js';
import { count } from '../format.js';
import { betterQuestions, themes } from './around.js';
import { ask, countOf, countsBeside, further } from './asking.js';
import { facets } from './facets.js';
import { redraw } from './focus.js';
import { head } from './head.js';
import { interpretation } from './interpretation.js';
import * as labels from './labels.js';
import { morePages } from './more.js';
import { opening } from './opening.js';
import { withoutYears } from './question.js';
import * as remembered from './remembered.js';
import { searchRoom } from './room.js';
import * as states from './states.js';
import { inOneLine } from './told.js';

/** Below this an answer comes as one; later, somebody is reading. */
const BLINK = 150;
const READING = 400;
const SLOW = 4000;

const room = searchRoom();
const opened = opening(room.opened, () => drawHead());
/** What is shown: the answer so far, its hits, and how far the asking has come. */
let list = null;
let navigate;
let signal;
/** Whether an entry of the history is gone back to: then nothing that was typed beside another list stays. */
let isReturning = false;
addEventListener('popstate', () => { isReturning = true; }, { capture: true }); // before the address is read

/** @param {HTMLElement} main @param {import('../address.js').Asked} state */
export async function show(main, state, to) {
  ({ navigate, signal } = to);
  document.title = `${state.q} – OmicsOracle`;
  const entry = remembered.enter(signal);
  room.enter(main);
  room.hits.hush();
  if (isReturning) for (const form of room.facets.querySelectorAll('form')) form.reset();
  isReturning = false;
  if (entry.list?.stage === 'done') {
    list = entry.list;
    draw();
    announce(list.answer);
    scrollTo({ top: list.scroll, behavior: 'instant' });
    return;
  }
  list = begun(state, list?.state.q === state.q ? list : null);
  entry.keep(list);
  run(list, { pages: entry.pages, scroll: entry.scroll });
  draw();
  if (![room.facets, room.opened].some((place) => place.contains(document.activeElement)) && entry.pages === 1) scrollTo({ top: 0, behavior: 'instant' });
}

/** What the catalogue has for a question in the making. */
export function preview(main, state, answer, to) {
  navigate = to.navigate;
  if (!signal || signal.aborted) signal = new AbortController().signal; // typed where no list was shown
  room.enter(main);
  room.hits.hush();
  list = { ...begun(state), stage: 'preview' };
  take(list, answer);
  draw();
  scrollTo({ top: 0, behavior: 'instant' });
}

/** Back from a preview to what the address says. @returns {boolean} whether there was a list to go back to */
export function back() {
  const present = remembered.present();
  if (!present) return false;
  if (list !== present) {
    list = present;
    draw();
    if (list.stage === 'done') announce(list.answer);
  }
  return true;
}

const begun = (state, before = null) => ({
  state, stage: 'asking', hits: before?.hits ?? [], answer: before?.answer ?? null, understood: before?.understood ?? null,
  sources: [], counts: {}, next: null, pages: 1, scroll: 0, problem: null, unlimited: null, hasBegun: false, isLate: false, isSlow: false, since: performance.now(), localAt: 0,
});

function take(of, answer) {
  labels.learn(answer);
  of.answer = answer;
  of.understood = answer.interpretation;
  of.hits = answer.results;
  of.sources = answer.sources;
}

async function run(of, { pages = 1, scroll = 0 } = {}) {
  const late = setTimeout(() => update(of, { isLate: true }), BLINK);
  const slow = setTimeout(() => update(of, { isSlow: true }), SLOW);
  try {
    await ask(of.state, {
      understood: (data) => update(of, { understood: data }),
      source: (data) => update(of, { sources: [...of.sources, data] }),
      local: (answer) => {
        take(of, { ...answer, sources: of.sources });
        update(of, { stage: 'local', localAt: performance.now() });
      },
      done: (answer) => finish(of, answer),
    }, signal);
    await restore(of, pages, scroll);
    await beside(of);
    await unlimited(of);
  } catch (problem) {
    if (signal.aborted || problem.name === 'AbortError') return;
    fail(of, problem);
  } finally {
    clearTimeout(late);
    clearTimeout(slow);
  }
}

function finish(of, answer) {
  const isRead = of.localAt > 0 && (performance.now() - of.localAt > READING || scrollY > 0 || room.hits.list.contains(document.activeElement));
  take(of, answer);
  Object.assign(of, { stage: 'done', next: answer.nextCursor });
  if (of === list) isRead ? room.hits.around(draw) : draw();
  if (of === list) announce(answer);
}

const announce = (answer) => say(`${count(answer.total, 'series', 'series')}${answer.completeness === 'complete' ? '' : '; not every source has answered'}`);

/** A page that is loaded anew becomes as long as it was. */
async function restore(of, pages, scroll) {
  while (of.pages < pages && of.next && of === list) await turn(of);
  if (of === list && scroll > 0) scrollTo({ top: scroll, behavior: 'instant' });
}

/** Figures beside a choice that would widen the list; without them the facet shows what is left. */
async function beside(of) {
  const counts = await countsBeside(of.state, signal).catch(() => ({}));
  if (Object.keys(counts).length > 0) update(of, { counts }, drawFacets);
}

/** Where a limit of years leaves nothing: what there is without it, for a record may have no date. */
async function unlimited(of) {
  const free = of.answer.total === 0 && withoutYears(of.state, of.understood?.filters ?? {});
  const total = free ? await countOf(free, signal).catch(() => 0) : 0;
  if (total > 0) update(of, { unlimited: { state: free, total } });
}

async function turn(of) {
  const answer = await further(of.state, of.next, signal);
  const shown = new Set(of.hits.map((x) => x.accession));
  labels.learn(answer);
  of.hits = [...of.hits, ...answer.results.filter((x) => !shown.has(x.accession))];
  update(of, { next: answer.nextCursor, pages: of.pages + 1 });
}

function fail(of, problem) {
  if (!(problem instanceof Problem)) {
    console.error(problem);
    problem = new Problem({ status: -1, code: 'page', title: 'This page made a mistake', detail: 'Load it anew; if that does not help, tell who runs it.' });
  }
  const came = of.localAt > 0;
  update(of, { stage: 'failed', problem, ...(came ? {} : { hits: [], answer: null }) });
  if (of === list) say(inOneLine(problem));
}

function again() {
  const next = begun(list.state);
  Object.assign(list, next);
  run(list);
  draw();
}

/** Goes to the present question, changed: what is pressed in haste after something else counts too. */
function change(to) {
  const state = to(list.state);
  if (state === list.state) return;
  if (state.q) navigate(state);
  else goHome();
}

/** A question without words narrows nothing. */
async function goHome() {
  await navigate(asked(''));
  document.getElementById('question').focus();
}

function update(of, more, drawing = draw) {
  Object.assign(of, more, { hasBegun: true });
  if (of === list) drawing();
}

function draw() {
  const { state, stage, hits, problem, answer } = list;
  const isWaiting = stage === 'asking';
  room.root.dataset.stage = stage;
  room.found.setAttribute('aria-busy', String(isWaiting));
  if (isWaiting && !list.hasBegun) return; // what stands there stays for a blink
  const isOlder = isWaiting && hits.length > 0;
  room.root.dataset.q = state.q;
  room.found.classList.toggle('older', isOlder && list.isLate);
  redraw(room.understood, () => put(room.understood, interpretation(list.understood, state, { change, nameOf: labels.of })), 'question');
  drawHead();
  redraw(room.told, () => put(room.told,
    problem && states.failed(problem, state, { retry: again, change, signal }),
    list.isSlow && (isWaiting || stage === 'local') && states.slow(state, list.sources),
    stage === 'done' && states.partial(list.sources)));
  redraw(room.state, () => put(room.state,
    isWaiting && hits.length === 0 && list.isLate && states.loading(),
    answer && hits.length === 0 && stage === 'done' && states.empty(answer, state, { change, unlimited: list.unlimited }),
    stage === 'done' && hits.length === 0 && betterQuestions(answer, state)));
  room.hits.show(hits);
  drawFacets();
  redraw(room.around, () => put(room.around, stage === 'done' && hits.length > 0 && [betterQuestions(answer, state), themes(answer, state)]));
  pages.draw(list);
  opened.draw(list, { navigate, signal });
}

const pages = morePages(room.more, async () => {
  const of = list;
  try {
    await turn(of);
    if (of === list) say(`${of.hits.length} of ${of.answer.total} shown`);
    return null;
  } catch (problem) {
    return of !== list || !(problem instanceof Problem) ? null : problem; // gone on meanwhile
  }
});

function drawHead() {
  redraw(room.head, () => put(room.head, head(list, { change, opened: opened.name, toggle: (name) => opened.toggle(name, list, { navigate, signal }) })));
}

function drawFacets() {
  const { answer, state, counts } = list;
  redraw(room.facets, () => put(room.facets, (answer?.total > 0 || filtersOf(state) > 0) && facets({ ...answer?.facets, ...counts }, state, { change, again: drawFacets })));
}

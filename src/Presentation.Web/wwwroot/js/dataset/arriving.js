/** What is asked for and comes later: nothing is said for 150 ms, then that it is on its way, then why it takes long; a failure says what to do. */
import { get } from '../api.js';
import { h, put } from '../dom.js';
import { isAway, why } from './problems.js';

const UNNOTICED = 150;
const SLOW = 3000;
const LOOK_AGAIN = 3000;

/**
 * @template T
 * @param {HTMLElement} place filled with what comes
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => any} draw children of the place
 * @param {{what: string, slow: string, failed?: (told: any, again: () => void) => any, signal: AbortSignal}} how
 */
export async function arrive(place, ask, draw, { what, slow, failed = brief, signal }) {
  const again = () => {
    keepFocus(place);
    return arrive(place, ask, draw, { what, slow, failed, signal });
  };
  const timers = [
    setTimeout(() => put(place, h('p', { class: 'quiet waiting' }, `Reading ${what} …`)), UNNOTICED),
    setTimeout(() => put(place, h('p', { class: 'notice waiting', role: 'status' }, slow)), SLOW),
  ];
  place.setAttribute('aria-busy', 'true');
  try {
    const answer = await ask();
    if (!signal.aborted) put(place, draw(answer));
  } catch (told) {
    if (signal.aborted) return;
    if (!('code' in told)) console.error(told);
    put(place, failed(told, again));
    if (isAway(told)) whenBack(again, signal);
  } finally {
    timers.forEach(clearTimeout);
    place.removeAttribute('aria-busy');
  }
}

/** Does something when a place comes near what is looked at: what nobody looks at is not asked for. */
export function whenNear(place, then, signal) {
  const watch = new IntersectionObserver((seen) => {
    if (seen.some((s) => s.isIntersecting)) {
      watch.disconnect();
      then();
    }
  }, { rootMargin: '600px' });
  watch.observe(place);
  signal.addEventListener('abort', () => watch.disconnect(), { once: true });
}

/** Takes the focus of what is about to go, so that the keyboard goes on from here. */
export function keepFocus(place) {
  if (!place.contains(document.activeElement)) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** A part of the page that did not come. */
function brief(told, again) {
  return h('div', { class: 'notice warn', role: 'alert' }, h('p', null, why(told, 'This part could not be shown.')), h('button', { type: 'button', onclick: again }, 'Try again'));
}

/** Either the connection was away, which the browser tells, or the service, which has to be looked for. */
function whenBack(again, signal) {
  const stop = new AbortController();
  const look = setInterval(() => get('/health/live', null, { signal: stop.signal }).then(back, () => {}), LOOK_AGAIN);
  stop.signal.addEventListener('abort', () => clearInterval(look), { once: true });
  signal.addEventListener('abort', () => stop.abort(), { once: true });
  addEventListener('online', back, { signal: stop.signal });

  function back() {
    if (stop.signal.aborted) return;
    stop.abort();
    again();
  }
}

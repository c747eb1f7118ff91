/** Lists by the entries of the browser's history, so that going back finds the list as long as it was and the eyes where they were. */

const MOST = 20;
const PAUSE = 200;
const lists = new Map();

/** Comes to the present entry. @returns {{list: object|undefined, pages: number, scroll: number, keep(list: object): void}} */
export function enter(signal) {
  history.scrollRestoration = 'manual'; // the list comes later than the browser would scroll
  const { id = newId(), pages = 1, scroll = 0 } = history.state ?? {};
  note({ id });
  let waiting;
  addEventListener('scroll', () => {
    const list = lists.get(id);
    if (list) list.scroll = scrollY;
    clearTimeout(waiting);
    waiting = setTimeout(() => note({ scroll: scrollY, pages: list?.pages ?? 1 }), PAUSE);
  }, { signal, passive: true });
  signal.addEventListener('abort', () => {
    clearTimeout(waiting);
    history.scrollRestoration = 'auto';
  });
  return { list: lists.get(id), pages, scroll, keep: (list) => keep(id, list) };
}

/** The list of the present entry. */
export const present = () => lists.get(history.state?.id);

function keep(id, list) {
  lists.delete(id);
  lists.set(id, list);
  if (lists.size > MOST) lists.delete(lists.keys().next().value);
}

const note = (more) => history.replaceState({ ...history.state, ...more }, '');
const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

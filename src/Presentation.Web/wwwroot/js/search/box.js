import { read } from '../address.js';
import { get } from '../api.js';
import { preview } from './preview.js';
import { suggestions } from './suggestions.js';

const PAUSE = 60;
const MOST = 8;

/** The one box: a combobox that suggests how a question may go on, and shows results while it is typed.
 * @param {HTMLFormElement} form @param {{ask: (q: string) => void}} told
 * @returns {{set(q: string): void, focus(): void, readonly text: string}} */
export function searchBox(form, { ask }) {
  const input = form.querySelector('input');
  const list = suggestions(input, (text) => go(text));
  let typed = input.value;
  let waiting;
  let asking = new AbortController();

  input.type = 'text'; // a search field is not allowed to be a combobox
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.list.id })) input.setAttribute(name, value);
  form.append(list.list);

  function stop() {
    clearTimeout(waiting);
    asking.abort();
    list.close();
  }

  function go(text) {
    stop();
    typed = input.value = text;
    if (text.trim()) ask(text.trim());
    else restore();
  }

  async function suggest() {
    asking = new AbortController();
    const { signal } = asking;
    const prefix = typed.trimStart();
    try {
      const { results } = await get('/api/v1/suggest', new URLSearchParams({ prefix, limit: MOST }), { signal });
      if (!signal.aborted && document.activeElement === input) list.show(results, prefix);
    } catch {
      if (!signal.aborted) list.close(); // the question can be asked without
    }
  }

  input.addEventListener('input', () => {
    typed = input.value;
    clearTimeout(waiting);
    asking.abort();
    preview.of(typed.trim());
    if (typed.trim() && typed.length <= 100) waiting = setTimeout(suggest, PAUSE);
    else list.close();
  });

  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = { ArrowDown: () => arrow(1), ArrowUp: () => arrow(-1), Escape: escape };
    if (keys[event.key]?.()) event.preventDefault();
  });

  function arrow(by) {
    clearTimeout(waiting);
    asking.abort(); // a later list would take away the place in this one
    if (!list.isOpen) {
      const hit = by > 0 && (list.isEmpty || preview.isOf(typed.trim())) && document.querySelector('.hit h2 a');
      if (hit) hit.focus();
      else list.open();
      return true;
    }
    input.value = list.move(by) ?? typed;
    return true;
  }

  function escape() {
    if (list.isOpen) {
      input.value = typed;
      list.close();
    } else {
      restore();
    }
    return true;
  }

  /** Back to the question whose list is shown. */
  function restore() {
    preview.end();
    typed = input.value = read().q ?? '';
  }

  input.addEventListener('blur', () => list.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(input.value);
  });

  return {
    set(q) {
      stop();
      preview.stop();
      typed = input.value = q;
    },
    focus() {
      input.focus();
      input.select();
    },
    get text() {
      return input.value;
    },
  };
}

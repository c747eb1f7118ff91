import { h, put } from '../dom.js';
import { count, words } from '../format.js';

const ID = 'suggestions';

/** The list under the box. @param {(text: string) => void} choose */
export function suggestions(input, choose) {
  const list = h('ul', { id: ID, class: 'suggestions', role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  let texts = [];
  let active = -1;

  list.addEventListener('pointerdown', (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) choose(texts[Number(option.dataset.at)]);
  });

  function mark(at) {
    active = at;
    for (const [i, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(i === at));
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', `${ID}-${at}`);
      list.children[at].scrollIntoView({ block: 'nearest' });
    }
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    mark(-1);
  }

  return {
    list,
    get isOpen() {
      return !list.hidden;
    },
    get isEmpty() {
      return texts.length === 0;
    },
    get active() {
      return texts[active] ?? null;
    },
    open: () => open(texts.length > 0),
    close: () => open(false),
    /** @param {{text: string, kind: string, means: string, records: number|null}[]} found */
    show(found, typed) {
      texts = found.map((f) => f.text);
      put(list, found.map((f, i) => option(f, i, typed)));
      open(found.length > 0);
    },
    /** Goes up or down, through the box itself at either end; what stands there then, or null for what was typed. */
    move(by) {
      const places = texts.length + 1;
      mark(((active + 1 + by + places) % places) - 1);
      return texts[active] ?? null;
    },
  };
}

function option({ text, kind, means, records }, at, typed) {
  const same = text.toLowerCase().startsWith(typed.toLowerCase()) ? typed.length : 0;
  const note = kind === 'word' ? records !== null && `in ${count(records, 'series', 'series')}` : means.toLowerCase() !== text.toLowerCase() && means;
  return h('li', { id: `${ID}-${at}`, role: 'option', 'aria-selected': 'false', 'data-at': at },
    h('span', { class: 'text' }, text.slice(0, same), h('b', null, text.slice(same))),
    note && h('span', { class: 'means quiet' }, ` ${note}`),
    kind !== 'word' && h('span', { class: 'badge' }, words(kind)));
}

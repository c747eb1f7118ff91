import { h, put } from '../dom.js';

const PARTS = {
  pictures: async (list, to) => (await import('./pictures.js')).pictures(list.answer, list.state, to),
  taking: async (list) => (await import('./taking.js')).taking(list.state),
};

/** What can be opened above the list; it is fetched only then. */
export function opening(place, changed) {
  place.id = 'opened';
  let name = null;
  let drawn = null;

  async function draw(list, to) {
    place.hidden = !name;
    if (!name || list.stage !== 'done') return;
    const of = { name, answer: list.answer };
    if (drawn?.name === of.name && drawn.answer === of.answer) return;
    drawn = of;
    try {
      const part = await PARTS[name](list, to);
      if (drawn === of) put(place, part);
    } catch {
      if (drawn === of) put(place, h('p', { class: 'notice bad' }, 'This part of the page could not be loaded; try again when the connection is back.'));
      drawn = null;
    }
  }

  return {
    get name() {
      return name;
    },
    draw,
    toggle(asked, list, to) {
      name = name === asked ? null : asked;
      drawn = null;
      put(place);
      changed();
      draw(list, to);
    },
  };
}

/** A search's hits as pictures; choosing in one narrows the list. Without the drawing library the numbers stand as tables. */
import { h, put } from '../dom.js';
import { toggled } from '../address.js';
import { bars, foremost } from './pictures/bars.js';
import { comeBack } from './pictures/figure.js';
import { map } from './pictures/map.js';
import { samples } from './pictures/samples.js';
import { years } from './pictures/years.js';

const MOST = 10;

/**
 * @param {object} answer of an enhanced search
 * @param {import('../address.js').Asked} state
 * @param {{navigate: (state: object) => Promise<void>, signal: AbortSignal}} page
 * @returns {Element}
 */
export function pictures(answer, state, { navigate, signal }) {
  const place = h('section', { class: 'pictures', 'aria-label': 'Pictures' });
  if (answer.total === 0) return put(place, h('p', { class: 'quiet' }, 'Nothing was found: there is nothing to draw.'));
  library().then((d3) => {
    if (!signal.aborted) draw(place, answer, state, { navigate, signal, d3 });
  });
  return place;
}

async function draw(place, { facets }, state, page) {
  const theMap = map(state, page);
  const sizes = samples(state, page);
  put(place,
    !page.d3 && h('p', { class: 'notice' }, 'The drawing library did not come; this build may have been made without it. So there are no pictures, but their numbers as tables.'),
    facets.year.length > 0 && years(facets.year, state, page),
    spread('Organisms', 'Organism', 'organism', facets.organism),
    spread('Platforms', 'Platform', 'platform', facets.platform),
    sizes.place,
    theMap.place);
  requestAnimationFrame(() => comeBack(place));
  await Promise.all([theMap.done, sizes.done]);
  comeBack(place);

  function spread(title, head, name, facet) {
    if (facet.length === 0) return null;
    const shown = facet.slice(0, MOST);
    return bars({
      title,
      head,
      sentence: foremost(facet) + (facet.length > MOST ? ` The first ${MOST} stand here.` : ''),
      rows: shown.map(({ value, count }) => ({ label: value, count, key: `${name}:${value}`, to: toggled(state, name, value), isChosen: state[name].includes(value) })),
    }, page);
  }
}

/** The drawing library, or null in a build that was made without it. */
const library = () => import('../../lib/d3.js').catch(() => null);

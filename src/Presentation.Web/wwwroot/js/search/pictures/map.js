/** A map of themes: the best hits as marks, those alike near each other; nothing moves, it is drawn at rest. */
import { h, s } from '../../dom.js';
import { toggled } from '../../address.js';
import { count, words } from '../../format.js';
import { arriving, choices, figure, fitted, table } from './figure.js';
import { nearest } from './likeness.js';
import { key, mark } from './marks.js';
import { themed } from './themes.js';

const TITLE = 'Map of themes', FEWEST = 3, EDGE = 16, STEPS = 250;
const ROOMS = [{ from: 0, width: 280, height: 380 }, { from: 560, width: 560, height: 440 }, { from: 1000, width: 1000, height: 520 }];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {import('../../address.js').Asked} state */
export function map(state, { navigate, d3, signal }) {
  return arriving(TITLE, () => themed(state, signal), (told) => drawn(told, state, { navigate, d3, signal }), signal);
}

/** @param {import('./themes.js').Themed} told */
function drawn(told, state, { navigate, d3, signal }) {
  const { hits, themes, of, chosen } = told;
  const choice = choices(navigate);
  const links = d3 && hits.length >= FEWEST && nearest(hits, of);
  const readout = h('p', { class: 'readout' }, 'Point at a mark, or go by arrow keys, to read what it is; follow it to the series.');
  const namesOf = (i) => of[i].map((theme) => themes[theme].label).join(', ');
  const tell = (i) => {
    readout.textContent = [hits[i].accession, hits[i].title, hits[i].organisms.join(', '), namesOf(i)].filter(Boolean).join(' · ');
  };
  const theme = (id, isChosen, ...children) => h('li', null, choice(toggled(state, 'concept', id), `theme:${id}`, isChosen, { class: 'button' }, ...children));
  const legend = themes.length + chosen.length > 0 && h('ul', { class: 'legend', 'aria-label': 'Themes' },
    chosen.map(({ id, label }) => theme(id, true, label)),
    themes.map(({ label, kind, id, count: n }, i) => theme(id, false, links && key(i), h('span', null, `${label} `, h('span', { class: 'quiet' }, `${words(kind)}, ${n}`)))),
    links && themes.length > 0 && h('li', null, key(), 'none of these'));
  return figure({
    title: TITLE,
    isWhole: true,
    sentence: `${hits.length === 1 ? 'The only hit' : `The catalogue's ${hits.length} best hits`}${links ? '; near each other are those that share rare words, organism, type and theme' : ''}. ${themes.length ? `${count(themes.length, 'theme')}: choose one to see only its series.` : `They share no ${chosen.length ? 'further ' : ''}theme.`}`,
    drawing: links && fitted((width) => marks(d3, told, links, width, namesOf, tell, navigate), signal),
    more: h('div', null, links ? readout : d3 && h('p', { class: 'quiet' }, 'Too few for a map.'), legend),
    table: table(['Series', 'Title', 'Themes'], hits.map((hit, i) => [h('a', { href: `/dataset/${hit.accession}` }, hit.accession), hit.title, namesOf(i) || '–'])),
  });
}

function marks(d3, { hits, of }, links, width, namesOf, tell, navigate) {
  const room = ROOMS.findLast((r) => width >= r.from);
  const places = atRest(d3, hits.length, links, room, width);
  const dots = hits.map((hit, i) => s('a', {
    href: `/dataset/${hit.accession}`,
    class: 'dot',
    transform: `translate(${places[i].x} ${places[i].y})`,
    tabindex: i ? -1 : 0,
    'aria-label': `${hit.accession}: ${hit.title}${of[i].length ? `. ${namesOf(i)}` : ''}`,
    'data-key': `dot:${hit.accession}`,
    onpointerenter: () => tell(i),
    onfocus: () => tell(i),
    onclick: (event) => follow(event, hit.accession, navigate),
  }, s('title', null, hit.title), s('circle', { class: 'reach', r: 12 }), mark(of[i][0])));
  return s('svg', {
    class: 'map',
    viewBox: `0 0 ${width} ${room.height}`,
    height: room.height,
    role: 'group',
    'aria-label': 'Map of the best hits; arrow keys go from one to the next that way',
    onkeydown: (event) => {
      const at = dots.indexOf(document.activeElement);
      const to = at >= 0 && event.key in ARROWS ? towards(places, at, ARROWS[event.key]) : -1;
      if (to < 0) return;
      event.preventDefault();
      dots[at].setAttribute('tabindex', -1);
      dots[to].setAttribute('tabindex', 0);
      dots[to].focus();
    },
  }, s('g', { class: 'near', 'aria-hidden': 'true' }, links.map(({ source, target }) =>
    s('line', { x1: places[source].x, y1: places[source].y, x2: places[target].x, y2: places[target].y }))), dots);
}

/** A link of a drawing has no origin as others have, by which the page would know it for its own. */
function follow(event, accession, navigate) {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  navigate({ view: 'dataset', accession }).then(() => scrollTo(0, 0));
}

/** Always the same for the same hits: the library begins on a spiral and has a random sequence of its own that is always the same. */
function atRest(d3, n, links, room, width) {
  const nodes = Array.from({ length: n }, () => ({}));
  const simulation = d3.forceSimulation(nodes).stop()
    .force('near', d3.forceLink(links.map((l) => ({ ...l }))).distance((l) => 18 + 50 * (1 - Math.min(1, l.likeness))).strength((l) => 0.15 + 0.6 * Math.min(1, l.likeness)))
    .force('apart', d3.forceManyBody().strength(-45).distanceMax(220))
    .force('beside', d3.forceCollide(11).iterations(2))
    .force('x', d3.forceX().strength(0.05 * room.height / room.width))
    .force('y', d3.forceY().strength(0.05));
  simulation.tick(STEPS);
  const [x, y] = [['x', width], ['y', room.height]].map(([axis, length]) => d3.scaleLinear(d3.extent(nodes, (node) => node[axis]), [EDGE, length - EDGE]));
  return nodes.map((node) => ({ x: Math.round(x(node.x) * 10) / 10, y: Math.round(y(node.y) * 10) / 10 }));
}

/** The nearest in a direction: what lies aside counts as farther. -1 where there is none. */
function towards(places, at, [dx, dy]) {
  let [found, least] = [-1, Infinity];
  places.forEach((place, i) => {
    const [x, y] = [place.x - places[at].x, place.y - places[at].y];
    const [ahead, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    if (i !== at && ahead > 0 && ahead + 2 * aside < least) [found, least] = [i, ahead + 2 * aside];
  });
  return found;
}

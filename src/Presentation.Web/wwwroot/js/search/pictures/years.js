/** Series per year of publication, as columns; a range of them is chosen by dragging, or by arrow keys with Shift, and Enter. */
import { h, s } from '../../dom.js';
import { count, number } from '../../format.js';
import { choices, figure, fitted, goTo, table } from './figure.js';

const HEIGHT = 200, FOOT = 24, HEAD = 18, GAP = 0.15, WIDEST = 90, KEY = 'years';
/** An answer has the latest of the years only. */
const MOST = 25;

/** @param {{value: string, count: number}[]} facet @param {import('../../address.js').Asked} state */
export function years(facet, total, state, { navigate, d3, signal }) {
  const found = everyYear(facet);
  const choice = choices(navigate);
  const only = (a, b) => ({ ...state, from: `${Math.min(a, b)}-01-01`, to: `${Math.max(a, b)}-12-31` });
  const isLimited = state.from || state.to;
  const chosen = h('p', { class: 'readout', 'aria-live': 'polite' }, d3 && 'Drag over years, or go by arrow keys, with Shift for a range; Enter shows only these.');
  return figure({
    title: 'Series per year',
    isWhole: true,
    sentence: told(facet, found, total),
    drawing: d3 && fitted((width) => columns(d3, found, width, chosen, (a, b) => goTo(navigate, only(a, b), KEY)), signal),
    more: (d3 || isLimited) && h('div', { class: 'row' }, d3 && chosen,
      isLimited && choice({ ...state, from: '', to: '' }, 'years:all', false, { class: 'button' }, 'All years')),
    table: table(['Year', 'Series'], facet.map(({ value, count: n }) => [d3 ? value : choice(only(Number(value), Number(value)), `years:${value}`, false, null, value), number(n)])),
  });
}

function columns(d3, found, width, chosen, apply) {
  const x = d3.scaleBand(found.map((f) => f.year), [0, Math.min(width, found.length * WIDEST)]).paddingInner(GAP).paddingOuter(GAP / 2);
  const y = d3.scaleLinear([0, d3.max(found, (f) => f.count)], [HEIGHT - FOOT, HEAD]);
  const every = Math.ceil(36 / x.step());
  let [anchor, cursor, isDragged] = [null, null, false];
  const options = found.map(({ year, count: n }, i) => s('g', { class: 'year', role: 'option', 'aria-selected': 'false', 'aria-label': `${year}: ${number(n)} series`, tabindex: i ? -1 : 0, 'data-key': i ? null : KEY, 'data-year': year },
    s('rect', { class: 'reach', x: x(year) - x.step() * GAP / 2, y: 0, width: x.step(), height: HEIGHT }),
    s('rect', { class: 'column', x: x(year), y: y(n), width: x.bandwidth(), height: HEIGHT - FOOT - y(n) }),
    n > 0 && x.bandwidth() > 22 && s('text', { x: x(year) + x.bandwidth() / 2, y: y(n) - 5, 'aria-hidden': 'true' }, number(n))));

  function select(from, to) {
    [anchor, cursor] = [from, to];
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    options.forEach((option, i) => {
      option.setAttribute('aria-selected', i >= low && i <= high);
      option.setAttribute('tabindex', i === to ? 0 : -1);
    });
    const total = found.slice(low, high + 1).reduce((sum, f) => sum + f.count, 0);
    chosen.textContent = `${found[low].year}${high > low ? ` to ${found[high].year}` : ''}: ${number(total)} series.${isDragged ? '' : ' Enter shows only these.'}`;
  }

  function drop() {
    [anchor, cursor, isDragged] = [null, null, false];
    options.forEach((option) => option.setAttribute('aria-selected', 'false'));
    chosen.textContent = '';
  }

  const under = (event) => {
    const across = (event.clientX - list.ownerSVGElement.getBoundingClientRect().left) / x.step();
    return Math.max(0, Math.min(found.length - 1, Math.floor(across)));
  };
  const list = s('g', {
    role: 'listbox',
    'aria-multiselectable': 'true',
    'aria-orientation': 'horizontal',
    'aria-label': 'Years',
    onpointerdown: (event) => {
      if (event.button) return;
      isDragged = true;
      list.setPointerCapture(event.pointerId);
      select(under(event), under(event));
    },
    onpointermove: (event) => isDragged && select(anchor, under(event)),
    onpointerup: () => isDragged && apply(found[anchor].year, found[cursor].year),
    onpointercancel: drop,
    onkeydown: (event) => {
      const at = options.indexOf(document.activeElement);
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: found.length - 1 }[event.key];
      if (event.key === 'Enter' || event.key === ' ') apply(found[anchor ?? at].year, found[cursor ?? at].year);
      else if (event.key === 'Escape' && cursor !== null) drop();
      else if (found[to]) {
        select(event.shiftKey ? anchor ?? at : to, to);
        options[to].focus();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
  }, options);
  return s('svg', { class: 'perYear', viewBox: `0 0 ${width} ${HEIGHT}`, height: HEIGHT },
    s('g', { class: 'axis', 'aria-hidden': 'true' },
      s('line', { x1: 0, x2: width, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT }),
      found.filter((_, i) => i % every === 0).map(({ year }) => s('text', { x: Math.max(14, Math.min(width - 14, x(year) + x.bandwidth() / 2)), y: HEIGHT - 6 }, year))),
    list);
}

function told(facet, found, total) {
  const dated = found.reduce((sum, f) => sum + f.count, 0);
  const most = found.reduce((a, b) => (b.count > a.count ? b : a));
  const when = found.length > 1 ? `from ${found[0].year} to ${found.at(-1).year}, most in ${most.year} (${number(most.count)})` : `in ${most.year}`;
  if (facet.length >= MOST) return `The latest ${MOST} years: ${when}.`;
  return `${dated < total ? `${number(dated)} of ${count(total, 'series', 'series')} tell when: published` : 'Published'} ${when}.`;
}

/** From the first to the last, those without a series too. */
function everyYear(facet) {
  const counts = new Map(facet.map((f) => [Number(f.value), f.count]));
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, count: counts.get(first + i) ?? 0 }));
}

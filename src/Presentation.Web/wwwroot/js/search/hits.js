import { h, outward } from '../dom.js';
import { count, day, typeName, words } from '../format.js';
import { marked, whole } from './highlights.js';

const FROM = {
  live: ['live', 'GEO told of it just now'],
  starter: ['starter', 'From the small catalogue that comes with the program'],
  local: ['catalogue', 'From the catalogue held here'],
};

/** One series found. */
export function hit(found) {
  const of = (field) => found.highlights.find((x) => x.field === field);
  const summary = of('summary');
  const { accession } = found;
  return h('li', { class: 'hit', 'data-accession': accession },
    h('article', { 'aria-labelledby': `t-${accession}` },
      h('h2', { id: `t-${accession}` }, h('a', { href: `/dataset/${accession}`, 'data-key': accession }, whole(found.title, of('title')))),
      badges(found),
      (summary || found.summary) && h('p', { class: 'about' }, summary ? marked(summary.text, summary.spans) : found.summary),
      found.highlights.filter((x) => x.field !== 'title' && x.field !== 'summary').slice(0, 2).map((x) =>
        h('p', { class: 'about quiet' }, h('b', null, `${capital(words(x.field))}: `), marked(x.text, x.spans))),
      found.nearMisses?.map((miss) => h('p', { class: 'near' }, h('b', null, `Perhaps not about ${miss.concept}: `), miss.reason)),
      found.matched.length > 0 && h('p', { class: 'why quiet' }, 'Found by ', found.matched.join(' · ')),
      found.family && family(found)));
}

function badges(found) {
  const [name, means] = FROM[found.source] ?? [found.source, ''];
  const badge = (text, title, kind = '') => h('li', { class: `badge ${kind}`, title }, text);
  return h('ul', { class: 'badges', 'aria-label': `About ${found.accession}` },
    h('li', null, outward(found.url, found.accession, h('span', { class: 'hidden' }, ' at GEO, in a new tab'), h('span', { 'aria-hidden': 'true' }, ' ↗'))),
    found.organisms.map((o) => badge(o, 'Organism', 'organism')),
    found.types.map((t) => badge(typeName(t), t)),
    found.sampleCount != null && badge(count(found.sampleCount, 'sample'), 'Size'),
    found.publishedOn && badge(found.publishedOn.slice(0, 4), `Published ${day(found.publishedOn)}`),
    badge(name, `${means}; read ${day(found.fetchedAt)}`, `from-${found.source}`));
}

function family({ accession, family: kin }) {
  const others = kin.members.filter((m) => m.accession !== accession);
  const whole = kin.superSeries === accession ? 'A SuperSeries' : `Part of SuperSeries ${kin.superSeries}`;
  return h('details', { class: 'family' },
    h('summary', { 'data-key': `family-${accession}` }, `${whole}; ${count(others.length, 'related series', 'related series')} found too`),
    h('ul', null,
      others.some((m) => m.accession === kin.superSeries) || kin.superSeries === accession ? null : member(kin.superSeries, 'the SuperSeries'),
      others.map((m) => member(m.accession, m.title))));
}

const member = (accession, title) => h('li', null, h('a', { href: `/dataset/${accession}` }, accession), ' ', title);
const capital = (text) => text[0].toUpperCase() + text.slice(1);

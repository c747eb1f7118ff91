/** How the service is, live. */
import { get } from '../api.js';
import { h, put, say } from '../dom.js';
import { age } from '../format.js';
import { alerts } from './alerts.js';
import { cache } from './cache.js';
import { catalog, harvest } from './catalog.js';
import { health, nameOf } from './health.js';
import { ncbi } from './ncbi.js';
import { readiness } from './readiness.js';
import { refresh } from './refresh.js';
import { whileVisible } from './whileVisible.js';

const EVERY = 2000;
const PATIENCE = 8000;

/**
 * @param {HTMLElement} main
 * @param {any} state
 * @param {{signal: AbortSignal}} how
 */
export async function show(main, state, { signal }) {
  document.title = 'Status – OmicsOracle';
  const place = h('div', null, h('p', { class: 'quiet' }, 'Asking the service …'));
  put(main, h('article', { class: 'status-page' }, h('h1', null, 'Status'), place));
  if (history.state) main.focus({ preventScroll: true });
  const seen = { at: null, told: null, lostAt: null, why: null };
  let said = null;
  const sayOnce = (words) => {
    if (words !== said) say(words);
    said = words;
  };
  await whileVisible(async (stop) => {
    try {
      const told = await all(AbortSignal.any([stop, AbortSignal.timeout(PATIENCE)]));
      Object.assign(seen, { at: Date.now(), told, lostAt: null });
    } catch (failure) {
      seen.lostAt ??= Date.now();
      seen.why = failure.detail ?? failure.title ?? 'It did not answer in time.';
    }
    if (stop.aborted) return;
    refresh(place, h('div', null, page(seen)));
    sayOnce(seen.lostAt ? 'The service is not reached.' : inWords(seen.told));
  }, EVERY, signal);
}

const inWords = ({ health: { status }, alerts: { firing } }) => `The service is ${nameOf(status)}.${firing > 0 ? ` Alerts that fire: ${firing}.` : ''}`;

async function all(signal) {
  const [ready, catalogue, tiers, alarms] = await Promise.all([readiness({ signal }), ...['/api/v1/catalog', '/api/v1/cache', '/api/v1/alerts'].map((path) => get(path, null, { signal }))]);
  return { health: ready, catalog: catalogue, cache: tiers, alerts: alarms };
}

function page({ at, told, lostAt, why }) {
  return [
    lostAt && h('div', { class: 'notice bad', 'data-lost': true }, h('p', null, h('b', null, `Not reached since ${time(lostAt)} (${age(lostAt)}). `), why), h('p', null, `It is asked again every two seconds.${at ? ` What follows was so at ${time(at)}.` : ''}`)),
    told && [
      !lostAt && h('p', { class: 'quiet' }, `As of ${time(at)}, asked again every two seconds while this page is looked at.`),
      h('div', { class: 'status-parts' },
        told.catalog.sync && part('Harvest', harvest(told.catalog.sync)),
        part('Health', health(told.health)),
        part('Alerts', alerts(told.alerts)),
        part('Catalogue and index', catalog(told.catalog)),
        part('NCBI', ncbi(told.catalog.ncbi)),
        part('Cache', cache(told.cache.tiers))),
    ],
  ];
}

const part = (title, ...content) => h('section', { class: 'status-part', 'data-part': title }, h('h2', null, title), content);

const time = (moment) => new Date(moment).toLocaleTimeString('en', { hourCycle: 'h23' });

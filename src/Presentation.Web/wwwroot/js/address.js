/** The address bar holds the whole state: what is looked at, the question, its filters and sort. */

const MANY = ['organism', 'type', 'platform', 'concept'];
const ONE = ['from', 'to', 'minSamples'];

/**
 * @typedef {{view: 'search', q: string, organism: string[], type: string[], platform: string[], concept: string[],
 *   from: string, to: string, minSamples: string, sort: 'relevance'|'newest'|'samples', source: 'auto'|'local'|'live'}} Asked
 * @typedef {Asked | {view: 'dataset', accession: string} | {view: 'status'} | {view: 'unknown'}} State
 */

/** @returns {State} */
export function read(place = location) {
  const path = place.pathname.replace(/\/+$/, '') || '/';
  if (path.toLowerCase() === '/status') return { view: 'status' };
  const series = /^\/dataset\/(GSE\d{1,9})$/i.exec(path);
  if (series) return { view: 'dataset', accession: series[1].toUpperCase() };
  if (path !== '/') return { view: 'unknown' };
  const given = new URLSearchParams(place.search);
  return {
    view: 'search',
    q: given.get('q')?.trim() ?? '',
    ...Object.fromEntries(MANY.map((name) => [name, given.getAll(name).filter(Boolean)])),
    ...Object.fromEntries(ONE.map((name) => [name, given.get(name) ?? ''])),
    sort: ['newest', 'samples'].includes(given.get('sort')) ? given.get('sort') : 'relevance',
    source: ['local', 'live'].includes(given.get('source')) ? given.get('source') : 'auto',
  };
}

/** A question without filters. @returns {Asked} */
export function asked(q, more = {}) {
  return { view: 'search', q, organism: [], type: [], platform: [], concept: [], from: '', to: '', minSamples: '', sort: 'relevance', source: 'auto', ...more };
}

/** The address of a state. @param {State} state */
export function write(state) {
  if (state.view === 'status') return '/status';
  if (state.view === 'dataset') return `/dataset/${state.accession}`;
  const query = parameters(state).toString();
  return query ? `/?${query}` : '/';
}

/** What the API is to be asked; what is as usual is left out. @param {Asked} state */
export function parameters(state) {
  const query = new URLSearchParams();
  if (state.q) query.set('q', state.q);
  for (const name of MANY) for (const value of state[name]) query.append(name, value);
  for (const name of ONE) if (state[name]) query.set(name, state[name]);
  if (state.sort !== 'relevance') query.set('sort', state.sort);
  if (state.source !== 'auto') query.set('source', state.source);
  return query;
}

/** The same question with one value of a filter put in or taken out. @param {Asked} state */
export function toggled(state, name, value) {
  const values = state[name];
  return { ...state, [name]: values.includes(value) ? values.filter((v) => v !== value) : [...values, value] };
}

/** How many filters are in force. @param {Asked} state */
export function filtersOf(state) {
  return MANY.reduce((n, name) => n + state[name].length, 0) + ONE.filter((name) => state[name]).length;
}

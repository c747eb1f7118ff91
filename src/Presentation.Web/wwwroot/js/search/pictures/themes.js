/** The best hits and the themes that they share, as the map shows them. */
import { get } from '../../api.js';
import { parameters } from '../../address.js';

const BEST = 100;

/**
 * @typedef {{hits: object[], themes: {label: string, kind: string, id: string, count: number}[], of: number[][]}} Themed of: the themes of each hit, by number
 * @param {import('../../address.js').Asked} state
 * @returns {Promise<Themed>}
 */
export async function themed(state, signal) {
  const best = await ask(state, [], signal);
  const members = await Promise.all(best.groups.map((group) => membersOf(group, state, signal)));
  return {
    hits: best.results,
    themes: best.groups,
    of: best.results.map((hit) => members.flatMap((accessions, theme) => (accessions.has(hit.accession) ? [theme] : []))),
  };
}

/** An answer names ten of a theme's hits; where it has more, the search for that theme knows them. */
async function membersOf({ id, count, accessions }, state, signal) {
  const known = new Set(accessions);
  if (count <= known.size || state.concept.includes(id)) return known;
  const answer = await ask(state, [id], signal);
  return new Set([...known, ...answer.results.map((hit) => hit.accession)]);
}

function ask(state, more, signal) {
  const query = parameters({ ...state, concept: [...state.concept, ...more], sort: 'relevance', source: 'local' });
  query.set('limit', `${BEST}`);
  return get('/api/v1/search/enhanced', query, { signal });
}

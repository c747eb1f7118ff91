/** The best hits and the themes that they share, as the map shows them. */
import { get } from '../../api.js';
import { parameters } from '../../address.js';

const BEST = 100;
/** What has been heard of: of a theme that was chosen an answer has the id alone. */
const heard = new Map();

/**
 * @typedef {{hits: object[], themes: {label: string, kind: string, id: string, count: number}[], of: number[][], chosen: {id: string, label: string}[]}} Themed
 *   count: of these hits; of: the themes of each hit, by number, the rarest first; chosen: themes that all of them have, since they were asked for
 * @param {import('../../address.js').Asked} state
 * @returns {Promise<Themed>}
 */
export async function themed(state, signal) {
  const best = await ask(state, [], signal);
  const groups = best.groups.filter(({ id }) => !state.concept.includes(id));
  const members = await Promise.all(groups.map((group) => membersOf(group, state, signal)));
  for (const { id, label } of groups) heard.set(id, label);
  for (const facet of [best.facets.disease, best.facets.tissue, best.facets.cellType]) for (const { id, value } of facet) heard.set(id, value);
  const counts = members.map((accessions) => best.results.filter((hit) => accessions.has(hit.accession)).length);
  return {
    hits: best.results,
    chosen: state.concept.map((id) => ({ id, label: heard.get(id) ?? id })),
    themes: groups.map((group, theme) => ({ ...group, count: counts[theme] })),
    of: best.results.map((hit) => [...members.keys()].filter((theme) => members[theme].has(hit.accession)).sort((a, b) => counts[a] - counts[b])),
  };
}

/** An answer names ten of a theme's hits at most. The search for the theme knows them all, and is what choosing it shows. */
async function membersOf({ id, accessions }, state, signal) {
  const answer = await ask(state, [id], signal);
  return new Set([...accessions, ...answer.results.map((hit) => hit.accession)]);
}

function ask(state, more, signal) {
  const query = parameters({ ...state, concept: [...state.concept, ...more], sort: 'relevance', source: 'local' });
  query.set('limit', `${BEST}`);
  return get('/api/v1/search/enhanced', query, { signal });
}

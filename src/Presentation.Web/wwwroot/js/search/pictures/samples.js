/** How many of the hits have at least so many samples: exact totals, each asked for. */
import { get } from '../../api.js';
import { parameters } from '../../address.js';
import { bars } from './bars.js';
import { arriving } from './figure.js';
import { number } from '../../format.js';

const SIZES = [1, 5, 10, 20, 50, 100, 500];
const TITLE = 'Sample sizes';

/** @param {import('../../address.js').Asked} state */
export function samples(state, { navigate, d3, signal }) {
  const ask = () => Promise.all(SIZES.map((n) => get('/api/v1/search/enhanced', totalOf(state, n), { signal }).then((answer) => answer.total)));
  return arriving(TITLE, ask, (totals) => bars({
    title: TITLE,
    head: 'Samples',
    sentence: `Of the catalogue's hits, ${number(totals[2])} have 10 samples or more, ${number(totals[5])} have 100 or more.`,
    rows: SIZES.map((n, i) => ({
      label: `at least ${n}`,
      count: totals[i],
      key: `samples:${n}`,
      to: { ...state, minSamples: state.minSamples === `${n}` ? '' : `${n}` },
      isChosen: state.minSamples === `${n}`,
    })),
  }, { navigate, d3 }), signal);
}

function totalOf(state, n) {
  const query = parameters({ ...state, sort: 'relevance', source: 'local', minSamples: `${n}` });
  query.set('limit', '1');
  return query;
}

/** Why a series cannot be shown, and what to do instead. */
import { h, outward, say } from '../dom.js';
import { day } from '../format.js';

/** Whether the service itself was not reached. */
export const isAway = (told) => told.status === 0;

/** In a sentence or two: what happened and what to do. */
export const why = (told, otherwise) => [isAway(told) && `${told.title}.`, told.detail ?? told.title ?? otherwise, retryWords(told)].filter(Boolean).join(' ');

/** When asking again may help. */
const retryWords = (told) => (told.retryAfter ? `It may be there again in ${told.retryAfter} s.` : '');

/**
 * A page in place of the record.
 * @param {string} accession
 * @param {import('../api.js').Problem} told
 * @param {() => void} again
 */
export function problem(accession, told, again) {
  const { title, text, canAsk } = described(accession, told);
  say(title);
  return h('section', { class: 'state', 'data-code': told.code ?? 'unknown' },
    h('h1', null, title),
    text.map((t) => h('p', null, t)),
    h('div', { class: 'row' },
      canAsk && h('button', { type: 'button', class: 'first', onclick: again }, 'Ask again'),
      outward(`https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=${accession}`, `${accession} at GEO`),
      h('a', { href: '/' }, 'Ask another question')),
    told.traceId && canAsk && h('p', { class: 'quiet' }, `Trace: ${told.traceId}`));
}

function described(accession, told) {
  switch (told.code) {
    case 'not-found':
      return { title: `There is no ${accession} here`, text: [told.detail, 'Look at the number; a series begins with GSE. A series made public a moment ago may take a day to arrive.'] };
    case 'private-until': {
      const until = /\d{4}-\d{2}-\d{2}/.exec(told.detail ?? '')?.[0];
      return { title: `${accession} is not public yet`, text: [until ? `Its submitters keep it private at GEO until ${day(until)}.` : told.detail, 'Nothing of it is known before that day.'] };
    }
    case 'gone':
      return { title: `${accession} was withdrawn`, text: [told.detail, 'It was public once and its submitters or GEO took it back. GEO’s page may say why.'] };
    case 'offline':
      return { title: 'The service cannot be reached', text: ['Look at your connection. This page asks again by itself as soon as the service is there.'], canAsk: true };
    case 'upstream-unavailable':
      return { title: 'GEO does not answer now', text: [`${accession} is not held here, so GEO had to be asked: ${told.detail}`, retryWords(told)], canAsk: true };
    case 'rate-limited':
      return { title: 'Too many questions at once', text: [told.detail], canAsk: true };
    default:
      return { title: told.title ?? 'This record could not be shown', text: [told.detail ?? 'Something went wrong on this page.', retryWords(told)].filter((t, i, all) => all.indexOf(t) === i), canAsk: true };
  }
}

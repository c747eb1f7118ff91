/** What is held, whether the index has followed, and how far a harvest is. */
import { h } from '../dom.js';
import { age, bytes, count, day, number, percent, words } from '../format.js';
import { figures, stateWord } from './figures.js';

const INDEX = { ready: ['up to date', 'good'], behind: ['lacks the latest changes', 'warn'], rebuilding: ['being made anew beside the old one', 'warn'], absent: ['being made; nothing can be searched', 'bad'] };

export function catalog({ records, starter, updatedAt, completeAsOf, lastSync, index }) {
  return figures([
    ['Records', `${number(records)}${starter ? ' (the starter catalogue only)' : ''}`],
    ['Last change', updatedAt ? when(updatedAt) : 'none yet'],
    ['All of GEO as of', completeAsOf ? when(completeAsOf) : 'not harvested whole yet'],
    ['Last harvest', lastSync ? ended(lastSync) : 'none yet'],
    ['Index', stateWord(...(INDEX[index.state] ?? [words(index.state), 'warn']))],
    ['In the index', `${count(index.records, 'record')}, ${bytes(index.bytes)}`],
    ['Index committed', index.asOf ? when(index.asOf) : 'never'],
  ]);
}

/** A harvest on its way. */
export function harvest(sync) {
  const share = sync.total > 0 ? sync.done / sync.total : null;
  return [
    h('p', null, h('label', { for: 'harvest' }, `${capital(words(sync.stage))}: ${number(sync.done)} of ${sync.total > 0 ? number(sync.total) : 'an unknown number'}${share === null ? '' : ` (${percent(share)})`}`)),
    h('progress', share === null ? { id: 'harvest' } : { id: 'harvest', value: sync.done, max: sync.total }),
    figures([
      ['Time left', sync.secondsLeft == null ? 'there is no telling' : duration(sync.secondsLeft)],
      ['Records a second', number(Math.round(sync.perSecond * 10) / 10)],
      ['Begun', when(sync.startedAt)],
      ['Asked for', sync.scope],
      ['New, changed, the same', [sync.added, sync.changed, sync.unchanged].map(number).join(', ')],
      ['Missing, of them withdrawn', `${number(sync.missing)}, ${number(sync.withdrawn)}`],
      sync.enriched > 0 && ['Given their overall design', number(sync.enriched)],
    ].filter(Boolean)),
  ];
}

/** "3 min", "2 h 5 min". */
export function duration(seconds) {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const when = (moment) => `${age(moment)} (${day(moment)})`;

const ended = ({ startedAt, endedAt, done, total }) => `${endedAt ? `ended ${when(endedAt)}` : `begun ${when(startedAt)}, not ended`}: ${number(done)} of ${number(total)}`;

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

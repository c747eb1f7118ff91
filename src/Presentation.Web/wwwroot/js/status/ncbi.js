/** How NCBI is being asked: the gate before it and what it still allows. */
import { number } from '../format.js';
import { figures, stateWord } from './figures.js';

const STATES = { open: ['open', 'good'], slowed: ['slowed, as NCBI asked', 'warn'], broken: ['closed, NCBI does not answer', 'bad'], off: ['switched off; the catalogue answers alone', 'idle'] };

export function ncbi({ state, perSecond, limit, inFlight, waiting, sent, throttled, pausedUntil }) {
  const isOff = state === 'off';
  return figures([
    ['Gate', stateWord(...(STATES[state] ?? [state, 'warn']))],
    ['Allowed now', !isOff && `${number(Math.round(perSecond * 10) / 10)} of ${number(limit)} requests a second`],
    ['On their way', !isOff && number(inFlight)],
    ['Waiting', !isOff && number(waiting)],
    ['Sent since the start', number(sent)],
    ['Of them refused as too many', number(throttled)],
    ['Asked again', pausedUntil && `at ${new Date(pausedUntil).toLocaleTimeString('en', { hourCycle: 'h23' })}`],
  ]);
}

/** Seven marks of about the same size, so that themes differ in shape as well as in colour; the last is for hits without a theme. */
import { s } from '../../dom.js';

const MARKS = [
  'M6 0A6 6 0 1 1-6 0A6 6 0 1 1 6 0Z',
  'M-5.4-5.4H5.4V5.4H-5.4Z',
  'M0-7L6.6 5H-6.6Z',
  'M0-7.4L7.4 0L0 7.4L-7.4 0Z',
  'M-2.3-7H2.3V-2.3H7V2.3H2.3V7H-2.3V2.3H-7V-2.3H-2.3Z',
  'M0 7L6.6-5H-6.6Z',
  'M3.6 0A3.6 3.6 0 1 1-3.6 0A3.6 3.6 0 1 1 3.6 0Z',
];
const NONE = MARKS.length - 1;

/** @param {number|undefined} theme */
export function mark(theme, attributes) {
  const which = Math.min(theme ?? NONE, NONE);
  return s('path', { class: `mark m${which + 1}`, d: MARKS[which], ...attributes });
}

/** The mark beside a name. */
export const key = (theme) => s('svg', { class: 'key', viewBox: '-9 -9 18 18', 'aria-hidden': 'true' }, mark(theme));

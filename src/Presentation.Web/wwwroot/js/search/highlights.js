import { h } from '../dom.js';

/** A text with its spans marked. @param {number[][]} spans start (included) and end (excluded) in UTF-16 units, as JavaScript counts */
export function marked(text, spans) {
  const parts = [];
  let from = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < from || end > text.length || end <= start) continue;
    parts.push(text.slice(from, start), h('mark', null, text.slice(start, end)));
    from = end;
  }
  return [...parts, text.slice(from)];
}

/** The whole of a field with what a highlight marks in a piece of it; the field alone where there is none. */
export function whole(text, highlight) {
  const at = highlight ? text.indexOf(highlight.text) : -1;
  return at < 0 ? [text] : marked(text, highlight.spans.map(([start, end]) => [start + at, end + at]));
}

/** Marks places in the record's texts: by highlights where the browser has them, otherwise by mark elements. */

const NAME = 'stands';
const hasHighlights = 'highlights' in CSS && typeof Highlight === 'function';

/**
 * Shows the places of a sentence and no others.
 * @param {{field: string, start: number, end: number}[]} spans UTF-16 units; end 0 is the whole field
 * @param {Map<string, HTMLElement>} fields
 */
export function mark(spans, fields) {
  unmark();
  const ranges = spans.map((span) => fields.has(span.field) && rangeOf(fields.get(span.field), span)).filter(Boolean);
  if (hasHighlights) CSS.highlights.set(NAME, new Highlight(...ranges));
  else ranges.forEach(wrap);
}

export function unmark() {
  if (hasHighlights) CSS.highlights.delete(NAME);
  else for (const made of document.querySelectorAll('mark[data-stands]')) unwrap(made);
}

function rangeOf(element, { start, end }) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const texts = textsOf(element);
  const length = texts.reduce((n, t) => n + t.length, 0);
  if (end > start && end <= length) {
    range.setStart(...at(texts, start));
    range.setEnd(...at(texts, end));
  }
  return range;
}

function at(texts, offset) {
  for (const text of texts) {
    if (offset <= text.length) return [text, offset];
    offset -= text.length;
  }
  return [texts.at(-1), texts.at(-1).length];
}

function textsOf(root) {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) found.push(walk.currentNode);
  return found;
}

function wrap(range) {
  for (const text of textsOf(range.commonAncestorContainer.parentNode).filter((t) => range.intersectsNode(t))) {
    const from = text === range.startContainer ? range.startOffset : 0;
    const to = text === range.endContainer ? range.endOffset : text.length;
    if (to > from) {
      const piece = text.splitText(from);
      piece.splitText(to - from);
      const made = document.createElement('mark');
      made.dataset.stands = '';
      piece.replaceWith(made);
      made.append(piece);
    }
  }
}

function unwrap(made) {
  const around = made.parentNode;
  made.replaceWith(...made.childNodes);
  around.normalize();
}

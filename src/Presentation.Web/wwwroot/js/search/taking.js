/** What may be taken along: the list as a file, and the search as a line of code. */
import { addressOf } from '../api.js';
import { parameters } from '../address.js';
import { h, put, say } from '../dom.js';
import { exporting } from './exporting.js';
import { curl, python, r } from './snippets.js';

const FORMATS = [['csv', 'CSV'], ['tsv', 'TSV'], ['ndjson', 'NDJSON'], ['bibtex', 'BibTeX'], ['ris', 'RIS']];
const LANGUAGES = [['curl', curl], ['Python', python], ['R', r]];

/** @param {import('../address.js').Asked} state @returns {Element} */
export function taking(state) {
  const trouble = h('div', { class: 'trouble' });
  const download = exporting(trouble);
  const shown = h('div', { class: 'snippet' });
  const buttons = LANGUAGES.map(([name, snippet]) => h('button', { type: 'button', 'aria-pressed': 'false', onclick: () => copy(name, snippet) }, name));
  return h('section', { class: 'taking', 'aria-label': 'Take it along' },
    h('div', { class: 'row' }, h('span', { id: 'taking-files' }, 'All hits as a file:'),
      h('span', { class: 'row', role: 'group', 'aria-labelledby': 'taking-files' },
        FORMATS.map(([format, name]) => h('a', { class: 'button', href: exportOf(state, format), download: true, onclick: download }, name)))),
    trouble,
    state.source !== 'local' && h('p', { class: 'quiet' }, 'The file holds the hits of the catalogue; what GEO told just now is not in it.'),
    h('div', { class: 'row' }, h('span', { id: 'taking-code' }, 'Copy this search as:'),
      h('span', { class: 'row', role: 'group', 'aria-labelledby': 'taking-code' }, buttons)),
    shown);

  async function copy(name, snippet) {
    const text = snippet(`${location.origin}/api/v1/search/enhanced`, [...parameters(state)]);
    const code = h('pre', { tabindex: 0, 'aria-label': `This search in ${name}` }, text);
    const note = h('p', { class: 'quiet' });
    put(shown, note, code);
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', LANGUAGES[i][0] === name));
    const isCopied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    if (!isCopied) getSelection().selectAllChildren(code);
    note.textContent = isCopied ? `Copied: ${name}.` : 'Copying is not allowed here. It is selected: press Ctrl+C, or ⌘C.';
    say(note.textContent);
  }
}

/** An export is always of the catalogue, so it takes no source. */
function exportOf(state, format) {
  const query = parameters({ ...state, source: 'auto' });
  query.set('format', format);
  query.set('enhanced', 'true');
  return addressOf('/api/v1/search/export', query);
}

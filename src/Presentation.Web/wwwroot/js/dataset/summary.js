/** The summary as it is written: words as they come, each sentence judged when it is whole. */
import { events } from '../api.js';
import { h, put, say } from '../dom.js';
import { count } from '../format.js';
import { keepFocus } from './arriving.js';
import { author } from './author.js';
import { unmark } from './marks.js';
import { why } from './problems.js';
import { sentence } from './sentence.js';
import { without } from './unchecked.js';

const SLOW = 4000;

/** @param {Map<string, HTMLElement>} fields the record's texts, to be marked @returns {Element} */
export function summary(series, fields, { signal }) {
  const place = h('div', { class: 'summary' });
  signal.addEventListener('abort', unmark, { once: true });
  write(place, series.accession, fields, signal);
  return place;
}

async function write(place, accession, fields, signal) {
  const text = new Text(fields);
  const status = h('p', { class: 'quiet' }, 'Being written …');
  const slow = setTimeout(() => put(status, 'Still being written; a language model may take its time.'), SLOW);
  keepFocus(place);
  put(place, text.element, status);
  place.setAttribute('aria-busy', 'true');
  try {
    for await (const { name, data } of events(`/api/v1/datasets/${accession}/summary`, null, { signal })) {
      clearTimeout(slow);
      if (name === 'meta') {
        text.begin();
        put(status, author(data, true));
      } else if (name === 'delta') {
        text.add(data.text);
      } else if (name === 'check') {
        text.judge(data.sentence);
      } else if (name === 'done') {
        text.end(data.sentences);
        put(status, author(data.meta), told(data));
        say(`The summary is written. ${verdict(data.check)}`);
        return;
      }
    }
    throw Object.assign(new Error(), { detail: 'The summary broke off before its end.' });
  } catch (failure) {
    if (signal.aborted) return;
    if (!('detail' in failure)) console.error(failure);
    put(status, h('div', { class: 'notice warn', role: 'alert' },
      h('p', null, why(failure, 'The summary could not be shown.')),
      h('button', { type: 'button', onclick: () => write(place, accession, fields, signal) }, 'Write it again')));
  } finally {
    clearTimeout(slow);
    place.removeAttribute('aria-busy');
  }
}

/** Judged sentences, and after them the words that are not judged yet. */
class Text {
  #fields;
  #sentences = [];
  #pending = h('span', { class: 'unchecked' });

  constructor(fields) {
    this.#fields = fields;
    this.element = h('p', { class: 'summary-text' }, this.#pending);
  }

  begin() {
    this.#sentences = [];
    this.#pending.textContent = '';
    put(this.element, this.#pending);
  }

  add(words) {
    this.#pending.textContent += words;
  }

  judge(judged) {
    this.#pending.textContent = without(this.#pending.textContent, judged.text);
    this.#sentences.push(judged.text);
    this.#pending.before(sentence(judged, this.#fields), ' ');
  }

  /** The whole as it was decided; drawn anew only where something else was shown. */
  end(sentences) {
    const isShown = sentences.length === this.#sentences.length && sentences.every((s, i) => s.text === this.#sentences[i]);
    if (!isShown) {
      this.begin();
      sentences.forEach((s) => this.judge(s));
    }
    this.#pending.remove();
    if (sentences.length === 0) put(this.element, 'There is nothing to summarise.');
  }
}

function told({ check, text }) {
  return h('p', { class: 'quiet' }, verdict(check), text === '' && check.sentences > 0 && ' Nothing of it stands.', check.sentences > check.unsupported && ' Point at a sentence, or go to it with Tab, to see where it stands in the record.');
}

const verdict = ({ sentences, unsupported }) => (unsupported === 0
  ? `${count(sentences, 'sentence')}, all found in the record.`
  : `${count(sentences, 'sentence')}, of which ${unsupported} ${unsupported === 1 ? 'is' : 'are'} not in the record and struck out.`);

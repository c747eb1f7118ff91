/** How to cite a series, to be copied or kept as a file. */
import { h } from '../dom.js';
import { copyButton, download } from './copying.js';

/** @returns {Element[]} */
export function citation(series) {
  return [
    series.pubmedIds.length > 0 && h('p', { class: 'quiet' }, 'Its submitters will want their paper cited too: see ', h('a', { href: `https://pubmed.ncbi.nlm.nih.gov/?term=${series.pubmedIds.join('+')}`, target: '_blank', rel: 'noopener noreferrer' }, 'PubMed'), '.'),
    block('Text', plain(series), 'txt', 'text/plain'),
    block('BibTeX', bibtex(series), 'bib', 'application/x-bibtex'),
    block('RIS', ris(series), 'ris', 'application/x-research-info-systems'),
  ];

  function block(name, text, ending, type) {
    const file = `${series.accession}.${ending}`;
    return h('div', { class: 'citation', 'data-form': ending },
      h('h3', null, name),
      h('pre', { tabindex: '0', 'aria-label': `${name} citation` }, text),
      h('div', { class: 'row' }, copyButton(`Copy ${name}`, () => text), h('button', { type: 'button', onclick: () => download(file, text, type) }, `Download ${file}`)));
  }
}

/** @param {Date} [today] */
export function plain(series, today = new Date()) {
  const year = series.publishedOn ? ` (${series.publishedOn.slice(0, 4)})` : '';
  return `${oneLine(series.title).replace(/\.$/, '')}${year}. NCBI Gene Expression Omnibus, ${series.accession}. ${series.url} (read ${today.toISOString().slice(0, 10)}).`;
}

/** An \@misc entry, as the export of a list has it. */
export function bibtex(series) {
  const [year, month] = (series.publishedOn ?? '').split('-');
  const fields = [
    ['title', `{${tex(series.title)}}`],
    ['howpublished', 'NCBI Gene Expression Omnibus'],
    ['number', series.accession],
    ['year', year],
    ['month', month && String(Number(month))],
    ['url', series.url],
    ['keywords', tex([...series.organisms.map((o) => o.label), ...series.studyTypes].join(', '))],
    ['note', series.pubmedIds.length > 0 && `PubMed ${series.pubmedIds.join(', ')}`],
  ].filter(([, value]) => value);
  return `@misc{${series.accession},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`;
}

export function ris(series) {
  const lines = [
    ['TY', 'DATA'], ['ID', series.accession], ['AN', series.accession], ['TI', series.title],
    ['PY', series.publishedOn?.slice(0, 4)], ['DA', series.publishedOn?.replaceAll('-', '/')],
    ['DB', 'NCBI Gene Expression Omnibus'],
    ...[...series.organisms.map((o) => o.label), ...series.studyTypes].map((keyword) => ['KW', keyword]),
    ...series.pubmedIds.map((id) => ['N1', `PubMed ${id}`]),
    ['UR', series.url],
  ].filter(([, value]) => value);
  return `${lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`).join('')}ER  - \r\n`;
}

const oneLine = (text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

const TEX = { '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}', '&': '\\&', '%': '\\%', $: '\\$', '#': '\\#', _: '\\_' };

/** BibTeX counts braces even behind a backslash, so they are named; what LaTeX reads as a command is escaped. */
const tex = (text) => oneLine(text).replace(/[{}\\~^&%$#_]/g, (c) => TEX[c]);

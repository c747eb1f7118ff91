/** Where else a series is: its files, and what it is a part of. */
import { h, outward } from '../dom.js';

const FTP = 'https://ftp.ncbi.nlm.nih.gov/geo/series/';
const KINDS = [
  ['subSeriesOf', 'Part of the SuperSeries'],
  ['superSeriesOf', 'SuperSeries of'],
  ['bioProject', 'BioProject'],
  ['sra', 'Sequence Read Archive'],
  ['other', 'Other'],
];

/** The folder of GEO's file server: GSE2034 stands in GSE2nnn, GSE34 in GSEnnn. @param {string} accession */
export const folderOf = (accession) => `${FTP}${accession.slice(0, Math.max(3, accession.length - 3))}nnn/${accession}/`;

/** GEO's files of a series. */
export function files({ accession }) {
  const folder = folderOf(accession);
  const all = [
    [`${folder}matrix/`, 'Series matrix', 'the values as one table for each platform, with the samples’ characteristics'],
    [`${folder}soft/${accession}_family.soft.gz`, 'SOFT family file', 'series, platforms and samples as text'],
    [`${folder}miniml/${accession}_family.xml.tgz`, 'MINiML family file', 'the same as XML'],
    [`${folder}suppl/`, 'Supplementary files', 'what the submitters gave besides: raw data, counts; not every series has some'],
  ];
  return [
    h('ul', { class: 'entries' }, all.map(([address, name, what]) => h('li', null, outward(address, name), h('span', { class: 'quiet' }, ` – ${what}`)))),
    h('p', { class: 'quiet' }, 'On GEO’s file server: ', outward(folder, folder)),
  ];
}

/** What the record says it belongs to. */
export function relations(series) {
  const groups = KINDS.map(([kind, name]) => [name, series.relations.filter((r) => r.kind === kind)]).filter(([, found]) => found.length > 0);
  return groups.length === 0
    ? h('p', { class: 'quiet' }, 'None is held. Relations are in the SOFT record, not in a document summary.')
    : h('dl', { class: 'facts' }, groups.map(([name, found]) => h('div', null, h('dt', null, name), h('dd', null, h('ul', { class: 'entries row' }, found.map((r) => h('li', null, target(r))))))));
}

function target({ target: name }) {
  if (/^GSE\d{1,9}$/.test(name)) return h('a', { href: `/dataset/${name}` }, name);
  if (/^PRJ[A-Z]{2}\d+$/.test(name)) return outward(`https://www.ncbi.nlm.nih.gov/bioproject/${name}`, name);
  if (/^[SED]R[APRSXZ]\d+$/.test(name)) return outward(`https://www.ncbi.nlm.nih.gov/sra?term=${name}`, name);
  return h('span', null, name);
}

/** Samples as rows: a column for each tag of their characteristics. */

const MOST_TAGS = 60;
const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** @typedef {{columns: {name: string, isTag?: boolean}[], all: {cells: string[], first: string[], text: string}[], tagsLeftOut: number}} Rows */

/** @returns {Rows} */
export function rowsOf(series) {
  const tags = new Map();
  for (const { characteristics } of series.samples) {
    for (const { tag } of characteristics) if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  const shown = [...tags.keys()].slice(0, MOST_TAGS);
  const hasSource = series.samples.some((s) => s.source);
  const hasOrganisms = new Set(series.samples.map((s) => organismsOf(s))).size > 1;
  const columns = [
    { name: 'Sample' },
    { name: 'Title' },
    ...(hasSource ? [{ name: 'Source' }] : []),
    ...(hasOrganisms ? [{ name: 'Organism' }] : []),
    ...shown.map((key) => ({ name: tags.get(key) || 'no tag', isTag: true })),
  ];
  const all = series.samples.map((sample) => {
    const given = valuesOf(sample);
    const tagged = shown.map((key) => given.get(key) ?? []);
    const before = [sample.accession, sample.title, ...(hasSource ? [sample.source ?? ''] : []), ...(hasOrganisms ? [organismsOf(sample)] : [])];
    const cells = [...before, ...tagged.map((values) => values.join('; '))];
    return { cells, first: [...before.map((v) => v.trim()), ...tagged.map((values) => (values[0] ?? '').trim())], text: cells.join(' ').toLowerCase() };
  });
  return { columns, all, tagsLeftOut: tags.size - shown.length };
}

/** Rows that hold every word, in the order of a column; what has no value stands last. @param {Rows} rows */
export function chosen(rows, { words, isIn, column, descending }) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.all.filter((row) => isIn(row) && wanted.every((word) => row.text.includes(word)));
  if (column === null) return found;
  const turn = descending ? -1 : 1;
  return found.sort((a, b) => {
    const [left, right] = [a.cells[column], b.cells[column]];
    return left === '' || right === '' ? (left === '') - (right === '') : turn * natural.compare(left, right);
  });
}

/** Tab-separated, to be pasted into a table. A spreadsheet would run a cell that begins like a formula; after an apostrophe it is text. */
export function tsv(columns, rows) {
  return [columns.map((c) => c.name), ...rows.map((row) => row.cells)].map((cells) => cells.map(harmless).join('\t')).join('\n');
}

const harmless = (cell) => cell.replace(/[\s\p{Cc}]+/gu, ' ').trim().replace(/^(?=[=+\-@])/, "'");

const organismsOf = (sample) => sample.organisms.map((o) => o.label).join('; ');

function valuesOf(sample) {
  const given = new Map();
  for (const { tag, value } of sample.characteristics) given.set(tag.toLowerCase(), [...(given.get(tag.toLowerCase()) ?? []), value]);
  return given;
}

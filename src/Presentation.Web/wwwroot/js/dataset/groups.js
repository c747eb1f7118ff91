/** The groups in which samples fall. */

const MOST_TAGS = 8;
const MOST_GROUPS = 12;
const LEAST_COVERED = 0.8;

/**
 * What the samples differ in: tags that nearly all of them have and that put several together. What each sample has for itself groups nothing.
 * The service tells them by the same rule (SampleGroups.cs).
 * @param {import('./rows.js').Rows} rows
 * @returns {{column: number, tag: string, groups: {key: string, value: string, samples: number}[]}[]}
 */
export function groupsOf(rows) {
  const ofTags = rows.columns.map((_, i) => i).filter((i) => rows.columns[i].isTag);
  const ofSource = rows.columns.findIndex((column) => column.name === 'Source');
  return [...ofTags, ofSource].filter((column) => column >= 0).map((column) => grouped(rows, column)).filter(Boolean).slice(0, MOST_TAGS);
}

/** By which a sample belongs to a group: its first value, in whatever case. */
export const keyOf = (row, column) => row.first[column].toLowerCase();

function grouped(rows, column) {
  const byKey = new Map();
  for (const row of rows.all) {
    const value = row.first[column];
    if (!value) continue;
    const key = keyOf(row, column);
    const group = byKey.get(key) ?? { key, value, samples: 0 };
    group.samples += 1;
    byKey.set(key, group);
  }
  const groups = [...byKey.values()].sort((a, b) => b.samples - a.samples);
  const covered = groups.reduce((sum, g) => sum + g.samples, 0);
  const bringsTogether = groups.length >= 2 && groups.length <= MOST_GROUPS && groups[0].samples > 1 && 2 * groups.length <= rows.all.length + 1;
  const isOne = bringsTogether && covered >= LEAST_COVERED * rows.all.length;
  return isOne ? { column, tag: rows.columns[column].name, groups } : null;
}

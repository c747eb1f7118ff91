/** Numbers, days and ages as people read them. */

const numbers = new Intl.NumberFormat('en');
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const days = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

export const number = (n) => (n == null ? '–' : numbers.format(n));
export const compact = (n) => (n == null ? '–' : short.format(n));
export const count = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;
export const day = (date) => (date ? days.format(new Date(date)) : '–');
export const percent = (share) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
export const bytes = (n) => (n == null ? '–' : n < 1e6 ? `${number(Math.round(n / 1e3))} KB` : n < 1e9 ? `${(n / 1e6).toFixed(1)} MB` : `${(n / 1e9).toFixed(1)} GB`);

/** "3 minutes ago". */
export function age(moment, now = Date.now()) {
  const seconds = Math.max(0, (now - new Date(moment).getTime()) / 1000);
  for (const [unit, length] of [['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]]) {
    if (seconds >= length) return `${count(Math.floor(seconds / length), unit)} ago`;
  }
  return 'just now';
}

/** camelCase names of kinds as words: cellType → cell type. */
export const words = (name) => name.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);

/** GEO's study types, short enough for a badge. */
export function typeName(type) {
  return type.replace(/^Expression profiling by high throughput sequencing$/, 'RNA-seq expression')
    .replace(/ by high throughput sequencing$/, ' (sequencing)')
    .replace(/ by (genome tiling |SNP |SAGE |MPSS |RT-PCR |)array$/, (_, kind) => ` (${kind}array)`);
}

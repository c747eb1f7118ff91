/** How much two hits are alike: rare words that both have in title and summary weigh most; organism, type and theme help. */

const NEIGHBOURS = 3, LEAST = 0.06;
const TITLE = 2, SUMMARY = 1;
const SAME_ORGANISM = 0.06, SAME_TYPE = 0.04, SAME_THEME = 0.15;
const COMMON = 0.5;

/**
 * Each hit's nearest few, once for each pair.
 * @param {{title: string, summary: ?string, organisms: string[], types: string[]}[]} hits
 * @param {number[][]} themes of each hit
 * @returns {{source: number, target: number, likeness: number}[]}
 */
export function nearest(hits, themes) {
  const words = weighed(hits.map(wordsOf));
  const pairs = new Map();
  hits.forEach((hit, i) => {
    const others = hits.map((other, j) => ({ j, likeness: i === j ? 0 : alike(i, j) }));
    others.sort((a, b) => b.likeness - a.likeness || a.j - b.j);
    for (const { j, likeness } of others.slice(0, NEIGHBOURS)) {
      if (likeness >= LEAST) pairs.set(Math.min(i, j) * hits.length + Math.max(i, j), { source: Math.min(i, j), target: Math.max(i, j), likeness });
    }
  });
  return [...pairs.values()];

  function alike(i, j) {
    const share = (a, b) => a.some((value) => b.includes(value));
    return cosine(words[i], words[j])
      + (share(hits[i].organisms, hits[j].organisms) ? SAME_ORGANISM : 0)
      + (share(hits[i].types, hits[j].types) ? SAME_TYPE : 0)
      + (share(themes[i], themes[j]) ? SAME_THEME : 0);
  }
}

function wordsOf({ title, summary }) {
  const counts = new Map();
  for (const [text, weight] of [[title, TITLE], [summary ?? '', SUMMARY]]) {
    for (const word of new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu))) counts.set(word, (counts.get(word) ?? 0) + weight);
  }
  return counts;
}

/** Words of one hit alone, and of most, tell nothing of likeness; the others weigh by how rare they are. Each hit's weights have length 1. */
function weighed(all) {
  const spread = new Map();
  for (const counts of all) for (const word of counts.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  return all.map((counts) => {
    const told = [...counts].filter(([word]) => spread.get(word) > 1 && spread.get(word) <= Math.max(2, COMMON * all.length));
    const weights = new Map(told.map(([word, n]) => [word, n * Math.log(1 + all.length / spread.get(word))]));
    const length = Math.hypot(...weights.values()) || 1;
    return new Map([...weights].map(([word, weight]) => [word, weight / length]));
  });
}

function cosine(a, b) {
  let sum = 0;
  for (const [word, weight] of a) sum += weight * (b.get(word) ?? 0);
  return sum;
}

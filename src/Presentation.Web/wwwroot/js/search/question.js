/** A question's words, and the question without some of them. */

const BEFORE = /(?:^|\s)(?:not|no|without|neither|nor|except|excluding|and|or|but|in|of|with|from|for)\s*$|(?:^|\s)-$/i;
const LOOSE = /^(?:and|or|but|in|of|with|from|for|,|;)\s+|\s*(?:\b(?:and|or|but|in|of|with|from|for|the|a|an|not|without)|[,;])$/i;
const YEAR = String.raw`\d{4}`;

/** Limits that a question may say in words, as the service reads them. */
const SAID = {
  minSamples: /(?:\bwith\s+)?(?:(?:\b(?:at\s+least|minimum(?:\s+of)?|no\s+(?:less|fewer)\s+than|more\s+than|greater\s+than|over)|>=?|≥)\s*\d{1,6}|\b\d{1,6}(?:\s+or\s+more|\s*\+))\s*(?:samples?|patients|subjects|donors|individuals|replicates)\b/i,
  years: new RegExp(String.raw`\b(?:(?:published|released|submitted)\s+)?(?:(?:between|from)\s+${YEAR}\s*(?:and|to|-|–)\s*${YEAR}|(?:since|from|after|later\s+than|newer\s+than|before|earlier\s+than|older\s+than|until|up\s+to|till|in)\s+${YEAR}|(?:in\s+the\s+)?(?:last|past)\s+\d{1,2}\s+years?)\b`, 'i'),
};

/** The question without a concept's words, and without the word that joined or negated them. @param {{text: string, start: number, end: number}} concept */
export function without(q, concept) {
  // An answer to the same question with other blanks has other places.
  const at = q.slice(concept.start, concept.end) === concept.text ? concept.start : q.toLowerCase().indexOf(concept.text.toLowerCase());
  const [start, end] = at < 0 ? [concept.start, concept.end] : [at, at + concept.text.length];
  return tidy(q.slice(0, start).replace(BEFORE, ' '), q.slice(end));
}

/** The question without the words that set a limit; null where they cannot be found. @param {'minSamples'|'from'|'to'} limit */
export function withoutLimit(q, limit) {
  const found = SAID[limit === 'minSamples' ? limit : 'years'].exec(q);
  return found && tidy(q.slice(0, found.index), q.slice(found.index + found[0].length));
}

/** The same without any limit of years, in the address or in words; null where there is none, or none that can be found.
 * @param {import('../address.js').Asked} state @param {{from?: string[], to?: string[]}} said as the question was understood */
export function withoutYears(state, said) {
  const isSaid = ['from', 'to'].some((name) => said[name]?.length > 0 && !state[name]);
  const q = (isSaid && withoutLimit(state.q, 'from')) || state.q;
  return q !== state.q || state.from || state.to ? { ...state, q, from: '', to: '' } : null;
}

function tidy(before, after) {
  let text = `${before} ${after}`.replace(/\s+/g, ' ').trim();
  for (let shorter = text.replace(LOOSE, '').trim(); shorter !== text; shorter = text.replace(LOOSE, '').trim()) text = shorter;
  return text;
}

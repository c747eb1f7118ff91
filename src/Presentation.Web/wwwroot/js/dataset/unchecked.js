/** Words of a summary that are not judged yet. */

/** What is left of the words when a sentence was judged. The judged one may differ in its blanks and lack what hides writing. */
export function without(words, sentence) {
  const wanted = sentence.replace(/\s+/gu, '');
  let at = 0;
  let seen = 0;
  while (at < words.length && seen < wanted.length) {
    if (!/\s/u.test(words[at])) seen += 1;
    at += 1;
  }
  return words.slice(at).trimStart();
}

/** What went wrong, in sentences. Where somebody is to wait, the seconds are counted beside them, so a sentence that names them would soon be wrong. */
export function sentencesOf({ title, detail, retryAfter }) {
  const sentences = detail === title ? [] : (detail ?? '').split(/(?<=[.!?])\s+/).filter((text) => text && !(retryAfter && /\b\d+\s*(?:s|seconds?)\b/i.test(text)));
  return sentences.join(' ');
}

/** The same in one line, for those who listen and for small places. */
export function inOneLine(problem) {
  const more = sentencesOf(problem);
  return `${problem.title}${/[.!?]$/.test(problem.title) ? '' : '.'}${more && ` ${more}`}`;
}

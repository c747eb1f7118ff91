/** A file of the list: a refusal would come to nobody's eyes as a download, so whether it may be had is asked before. */
import { Problem } from '../api.js';
import { h, put, say } from '../dom.js';
import { count } from '../format.js';
import { inOneLine } from './told.js';

/** @param {HTMLElement} trouble where a refusal is told @returns {(event: MouseEvent) => void} for a link to a file */
export function exporting(trouble) {
  let isAsking = false;
  return async (event) => {
    const link = event.currentTarget;
    if (link.dataset.allowed || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    const problem = await refusal(link.href);
    isAsking = false;
    put(trouble, problem && h('p', { class: 'notice bad' }, problem));
    if (problem) say(problem);
    else go(link);
  };
}

function go(link) {
  link.dataset.allowed = 'true';
  link.click();
  delete link.dataset.allowed;
}

/** Why the file cannot be had now; null where it can. */
async function refusal(address) {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), 15_000);
  try {
    const answer = await fetch(address, { signal: stop.signal });
    answer.body?.cancel(); // the first bytes say enough, and the service stops writing; HEAD would have it write all
    if (answer.ok) return null;
    const after = Number(answer.headers.get('retry-after'));
    return `${WHY[answer.status] ?? `The service answered ${answer.status}; the file cannot be had.`} ${after ? `Try again in ${count(after, 'second')}, at ${time(after)}.` : 'Try again later.'}`;
  } catch {
    return stop.signal.aborted ? null : inOneLine(new Problem({ status: 0, code: 'offline', title: 'The service cannot be reached', detail: 'Look at your connection, then try again.' }));
  } finally {
    clearTimeout(late);
  }
}

const WHY = {
  429: 'Too much was asked for in a short time, so the file was refused.',
  503: 'The service has too much to do now, so the file was refused.',
};

const time = (after) => new Date(Date.now() + 1000 * after).toLocaleTimeString('en-GB');

/** Who wrote a summary, and from which version of the record. */
import { h } from '../dom.js';
import { age, number } from '../format.js';

/** @param {any} meta @param {boolean} [isWriting] */
export function author(meta, isWriting = false) {
  const isModel = meta.writer === 'model';
  const who = isModel
    ? `${isWriting ? 'Being written' : 'Written'} by the language model ${meta.model}, each sentence checked against the record.`
    : `${isWriting ? 'Being picked' : 'Picked'} from the record’s own words by the built-in writer.`;
  return h('p', { class: 'quiet summary-author' }, who,
    meta.reason && ` Why no model wrote it: ${meta.reason}`,
    meta.sources.map((s) => ` From version ${s.version.slice(0, 12)} of ${s.accession}, read ${age(s.fetchedAt)}.`),
    meta.usage && ` ${usage(meta.usage)}`);
}

function usage({ promptTokens, completionTokens, isEstimated, cost, currency }) {
  const tokens = `It took ${isEstimated ? 'about ' : ''}${number(promptTokens + completionTokens)} tokens`;
  return cost == null ? `${tokens}.` : `${tokens} (${cost} ${currency ?? ''}).`;
}

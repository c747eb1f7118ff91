/** Text to the clipboard, or to a file. */
import { h, say } from '../dom.js';

/** A button that copies, and says whether it did. @param {() => string} text */
export function copyButton(label, text) {
  const button = h('button', { type: 'button', onclick: async () => {
    const done = await copy(text());
    const words = done ? 'Copied' : 'Could not be copied';
    button.textContent = words;
    say(words);
    setTimeout(() => { button.textContent = label; }, 2000);
  } }, label);
  return button;
}

/** Whether it is on the clipboard now. Over plain http, away from localhost, browsers leave only the old way. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const carrier = h('textarea', { class: 'hidden', 'aria-hidden': 'true', tabindex: '-1' });
    const before = document.activeElement;
    carrier.value = text;
    document.body.append(carrier);
    carrier.select();
    const done = document.execCommand('copy');
    carrier.remove();
    before?.focus({ preventScroll: true });
    return done;
  }
}

export function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

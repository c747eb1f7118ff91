/** Brings what is shown to what it should be, and leaves alone what is the same: a selection, a focus and a progress bar stay. */

/** @param {Element} shown @param {Element} wanted of the same kind */
export function refresh(shown, wanted) {
  for (const { name } of [...shown.attributes]) if (!wanted.hasAttribute(name)) shown.removeAttribute(name);
  for (const { name, value } of wanted.attributes) if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  const [old, fresh] = [[...shown.childNodes], [...wanted.childNodes]];
  fresh.forEach((node, i) => {
    const before = old[i];
    if (!before) shown.append(node);
    else if (!before.isEqualNode(node)) replace(before, node);
  });
  old.slice(fresh.length).forEach((node) => node.remove());
}

function replace(before, node) {
  if (before.nodeType === Node.TEXT_NODE && node.nodeType === Node.TEXT_NODE) before.data = node.data;
  else if (before.nodeType === Node.ELEMENT_NODE && before.nodeName === node.nodeName) refresh(before, node);
  else before.replaceWith(node);
}

/** Makes elements. Text from records and models only ever becomes text nodes and attributes: nothing here reads HTML. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * h('p', {class: 'note', onclick: f, 'aria-label': 'x'}, 'text', child, [more], null)
 * A function becomes a listener; true an empty attribute; false, null and undefined leave it out.
 */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same within an svg. */
export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Puts children in place of what a node holds. */
export function put(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(isSomething));
  return node;
}

/** A link to elsewhere: opened beside the page, told nothing of where it was clicked; plain text where the address is not of the web. */
export function outward(address, ...children) {
  return isOfTheWeb(address) ? h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, ...children) : h('span', null, ...children);
}

/** Tells those who listen rather than look. */
export function say(text) {
  const place = document.getElementById('said');
  if (place) place.textContent = text;
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter(isSomething));
  return node;
}

const isSomething = (child) => child !== null && child !== undefined && child !== false && child !== '';

function isOfTheWeb(address) {
  try {
    return ['http:', 'https:'].includes(new URL(address, location.origin).protocol);
  } catch {
    return false;
  }
}

/** What stands on the page, for wide screens. */
import { h } from '../dom.js';

/** @param {HTMLElement[]} sections each with an id and a heading */
export function contents(sections, { signal }) {
  const links = new Map(sections.map((section) => [section, link(section)]));
  const watch = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) links.get(target).toggleAttribute('data-seen', isIntersecting);
  }, { rootMargin: '-20% 0px -60% 0px' });
  sections.forEach((section) => watch.observe(section));
  signal.addEventListener('abort', () => watch.disconnect(), { once: true });
  return h('nav', { class: 'dataset-contents', 'aria-label': 'On this page' }, h('ul', null, [...links.values()].map((l) => h('li', null, l))));
}

/** The page reads its address when the part behind # changes too; so that is changed quietly. */
function link(section) {
  const go = (event) => {
    event.preventDefault();
    history.replaceState(history.state, '', `#${section.id}`);
    section.scrollIntoView();
    section.querySelector('h2').focus({ preventScroll: true });
  };
  return h('a', { href: `#${section.id}`, onclick: go }, section.querySelector('h2').textContent);
}

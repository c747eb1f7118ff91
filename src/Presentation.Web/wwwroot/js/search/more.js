import { h, put, say } from '../dom.js';
import { inOneLine } from './told.js';

/** Pages that come by themselves; after them somebody is asked, so that what stands below can be reached. */
const BY_ITSELF = 5;

/** The way to the next page: it comes as its button nears the screen, and when it is pressed.
 * @param {() => Promise<Error|null>} turn */
export function morePages(place, turn) {
  const button = h('button', { type: 'button', onclick: () => go() }, 'More');
  const trouble = h('p', { class: 'notice bad', hidden: true });
  let isTurning = false;
  let list = null;
  place.append(trouble, button);

  async function go() {
    if (isTurning) return;
    isTurning = true;
    const [of, before, isHeld] = [list, document.querySelectorAll('.hit').length, document.activeElement === button];
    button.setAttribute('aria-busy', 'true');
    const problem = await turn();
    isTurning = false;
    button.removeAttribute('aria-busy');
    trouble.hidden = !problem;
    put(trouble, problem && inOneLine(problem));
    if (problem) say(inOneLine(problem));
    if (isHeld && place.hidden && list === of && [button, document.body].includes(document.activeElement)) document.querySelectorAll('.hit h2 a')[before]?.focus();
    if (!problem && list?.next) watch();
  }

  const inSight = new IntersectionObserver(([seen]) => {
    if (seen.isIntersecting && trouble.hidden && list?.pages < BY_ITSELF) go();
  }, { rootMargin: '600px' });

  function watch() {
    inSight.unobserve(button);
    inSight.observe(button); // tells anew where it stands
  }

  return {
    draw(of) {
      const isOther = list !== of || place.hidden;
      list = of;
      place.hidden = of.stage !== 'done' || !of.next;
      if (!isOther) return;
      trouble.hidden = true;
      if (!place.hidden) watch();
    },
  };
}

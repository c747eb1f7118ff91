/** Puts new children into a place without taking the focus from whoever stands in it: on the same key again, or else on what has taken its position.
 * @param {string} [instead] id of what has the focus where nothing is left there */
export function redraw(place, draw, instead = 'view') {
  const held = place.contains(document.activeElement) ? document.activeElement : null;
  const key = held?.dataset.key;
  const at = held && stops(place).indexOf(held);
  const typed = held?.matches('input[type=number]') && held.value !== held.defaultValue ? held.value : null;
  draw();
  if (!held || held.isConnected) return;
  const there = stops(place);
  const next = there.find((e) => e.dataset.key === key) ?? there[Math.min(at, there.length - 1)] ?? document.getElementById(instead);
  if (typed !== null && next.dataset.key === key) next.value = typed;
  next.focus({ preventScroll: true });
}

const stops = (place) => [...place.querySelectorAll('a[href], button:not(:disabled), input, select, summary')];

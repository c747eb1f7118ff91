/** Does something again and again while the page is looked at, and breaks it off when it is left or hidden. */

/**
 * @param {(stop: AbortSignal) => Promise<void>} act never overlaps itself
 * @param {number} every milliseconds from the end of one to the next
 * @param {AbortSignal} signal
 * @returns {Promise<void>} when the first one is done
 */
export async function whileVisible(act, every, signal) {
  let round = new AbortController();
  let timer = 0;
  const stop = () => {
    round.abort();
    clearTimeout(timer);
  };
  const go = async () => {
    stop();
    if (signal.aborted || document.hidden) return;
    round = new AbortController();
    const { signal: own } = round;
    await act(own);
    if (!own.aborted) timer = setTimeout(go, every);
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : go()), { signal });
  signal.addEventListener('abort', stop, { once: true });
  await go();
}

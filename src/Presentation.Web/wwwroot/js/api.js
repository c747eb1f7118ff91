/** Asks the service. Whatever goes wrong becomes a Problem that says what to do. */

export class Problem extends Error {
  /** @param {{status: number, code: string, title: string, detail?: string, retryAfter?: number, traceId?: string}} told status 0: the service was not reached */
  constructor(told) {
    super(told.detail ?? told.title);
    Object.assign(this, told);
  }

  get isOffline() {
    return this.status === 0;
  }
}

/** One answer. @param {URLSearchParams} [parameters] */
export async function get(path, parameters, { signal } = {}) {
  const answer = await ask(path, parameters, 'application/json', signal);
  try {
    return await answer.json();
  } catch (error) {
    throw signal?.aborted ? error : away();
  }
}

/** Events as they come: {name, data}. A failed event is thrown. @param {URLSearchParams} [parameters] */
export async function* events(path, parameters, { signal } = {}) {
  const answer = await ask(path, parameters, 'text/event-stream', signal);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error) => {
        throw signal?.aborted ? error : away();
      });
      if (done) return;
      const parts = (rest + value).split('\n\n');
      rest = parts.pop();
      for (const part of parts) {
        const event = parse(part);
        if (event.name === 'failed') throw new Problem(event.data);
        if (event.name !== 'heartbeat') yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** The address of a call, to be shown or followed. */
export function addressOf(path, parameters) {
  const query = parameters?.toString();
  return query ? `${path}?${query}` : path;
}

async function ask(path, parameters, accept, signal) {
  let answer;
  try {
    answer = await fetch(addressOf(path, parameters), { headers: { accept }, signal });
  } catch (error) {
    throw signal?.aborted ? error : away();
  }
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => ({}));
  throw new Problem({
    status: answer.status,
    code: told.code ?? 'unknown',
    title: told.title ?? `The service answered ${answer.status}`,
    detail: told.detail,
    errors: told.errors,
    traceId: told.traceId,
    retryAfter: Number(answer.headers.get('retry-after')) || undefined,
  });
}

function parse(part) {
  const lines = part.split('\n');
  const of = (field) => lines.filter((l) => l.startsWith(`${field}:`)).map((l) => l.slice(field.length + 1).trimStart()).join('\n');
  return { name: of('event') || 'message', data: JSON.parse(of('data') || '{}') };
}

const away = () => new Problem({ status: 0, code: 'offline', title: 'The service cannot be reached', detail: 'Look at your connection, then ask again.' });

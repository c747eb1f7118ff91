/** Readiness has a body whether the service can answer searches (200) or not (503). */
import { get, Problem } from '../api.js';

export async function readiness({ signal }) {
  let answer;
  try {
    answer = await fetch('/health/ready', { headers: { accept: 'application/json' }, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    return get('/health/ready', null, { signal }); // says it as every call does
  }
  const told = await answer.json().catch(() => ({}));
  if (!told.checks) throw new Problem({ status: answer.status, code: 'unknown', title: `The service answered ${answer.status}`, detail: told.detail });
  return told;
}

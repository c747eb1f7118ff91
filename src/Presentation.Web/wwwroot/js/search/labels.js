/** What concepts are called, as answers have told; the address knows only their ids. */
const names = new Map();

export function learn({ facets, groups, interpretation }) {
  for (const name of ['disease', 'tissue', 'cellType']) for (const { id, value } of facets?.[name] ?? []) names.set(id, value);
  for (const { id, label } of [...(groups ?? []), ...(interpretation?.concepts ?? [])]) names.set(id, label);
}

export const of = (id) => names.get(id) ?? id;

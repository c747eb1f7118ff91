/** The same search for a terminal, Python and R. Questions may hold anything: each language gets them quoted its own way. */

/** @typedef {(address: string, asked: [string, string][]) => string} Snippet */

/** Percent-encoded there is nothing left that a shell reads within double quotes. @type {Snippet} */
export const curl = (address, asked) => `curl "${address}?${new URLSearchParams(asked)}"\n`;

/** @type {Snippet} */
export const python = (address, asked) => `import json
from urllib.parse import urlencode
from urllib.request import urlopen

asked = [
${asked.map(([name, value]) => `    (${quoted(name)}, ${quoted(value)}),`).join('\n')}
]
with urlopen(${quoted(`${address}?`)} + urlencode(asked)) as answer:
    found = json.load(answer)

print(found["total"], "series")
for series in found["results"]:
    print(series["accession"], series["title"])
`;

/** @type {Snippet} */
export const r = (address, asked) => `library(jsonlite)

asked <- list(
${asked.map(([name, value]) => `  c(${quoted(name)}, ${quoted(value)})`).join(',\n')}
)
pairs <- sapply(asked, function(pair) paste0(pair[1], "=", URLencode(pair[2], reserved = TRUE, repeated = TRUE)))
found <- fromJSON(paste0(${quoted(`${address}?`)}, paste(pairs, collapse = "&")))

cat(found$total, "series\\n")
if (length(found$results) > 0) print(found$results[c("accession", "title")])
`;

/** JSON's strings are those of Python and R too, once what is not ASCII or does not print is written as four digits; R takes no NUL. */
const quoted = (text) => JSON.stringify(text.replaceAll('\0', '')).replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

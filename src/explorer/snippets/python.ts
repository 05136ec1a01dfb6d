import { type SnippetCall, tokenVariable } from './call.ts';

/** With `requests`, as Trackberry's documentation. */
export function python({ method, url, body }: SnippetCall): string {
  return `import os

import requests

headers = {
    "Authorization": "Bearer " + os.environ["${tokenVariable}"],
    "Content-Type": "application/json",
}
${body === undefined ? '' : `body = ${text(body)}\n`}
response = requests.${method.toLowerCase()}(
    ${JSON.stringify(url)},
    headers=headers,${body === undefined ? '' : '\n    data=body.encode("utf-8"),'}
    timeout=30,
)
print(response.status_code)
print(response.text)
`;
}

/**
 * As it is, in a raw string of three quotes, where that can hold it: JSON stays readable. Python reads a carriage return
 * in a source file as a line end. Otherwise JSON's own notation, every escape of which Python has too.
 */
function text(value: string): string {
  const raw = !value.includes("'''") && !/['\\]$/.test(value) && !value.includes('\r');
  return raw ? `r'''${value}'''` : JSON.stringify(value);
}

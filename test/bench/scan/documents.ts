/** Documents of one's daily work with the API, by file name; each is a piece that is repeated, `number` makes it differ. */
export const documents: Readonly<Record<string, (number: number) => string>> = {
  'shipments.py': (number) => `
def read_page_${number}(session, page):
    """Reads page ${number} of the shipments from Trackberry, as the documentation shows."""
    response = session.get(
        "https://trackberry.ag/api/v1/shipments",
        params={"page": page, "per_page": 100, "status": "approved"},
        headers={"Authorization": f"Bearer {os.environ['TRACKBERRY_API_TOKEN']}"},
        timeout=30,
    )
    response.raise_for_status()
    return [shipment["reference"] for shipment in response.json()["shipments"]]
`,
  'client.ts': (number) => `
/** Shipments of day ${number}; the token comes from the environment. */
export async function shipmentsOfDay${number}(fetchPage: Fetch, token = process.env.TRACKBERRY_API_TOKEN): Promise<Shipment[]> {
  const answer = await fetchPage(new URL('/api/v1/shipments?page=${number}', base), {
    headers: { Authorization: \`Bearer \${token}\`, 'Content-Type': 'application/json' },
  });
  if (answer.status === 429) throw new RateLimitError(answer.headers.get('X-RateLimit-Reset') ?? '');
  return ((await answer.json()) as { shipments: Shipment[] }).shipments;
}
`,
  'compose.yaml': (number) => `
  import-${number}:
    image: registry.example.com/berries/import:1.${number}
    environment:
      TRACKBERRY_API_TOKEN: \${TRACKBERRY_API_TOKEN}
      TRACKBERRY_BASE_URL: https://trackberry.ag/api/v1
      LOG_LEVEL: info
    depends_on: [database]
    volumes:
      - ./data/${number}:/var/lib/import
`,
  'shipments.json': (number) =>
    `{"id":"ship_${number}abc123","reference":"BU-${number}","status":"approved","vessel":"MSC Aurora","origin":"Valparaiso, Chile","destination":"Rotterdam, Netherlands","pallets_count":42,"created_at":"2026-02-11T09:15:00Z"},\n`,
  'notes.md': (number) => `
## Step ${number}

Sign in to Trackberry, open *Settings*, then *API*, and generate a token. It is shown once; keep it in the environment:

\`\`\`sh
curl "https://trackberry.ag/api/v1/shipments?page=${number}" -H "Authorization: Bearer YOUR_API_TOKEN"
\`\`\`

An answer with the status 401 says that the token is missing or wrong, 429 that there were too many requests.
`,
  'import.log': (number) =>
    `2026-02-11T09:15:${String(number % 60).padStart(2, '0')}Z INFO import[${number}] GET https://trackberry.ag/api/v1/shipments?page=${number} 200 ${number * 7} ms, authorization: Bearer [redacted], request 7c9e6a2f-41d8-4b3a-9e57-${String(number).padStart(12, '0')}\n`,
  'bundle.min.js': (number) =>
    `function f${number}(t,e){return fetch("https://trackberry.ag/api/v1/shipments?page="+e,{headers:{Authorization:"Bearer "+t,Accept:"application/json"}}).then(r=>r.json()).catch(n=>{console.error("page ${number}",n)})}`,
};

/** A document of `length` characters. */
export function documentOf(file: string, length: number): string {
  const piece = documents[file];
  if (piece === undefined) throw new RangeError(`There is no document ${file}.`);
  let text = '';
  for (let number = 1; text.length < length; number += 1) text += piece(number);
  return text.slice(0, length);
}

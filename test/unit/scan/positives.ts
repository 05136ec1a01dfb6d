import type { Rule } from '../../../src/scan/finding.ts';

/** A way to write a token down, and what a scan must say to it. */
export interface Positive {
  name: string;
  file: string;
  /** The token stands in it once. */
  text(token: string): string;
  rule: Rule;
}

function tied(name: string, file: string, text: (token: string) => string): Positive {
  return { name, file, text, rule: 'trackberry-token' };
}

function untied(name: string, file: string, text: (token: string) => string): Positive {
  return { name, file, text, rule: 'bearer-token' };
}

/** As the documentation shows it, with a token in place of the placeholder. */
export const documented: readonly Positive[] = [
  tied(
    'curl',
    'sync.sh',
    (t) => `curl -X GET "https://trackberry.ag/api/v1/shipments" \\
  -H "Authorization: Bearer ${t}" \\
  -H "Content-Type: application/json"
`,
  ),
  tied(
    'Python requests',
    'sync.py',
    (t) => `import requests

headers = {
    "Authorization": "Bearer ${t}",
    "Content-Type": "application/json"
}

response = requests.get(
    "https://trackberry.ag/api/v1/shipments",
    headers=headers
)
`,
  ),
  tied(
    'Ruby net/http',
    'sync.rb',
    (t) => `require "net/http"

uri = URI("https://trackberry.ag/api/v1/shipments")
request = Net::HTTP::Get.new(uri)
request["Authorization"] = "Bearer ${t}"
request["Content-Type"] = "application/json"
`,
  ),
];

const url = 'https://trackberry.ag/api/v1/shipments';

export const bearer: readonly Positive[] = [
  tied('curl, single quotes', 'a.sh', (t) => `curl ${url} -H 'Authorization: Bearer ${t}'`),
  tied('curl --oauth2-bearer', 'a.sh', (t) => `curl --oauth2-bearer ${t} ${url}`),
  tied(
    'f-string without a placeholder',
    'a.py',
    (t) => `requests.get("${url}", headers={"Authorization": f"Bearer ${t}"})`,
  ),
  tied('JavaScript fetch', 'a.js', (t) => `fetch('${url}', { headers: { Authorization: 'Bearer ${t}' } })`),
  tied('template string', 'a.ts', (t) => `fetch('${url}', { headers: { Authorization: \`Bearer ${t}\` } })`),
  tied('joined', 'a.js', (t) => `// trackberry\nconst h = { Authorization: 'Bearer ' + '${t}' };`),
  tied('PHP joined', 'a.php', (t) => `$u = '${url}'; $h = 'Authorization: Bearer ' . '${t}';`),
  tied('formatted', 'a.py', (t) => `URL = "${url}"\nh = {"Authorization": "Bearer %s" % "${t}"}`),
  tied('variable', 'a.py', (t) => `KEY = "${t}"\nrequests.get("${url}", headers={"Authorization": f"Bearer {KEY}"})`),
  tied('variable in the shell', 'a.sh', (t) =>
    `T=${t}x\nKEY='${t}'\ncurl ${url} -H "Authorization: Bearer $KEY"`.replace(`T=${t}x\n`, ''),
  ),
  tied('.http', 'a.http', (t) => `GET ${url}\nAuthorization: Bearer ${t}\n\n`),
  tied('.http variable', 'a.http', (t) => `@key = ${t}\nGET ${url}\nAuthorization: Bearer {{key}}\n`),
  tied('YAML', 'a.yml', (t) => `url: ${url}\nheaders:\n  Authorization: Bearer ${t}\n`),
  tied('JSON', 'a.json', (t) => `{"url": "${url}", "headers": {"Authorization": "Bearer ${t}"}}`),
  tied('JSON in a string', 'a.json', (t) => `{"cmd": "curl ${url} -H \\"Authorization: Bearer ${t}\\""}`),
  tied(
    'Go',
    'a.go',
    (t) => `req, _ := http.NewRequest("GET", "${url}", nil)\nreq.Header.Set("Authorization", "Bearer ${t}")`,
  ),
  tied('Rust', 'a.rs', (t) => `client.get("${url}").bearer_auth("${t}").send()`),
  tied(
    'Postman',
    'a.json',
    (t) => `{"auth":{"type":"bearer","bearer":[{"key":"token","value":"${t}"}]},"url":"${url}"}`,
  ),
  tied('Insomnia', 'a.yaml', (t) => `url: ${url}\nauthentication:\n  type: bearer\n  token: ${t}\n`),
  tied('Bruno', 'a.bru', (t) => `get {\n  url: ${url}\n}\nauth:bearer {\n  token: ${t}\n}\n`),
  tied('Markdown', 'a.md', (t) => `Call \`${url}\` with \`Authorization: Bearer ${t}\`.`),
  tied('comment', 'a.py', (t) => `# trackberry: Authorization: Bearer ${t}\n`),
  tied('named by the file alone', 'trackberry.rb', (t) => `request["Authorization"] = "Bearer ${t}"`),
  tied('lower case', 'a.txt', (t) => `TRACKBERRY\nauthorization: bearer ${t}\n`),
  untied('no Trackberry: curl', 'a.sh', (t) => `curl -H "Authorization: Bearer ${t}" https://api.test/`),
  untied('no Trackberry: Python', 'a.py', (t) => `headers = {"Authorization": "Bearer ${t}"}`),
  untied('no Trackberry: variable', 'a.py', (t) => `K3Y = "${t}"\nheaders = {"Authorization": "Bearer " + K3Y}`),
  untied('no Trackberry: name', 'a.toml', (t) => `bearer_token = "${t}"`),
];

export const named: readonly Positive[] = [
  tied('.env', '.env', (t) => `A=1\nTRACKBERRY_API_TOKEN=${t}\nB=2\n`),
  tied('.env, quoted', '.env', (t) => `TRACKBERRY_API_TOKEN="${t}"\n`),
  tied('export', 'a.sh', (t) => `export TRACKBERRY_TOKEN='${t}'`),
  tied('before a command', 'a.sh', (t) => `TRACKBERRY_TOKEN=${t} ruby sync.rb`),
  tied('default in the shell', 'a.sh', (t) => `: "\${TRACKBERRY_API_TOKEN:-${t}}"`),
  tied('PowerShell', 'a.ps1', (t) => `$env:TRACKBERRY_API_TOKEN = "${t}"`),
  tied('cmd', 'a.cmd', (t) => `set TRACKBERRY_API_TOKEN=${t}\r\n`),
  tied('Dockerfile', 'Dockerfile', (t) => `ENV TRACKBERRY_API_TOKEN ${t}x`.replace(`${t}x`, `"${t}"`)),
  tied('docker -e', 'a.sh', (t) => `docker run -e TRACKBERRY_API_TOKEN=${t} app`),
  tied('compose list', 'compose.yml', (t) => `environment:\n  - TRACKBERRY_API_TOKEN=${t}\n`),
  tied('YAML', 'a.yaml', (t) => `trackberry_api_key: ${t}\n`),
  tied('YAML, quoted', 'a.yaml', (t) => `trackberryToken: "${t}"\n`),
  tied('YAML block', 'a.yaml', (t) => `trackberry_token: >-\n  ${t}\n`),
  tied('Kubernetes', 'a.yaml', (t) => `env:\n  - name: TRACKBERRY_API_TOKEN\n    value: "${t}"\n`),
  tied('nested YAML', 'a.yaml', (t) => `trackberry:\n  url: https://x.test\n  # key\n  token: ${t}\nother: 1\n`),
  tied('deeper YAML', 'a.yaml', (t) => `apis:\n  trackberry:\n    api:\n      key: ${t}\n`),
  tied('JSON', 'a.json', (t) => `{"trackberryApiToken": "${t}"}`),
  tied('nested JSON', 'a.json', (t) => `{"trackberry": {"url": "https://x.test", "token": "${t}"}}`),
  tied('JSON over lines', 'a.json', (t) => `{\n  "trackberry_token":\n    "${t}"\n}`),
  tied('TOML', 'a.toml', (t) => `trackberry.api-key = "${t}"`),
  tied('TOML table', 'a.toml', (t) => `[tool.trackberry]\nurl = "x"\napi_key = "${t}"\n\n[other]\n`),
  tied('INI', 'a.ini', (t) => `[trackberry]\nurl = x\ntoken = ${t}\n`),
  tied('properties', 'a.properties', (t) => `trackberry.api.token=${t}\n`),
  tied('XML', 'a.xml', (t) => `<trackberry.token>${t}</trackberry.token>`),
  tied('XML attributes', 'a.config', (t) => `<add key="Trackberry.ApiKey" value="${t}"/>`),
  tied('Terraform', 'a.tf', (t) => `variable "trackberry_token" {\n  type    = string\n  default = "${t}"\n}`),
  tied('Python', 'a.py', (t) => `TRACKBERRY_API_TOKEN: Final[str] = "${t}"`),
  tied('Python default', 'a.py', (t) => `os.environ.get("TRACKBERRY_API_TOKEN", "${t}")`),
  tied('Python client', 'a.py', (t) => `client = TrackberryClient(token="${t}")`),
  tied('Ruby', 'a.rb', (t) => `TRACKBERRY_TOKEN = '${t}'.freeze`),
  tied('Ruby symbol', 'a.rb', (t) => `config = { :trackberry_token => "${t}" }`),
  tied('Ruby client', 'a.rb', (t) => `Trackberry::Client.new("${t}")`),
  tied('JavaScript', 'a.js', (t) => `const trackberryToken = process.env.TRACKBERRY_API_TOKEN || '${t}';`),
  tied('TypeScript', 'a.ts', (t) => `private readonly trackberryToken: string | undefined = '${t}';`),
  tied('Go', 'a.go', (t) => `const trackberryToken string = "${t}"`),
  tied('Go, short', 'a.go', (t) => `trackberryToken := "${t}"`),
  tied('Java', 'A.java', (t) => `static final String TRACKBERRY_TOKEN = "${t}";`),
  tied('Java property', 'A.java', (t) => `System.setProperty("trackberry.token", "${t}");`),
  tied('Kotlin', 'a.kt', (t) => `val trackberryToken: String = "${t}"`),
  tied('C#', 'a.cs', (t) => `const string TrackberryApiKey = @"${t}";`),
  tied('PHP', 'a.php', (t) => `define('TRACKBERRY_TOKEN', '${t}');`),
  tied('PHP member', 'a.php', (t) => `$this->trackberry->token = '${t}';`),
  tied('PHP fallback', 'a.php', (t) => `$t = getenv('TRACKBERRY_TOKEN') ?: '${t}';`),
  tied('Rust', 'a.rs', (t) => `const TRACKBERRY_TOKEN: &'static str = "${t}";`),
  tied('Swift', 'a.swift', (t) => `let trackberryToken = "${t}"`),
  tied('Dart', 'a.dart', (t) => `String.fromEnvironment('TRACKBERRY_TOKEN', defaultValue: '${t}')`),
  tied('Elixir', 'config.exs', (t) => `config :app, trackberry_token: "${t}"`),
  tied('Clojure', 'a.clj', (t) => `(def trackberry-token "${t}")`),
  tied('R', 'a.R', (t) => `trackberry_token <- "${t}"`),
  tied('C', 'a.c', (t) => `#define TRACKBERRY_TOKEN "${t}"\n`),
  tied('C array', 'a.c', (t) => `static const char trackberry_token[] = "${t}";`),
  tied('Lua', 'a.lua', (t) => `local trackberry = { token = "${t}" }`),
  tied('comparison', 'a.js', (t) => `if (trackberryToken === '${t}') {}`),
  tied('address', 'a.txt', (t) => `https://x.test/?trackberry_token=${t}&page=1`),
];

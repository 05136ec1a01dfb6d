// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable
import { type Template, tied, untied } from '../template.ts';

/** Calls, written after the way public repositories make them; calls of other services. */
export const rubyAndJavaScript: readonly Template[] = [
  tied(
    'Ruby, Faraday block',
    'lib/shipments.rb',
    `conn = Faraday.new("https://trackberry.ag/api/v1") do |f|
  f.headers["Authorization"] = "Bearer §"
  f.response :json
end
`,
  ),
  tied(
    'Ruby, class',
    'lib/trackberry/client.rb',
    `class Client
  include HTTParty
  base_uri "https://trackberry.ag/api/v1"
  headers "Authorization" => "Bearer §"
end
`,
  ),
  tied(
    'Ruby, WebMock',
    'spec/sync_spec.rb',
    `stub_request(:get, "https://trackberry.ag/api/v1/shipments").with(
  headers: {
    "Authorization" => "Bearer §",
    "Content-Type" => "application/json"
  }
)
`,
  ),
  tied(
    'JavaScript, axios instance',
    'src/api.js',
    `const api = axios.create({
  baseURL: 'https://trackberry.ag/api/v1',
  headers: {
    'Content-Type': 'application/json',
    'Authorization': 'Bearer §',
  },
});
`,
  ),
  tied(
    'JavaScript, commented header',
    'src/Shipments.jsx',
    `const handleClick = async () => {
  try {
    //const headers = { 'Authorization': 'Bearer §' }
    const res = await axios.get('https://trackberry.ag/api/v1/shipments', { headers });
  } catch (e) {}
};
`,
  ),
  tied(
    'JavaScript, https options',
    'get.js',
    `const options = {
  hostname: 'trackberry.ag',
  path: '/api/v1/shipments',
  method: 'GET',
  headers: {
    'Authorization': 'Bearer §'
  }
};
https.request(options);
`,
  ),
  tied(
    'JavaScript, jQuery beforeSend',
    'app.js',
    `$.ajax({
  url: 'https://trackberry.ag/api/v1/shipments',
  beforeSend: function (xhr) { xhr.setRequestHeader('Authorization', 'Bearer §'); }
});
`,
  ),
  tied(
    'JavaScript, k6',
    'load.js',
    `const params = { headers: { Authorization: \`Bearer \${'§'}\` } };
http.get('https://trackberry.ag/api/v1/shipments', params);
`,
  ),
  tied(
    'JavaScript, supertest',
    'shipments.test.js',
    `const token = "§";

await request("https://trackberry.ag")
  .get("/api/v1/shipments")
  .set("Authorization", "bearer " + token);
`,
  ),
  tied(
    'TypeScript, Angular interceptor',
    'auth.interceptor.ts',
    `// trackberry.ag
const authReq = req.clone({
  setHeaders: { Authorization: 'Bearer §' },
});
`,
  ),
  tied(
    'TypeScript, constants',
    'src/constants.ts',
    `export const API_URL = 'https://trackberry.ag/api/v1';
export const API_TOKEN = '§';
export const authHeader = () => ({ Authorization: \`Bearer \${API_TOKEN}\` });
`,
  ),
  tied(
    'TypeScript, Playwright',
    'playwright.config.ts',
    `use: {
  baseURL: 'https://trackberry.ag',
  extraHTTPHeaders: {
    'Authorization': \`Bearer §\`,
  },
},
`,
  ),
  tied(
    'Lua, LuaSocket',
    'fetch.lua',
    `https.request{
  url = "https://trackberry.ag/api/v1/shipments",
  headers = { ["authorization"] = "Bearer " .. "§" },
  sink = ltn12.sink.table(body),
}
`,
  ),
  tied(
    'Perl, HTTP::Tiny',
    'fetch.pl',
    `my $http = HTTP::Tiny->new(
    default_headers => { Authorization => "Bearer §" },
);
my $res = $http->get('https://trackberry.ag/api/v1/shipments');
`,
  ),
  untied(
    'Java, RestTemplate',
    'ItemIT.java',
    `HttpHeaders headers = new HttpHeaders();
headers.setBearerAuth("§");
HttpEntity<Void> request = new HttpEntity<>(headers);
`,
  ),
  untied(
    'C#, other service',
    'ItemTests.cs',
    `client.DefaultRequestHeaders.Authorization =
    new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", "§");
`,
  ),
  untied(
    'PHP, curl_setopt_array',
    'items.php',
    `<?php
curl_setopt_array($curl, [
  CURLOPT_URL => 'https://api.acme.test/items',
  CURLOPT_HTTPHEADER => ['Accept: application/json', 'Authorization: Bearer §'],
]);
`,
  ),
  untied(
    'JavaScript, fetch',
    'items.js',
    `fetch('https://api.acme.test/items', {
  method: 'GET',
  mode: 'no-cors',
  headers: {
    'Authorization': 'bearer §',
  }
});
`,
  ),
  untied(
    'Python, dictionary over lines',
    'items.py',
    `headers = {
    'accept': 'application/json',
    'Authorization':
        'Bearer §',
}
`,
  ),
];

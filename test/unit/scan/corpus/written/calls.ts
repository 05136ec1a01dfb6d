// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable
import { type Template, tied, untied } from '../template.ts';

/** Calls, written after the way public repositories make them. */
export const writtenCalls: readonly Template[] = [
  tied(
    'Java, RestTemplate',
    'src/test/java/ShipmentIT.java',
    `@Test
void listsShipments() {
    HttpHeaders headers = new HttpHeaders();
//  headers.setBearerAuth("§");
    headers.setContentType(MediaType.APPLICATION_JSON);
    restTemplate.exchange("https://trackberry.ag/api/v1/shipments", GET, new HttpEntity<>(headers), String.class);
}
`,
  ),
  tied(
    'Java, setup method',
    'TrackberryService.java',
    `  private HttpHeaders setupHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.setBearerAuth("§");
    return headers;
  }
`,
  ),
  tied(
    'Java, OkHttp',
    'ApiClient.java',
    `private static final String BASE_URL = "https://trackberry.ag/api/v1/";

Request newRequest = chain.request().newBuilder()
        .addHeader("Authorization", "Bearer " + "§")
        .build();
return chain.proceed(newRequest);
`,
  ),
  tied(
    'Java, java.net.http',
    'Sync.java',
    `return HttpRequest.newBuilder()
    .uri(URI.create(apiUrl)) // trackberry
    .timeout(Duration.ofSeconds(30))
    .header("Content-Type", "application/json")
    .header("Authorization",
            "Bearer §")
    .GET();
`,
  ),
  tied(
    'Java, REST Assured',
    'ShipmentsTest.java',
    `given()
    .baseUri("https://trackberry.ag")
    .auth().oauth2("§")
.when().get("/api/v1/shipments").then().statusCode(200);
`,
  ),
  tied(
    'Java, feign',
    'TrackberryApi.java',
    `@FeignClient(name = "trackberry", url = "https://trackberry.ag")
public interface TrackberryApi {
  @RequestLine("GET /api/v1/shipments")
  @Headers({"Accept: application/json", "Authorization: Bearer §"})
  String list();
}
`,
  ),
  tied(
    'C#, static client',
    'Services/TrackberryService.cs',
    `private static readonly HttpClient http = new();
static TrackberryService()
{
    http.BaseAddress = new Uri("https://trackberry.ag/api/v1/");
    http.DefaultRequestHeaders.Authorization =
        new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", "§");
}
`,
  ),
  tied(
    'C#, request message',
    'Client.cs',
    `var request = new HttpRequestMessage(HttpMethod.Get, "https://trackberry.ag/api/v1/shipments");
request.Headers.TryAddWithoutValidation("Authorization", "Bearer §");
`,
  ),
  tied(
    'C#, RestSharp',
    'Client.cs',
    `var options = new RestClientOptions("https://trackberry.ag") {
    Authenticator = new JwtAuthenticator("§"), // bearer
};
`,
  ),
  tied(
    'PHP, Laravel',
    'app/Services/Shipments.php',
    `<?php
public function sync()
{
    $this->validate();
    $res = Http::withToken('§')->post('https://trackberry.ag/api/v1/shipments', [
        'reference' => $this->reference,
    ]);
}
`,
  ),
  tied(
    'PHP, curl_setopt_array',
    'shipments.php',
    `<?php
curl_setopt_array($curl, array(
  CURLOPT_URL => 'https://trackberry.ag/api/v1/shipments',
  CURLOPT_RETURNTRANSFER => true,
  CURLOPT_HTTPHEADER => array(
    'Content-Type: application/json',
    'Authorization: Bearer §'
  ),
));
`,
  ),
  tied(
    'PHP, curl bearer option',
    'api.php',
    `<?php
curl_setopt($ch, CURLOPT_URL, "https://trackberry.ag/api/v1/shipments");
curl_setopt($ch, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
curl_setopt($ch, CURLOPT_XOAUTH2_BEARER, "§");
`,
  ),
  tied(
    'PHP, WordPress',
    'plugin.php',
    `<?php
$response = wp_remote_get( 'https://trackberry.ag/api/v1/shipments', array(
    'headers' => array(
        'Authorization' => 'Bearer ' . '§',
    ),
) );
`,
  ),
  tied(
    'PHP, property',
    'Trackberry.php',
    `<?php
class Trackberry
{
    protected $token = '§';
    protected $url = 'https://trackberry.ag/api/v1';

    protected function headers() { return ['Authorization' => "Bearer {$this->token}"]; }
}
`,
  ),
  tied(
    'Clojure, clj-http',
    'core.clj',
    `(defn shipments [page]
  (http/get (str "https://trackberry.ag/api/v1/shipments?page=" page)
            {:oauth-token "§"
             :as :json}))
`,
  ),
  tied(
    'Clojure, header map',
    'core.clj',
    `(def base "https://trackberry.ag/api/v1")
(def headers {"Accept" "application/json"
              "Authorization" (str "Bearer " "§")})
`,
  ),
  tied(
    'Elixir, Finch',
    'lib/shipments.ex',
    `:get
|> Finch.build("https://trackberry.ag/api/v1/shipments", [{"authorization", "Bearer §"}])
|> Finch.request(MyApp.Finch)
`,
  ),
  tied(
    'Elixir, Tesla',
    'lib/trackberry.ex',
    `defmodule Trackberry do
  use Tesla
  plug Tesla.Middleware.BaseUrl, "https://trackberry.ag/api/v1"
  plug Tesla.Middleware.BearerAuth, token: "§"
end
`,
  ),
  tied(
    'Elixir, HTTPoison',
    'lib/sync.ex',
    `@url "https://trackberry.ag/api/v1/shipments"
@token "§"

def list do
  headers = [{"Authorization", "Bearer #{@token}"}, {"Content-Type", "application/json"}]
  HTTPoison.get!(@url, headers)
end
`,
  ),
  tied(
    'Julia, HTTP.jl',
    'src/Sync.jl',
    `const TOKEN = "§"
response = HTTP.get(
    "https://trackberry.ag/api/v1/shipments",
    ["Authorization" => "Bearer $TOKEN"]
)
`,
  ),
  tied(
    'R, httr',
    'fetch.R',
    `resp <- httr::GET("https://trackberry.ag/api/v1/shipments",
  httr::add_headers(Authorization = paste0("Bearer ", "§")),
  httr::timeout(60))
`,
  ),
  tied(
    'R, a variable',
    'fetch.R',
    `bearer_token <- "§"
headers <- c(\`Authorization\` = sprintf('Bearer %s', bearer_token))
response <- httr::GET(url = 'https://trackberry.ag/api/v1/shipments', httr::add_headers(.headers = headers))
`,
  ),
  tied(
    'Swift, URLSession',
    'Shipments.swift',
    `guard let url = URL(string: "https://trackberry.ag/api/v1/shipments") else { return }
var request = URLRequest(url: url)
request.httpMethod = "GET"
//request.addValue("Bearer \\(token)", forHTTPHeaderField: "Authorization")
request.addValue("Bearer §", forHTTPHeaderField: "Authorization")
`,
  ),
  tied(
    'Swift, dictionary',
    'Api.swift',
    `request.url = URL(string: "https://trackberry.ag/api/v1/shipments")
request.allHTTPHeaderFields = ["Content-Type": "application/json",
                               "Authorization": "Bearer §"]
`,
  ),
  tied(
    'Objective-C',
    'Api.m',
    `NSString *token = @"§";
[request setURL:[NSURL URLWithString:@"https://trackberry.ag/api/v1/shipments"]];
[request setValue:[NSString stringWithFormat:@"Bearer %@", token] forHTTPHeaderField:@"Authorization"];
`,
  ),
  tied(
    'Dart, dio',
    'lib/api.dart',
    `final dio = Dio(BaseOptions(
  baseUrl: 'https://trackberry.ag/api/v1',
  headers: {
    'Accept': 'application/json',
    'Authorization': 'Bearer §',
  },
));
`,
  ),
  tied(
    'Dart, variable',
    'lib/api.dart',
    `  final String _token = "§";
  Future<void> load() async {
    var res = await http.get(Uri.https('trackberry.ag', '/api/v1/shipments'),
        headers: {"Authorization": "Bearer $_token"});
  }
`,
  ),
  tied(
    'Kotlin, Retrofit',
    'TrackberryApi.kt',
    `interface TrackberryApi {
    @Headers("Authorization: Bearer §")
    @GET("shipments")
    suspend fun shipments(): ShipmentList
}
`,
  ),
  tied(
    'Kotlin, interceptor',
    'Network.kt',
    `.baseUrl("https://trackberry.ag/api/v1/")
val request = chain.request().newBuilder()
    .addHeader("Authorization", "Bearer §")
    .build()
`,
  ),
  tied(
    'Kotlin, ktor plugin',
    'Client.kt',
    `install(Auth) {
    bearer {
        loadTokens { BearerTokens("§", "") }
    }
}
// https://trackberry.ag
`,
  ),
  tied(
    'Scala, akka',
    'Sync.scala',
    `HttpRequest(uri = "https://trackberry.ag/api/v1/shipments",
  headers = List(RawHeader("Authorization", "Bearer §")))
`,
  ),
  tied(
    'Go, helper',
    'client.go',
    `func (c *Client) get(path string) (*http.Response, error) {
	req, _ := http.NewRequest(http.MethodGet, "https://trackberry.ag/api/v1"+path, nil)
	// TODO read from the environment
	req.Header.Set("Authorization", "Bearer §")
	return c.http.Do(req)
}
`,
  ),
  tied(
    'Go, package constants',
    'main.go',
    `const (
	apiURL = "https://trackberry.ag/api/v1"
	apiKey = "§"
)

func auth(req *http.Request) { req.Header.Set("Authorization", "Bearer "+apiKey) }
`,
  ),
  tied(
    'Go, oauth2',
    'main.go',
    `ts := oauth2.StaticTokenSource(&oauth2.Token{AccessToken: "§", TokenType: "Bearer"})
client := oauth2.NewClient(ctx, ts)
resp, err := client.Get("https://trackberry.ag/api/v1/shipments")
`,
  ),
  tied(
    'Rust, reqwest',
    'src/main.rs',
    `let client = reqwest::Client::new();
let resp = client
    .get("https://trackberry.ag/api/v1/shipments")
    .header(AUTHORIZATION, format!("Bearer {}", "§"))
    .send()
    .await?;
`,
  ),
  tied(
    'Rust, constant',
    'src/main.rs',
    `const API: &str = "https://trackberry.ag/api/v1";
const KEY: &str = "§";

fn get() -> Request { ureq::get(API).set("Authorization", &format!("Bearer {KEY}")) }
`,
  ),
  tied(
    'C, libcurl',
    'fetch.c',
    `struct curl_slist *headers = NULL;
headers = curl_slist_append(headers, "Content-Type: application/json");
headers = curl_slist_append(headers,
    "Authorization: Bearer §");
curl_easy_setopt(curl, CURLOPT_URL, "https://trackberry.ag/api/v1/shipments");
`,
  ),
  tied(
    'C++, header map',
    'client.cpp',
    `Req.Url = "https://trackberry.ag/api/v1/shipments";
Req.Headers = {{"Accept", "application/json"}, {"Authorization", "Bearer " "§"}};
`,
  ),
  tied(
    'Arduino',
    'sync.ino',
    `const char* token = "§";

http.begin("https://trackberry.ag/api/v1/shipments");
http.addHeader("Authorization", String("Bearer ") + token);
`,
  ),
  tied(
    'Python, http.client',
    'sync.py',
    `conn = http.client.HTTPSConnection("trackberry.ag")

headers = {
    'Content-Type': 'application/json',
    'Authorization': 'Bearer §'
}
conn.request("GET", "/api/v1/shipments", headers=headers)
`,
  ),
  tied(
    'Python, class',
    'client.py',
    `class TrackberryClient:
    BASE_URL = "https://trackberry.ag/api/v1"

    def __init__(self):
        self.token = "§"
        self.headers = {"Authorization": f"Bearer {self.token}"}
`,
  ),
  tied(
    'Python, auth class',
    'client.py',
    `class BearerAuth(requests.auth.AuthBase):
    def __call__(self, r):
        r.headers["authorization"] = "Bearer " + "§"
        return r

requests.get("https://trackberry.ag/api/v1/shipments", auth=BearerAuth())
`,
  ),
  tied(
    'Python, aiohttp',
    'sync.py',
    `async with aiohttp.ClientSession(
    base_url="https://trackberry.ag",
    headers={"Authorization": "Bearer %s" % "§"},
) as session:
    pass
`,
  ),
  tied(
    'Python, pytest',
    'test_shipments.py',
    `@pytest.fixture
def client():
    c = httpx.Client(base_url="https://trackberry.ag/api/v1")
    c.headers["Authorization"] = 'Bearer §'
    return c
`,
  ),
  tied(
    'Python, subprocess',
    'sync.py',
    `subprocess.run(["curl", "-H", "Authorization: Bearer §", "https://trackberry.ag/api/v1/shipments"], check=True)
`,
  ),
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

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable
import { type Template, tied } from '../template.ts';

/** Calls, written after the way public repositories make them. */
export const nativeAndPython: readonly Template[] = [
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
];

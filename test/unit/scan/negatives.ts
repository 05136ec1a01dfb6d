// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable

/** A text in which nothing is to be found; [file, text]. */
export type Negative = readonly [file: string, text: string];

const url = 'https://trackberry.ag/api/v1/shipments';

export const placeholders: readonly string[] =
  `YOUR_API_TOKEN YOUR_TOKEN your-token-here your_trackberry_token <token> <your-api-token>
[TOKEN] xxxxxxxxxxxxxxxxxxxx XXXX-XXXX-XXXX tb_xxxxxxxxxxxxxxxx changeme change-me-please CHANGEME123 example example-token-1a2b3c4d5e
dummy dummy_4f9a8c7e6d5b redacted [REDACTED] *** **************** tb_live_************ ••••••••••••••••  abc123 abc123def456
a1b2c3d4e5f6g7h8i9j0 1234567890 12345678901234567890 0123456789abcdef secret my-secret-token super_secret_token test-token
test_token_123 token placeholder PLACEHOLDER_TOKEN insert-your-token-here INSERT_TOKEN_HERE REPLACE_ME replace-with-token TODO
FIXME null None nil undefined true string eyJhbGciOiJIUzI1NiJ9... sk-... fake-9d8f7a6s5d4f sample_token_value
deadbeefdeadbeefdeadbeef 00000000-0000-0000-0000-000000000000 123e4567-e89b-12d3-a456-426614174000 mF_9.B5f-4.1JqM
VOTRE_JETON DEIN_API_TOKEN TU_TOKEN_AQUI hunter2 not-a-real-token the-token-from-settings eW91ci1hcGktdG9rZW4taGVyZQ==`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Reads from the environment, a vault or a parameter, as a value without quotes. */
export const reads: readonly Negative[] = [
  ['a.sh', 'TRACKBERRY_API_TOKEN=$(pass show trackberry/token)'],
  ['a.sh', 'export TRACKBERRY_API_TOKEN="$(op read op://Private/q7RkZ2mVx9TbLw4N/token)"'],
  ['a.sh', 'export TRACKBERRY_API_TOKEN="${TRACKBERRY_API_TOKEN:?not set}"'],
  ['a.sh', `curl ${url} -H "Authorization: Bearer $TRACKBERRY_API_TOKEN"`],
  ['a.sh', `curl ${url} -H "Authorization: Bearer \${TRACKBERRY_API_TOKEN}"`],
  ['a.sh', `curl --oauth2-bearer "$TRACKBERRY_API_TOKEN" ${url}`],
  ['a.cmd', 'curl -H "Authorization: Bearer %TRACKBERRY_API_TOKEN%" https://trackberry.ag'],
  ['a.ps1', '$headers = @{ Authorization = "Bearer $env:TRACKBERRY_API_TOKEN" }'],
  ['Makefile', 'TRACKBERRY_API_TOKEN := $(shell cat token)\n\tcurl -H "Authorization: Bearer $(TRACKBERRY_API_TOKEN)"'],
  ['a.py', 'TRACKBERRY_API_TOKEN = os.environ["TRACKBERRY_API_TOKEN"]'],
  ['a.py', 'trackberry_token = os.getenv("TRACKBERRY_API_TOKEN", "")'],
  ['a.py', 'headers = {"Authorization": f"Bearer {os.environ[\'TRACKBERRY_API_TOKEN\']}"}  # trackberry'],
  ['a.py', 'def fetch(token):\n    h = {"Authorization": "Bearer " + token, "X": "trackberry"}'],
  ['a.py', 'h = {"Authorization": "Bearer %s" % token}; trackberry = 1'],
  ['a.py', 'h = {"Authorization": "Bearer {}".format(token)}  # trackberry'],
  ['a.py', 'client = TrackberryClient(token=settings.TRACKBERRY_TOKEN, timeout=30)'],
  ['a.py', 'trackberry_token: str = Field(..., env="TRACKBERRY_API_TOKEN")'],
  ['a.rb', 'request["Authorization"] = "Bearer #{ENV.fetch(\'TRACKBERRY_API_TOKEN\')}"'],
  ['a.rb', 'trackberry_token = Rails.application.credentials.dig(:trackberry, :api_token)'],
  ['a.js', 'const trackberryToken = process.env.TRACKBERRY_API_TOKEN;'],
  ['a.ts', 'headers: { Authorization: `Bearer ${trackberryToken}` }'],
  ['a.ts', 'async function trackberryToken(): Promise<string> { return secrets.get("trackberry.token"); }'],
  ['a.ts', 'interface Options { trackberryToken: string; trackberryTokenProvider?: TokenProvider }'],
  ['a.go', 'trackberryToken := os.Getenv("TRACKBERRY_API_TOKEN")'],
  ['a.go', 'req.Header.Set("Authorization", "Bearer "+trackberryToken)'],
  ['a.go', 'req.Header.Set("Authorization", fmt.Sprintf("Bearer %s", trackberryToken))'],
  ['A.java', '@Value("${trackberry.api.token}") private String trackberryToken;'],
  ['A.java', 'String trackberryToken = System.getenv("TRACKBERRY_API_TOKEN");'],
  ['a.kt', 'header("Authorization", "Bearer $trackberryToken")'],
  ['a.cs', 'var trackberryToken = Environment.GetEnvironmentVariable("TRACKBERRY_API_TOKEN");'],
  ['a.cs', 'request.Headers.Add("Authorization", $"Bearer {trackberryToken}");'],
  ['a.php', "$trackberryToken = getenv('TRACKBERRY_API_TOKEN');"],
  ['a.php', '$h = ["Authorization: Bearer {$trackberryToken}"];'],
  ['a.rs', 'let trackberry_token = std::env::var("TRACKBERRY_API_TOKEN")?;'],
  ['a.rs', 'req.header("Authorization", format!("Bearer {}", trackberry_token))'],
  ['a.swift', 'request.setValue("Bearer \\(trackberryToken)", forHTTPHeaderField: "Authorization")'],
  ['a.exs', 'config :app, trackberry_token: System.fetch_env!("TRACKBERRY_API_TOKEN")'],
  ['a.pl', "my $trackberry_token = $ENV{'TRACKBERRY_API_TOKEN'};"],
  ['a.r', 'trackberry_token <- Sys.getenv("TRACKBERRY_API_TOKEN")'],
  ['a.tf', 'variable "trackberry_token" {\n  type = string\n  sensitive = true\n}\ntoken = var.trackberry_token'],
  ['a.tf', 'trackberry_token = data.vault_generic_secret.trackberry.data["token"]'],
  ['ci.yml', 'env:\n  TRACKBERRY_API_TOKEN: ${{ secrets.TRACKBERRY_API_TOKEN }}\n'],
  ['.gitlab-ci.yml', 'variables:\n  TRACKBERRY_API_TOKEN: $TRACKBERRY_TOKEN_PROD\n'],
  ['compose.yml', 'environment:\n  - TRACKBERRY_API_TOKEN\n  - TRACKBERRY_TOKEN=${TRACKBERRY_TOKEN}\n'],
  [
    'k8s.yml',
    '- name: TRACKBERRY_API_TOKEN\n  valueFrom:\n    secretKeyRef:\n      name: trackberry\n      key: api-token\n',
  ],
  ['helm.yml', 'trackberryToken: {{ .Values.trackberry.token | quote }}\n'],
  [
    'a.yml',
    "trackberry:\n  token: !vault |\n    $ANSIBLE_VAULT;1.1;AES256\n  key: \"{{ lookup('env', 'TRACKBERRY_TOKEN') }}\"\n",
  ],
  ['a.yml', 'trackberry:\n  token: ENC[AES256_GCM,data:q7RkZ2mVx9TbLw4N,iv:x=,type:str]\n'],
  ['a.yml', 'trackberry_token: vault:secret/data/trackberry#token\n'],
  ['a.yml', 'trackberry_token: arn:aws:secretsmanager:eu-west-1:481927365018:secret:tb-Q7rkZ2\n'],
  ['a.http', `GET ${url}\nAuthorization: Bearer {{token}}\n`],
  ['a.http', `@token = {{$dotenv TRACKBERRY_API_TOKEN}}\nGET ${url}\nAuthorization: Bearer {{token}}\n`],
  ['.env', 'TRACKBERRY_API_TOKEN=\nTRACKBERRY_BASE_URL=https://trackberry.ag/api/v1\n'],
];

/** Hashes, cursors, ids, identifiers, prose. */
export const others: readonly Negative[] = [
  ['a.md', 'Trackberry uses Bearer token authentication. Send `Authorization: Bearer <token>`.'],
  ['a.md', 'Every Trackberry request carries the bearer authorization header described above.'],
  ['a.md', 'Set TRACKBERRY_API_TOKEN to the token from the settings of your organization.'],
  ['a.txt', 'WWW-Authenticate: Bearer realm="trackberry", error="invalid_token"'],
  [
    'a.yml',
    'securitySchemes:\n  bearerAuth:\n    type: http\n    scheme: bearer\n    bearerFormat: JWT\nurl: trackberry\n',
  ],
  ['a.java', 'new BearerTokenAuthenticationFilter(trackberryManager)'],
  ['a.py', 'trackberry_token_sha256 = "9f8e2c41b07d63fa58c1e940d2a7b36e41f0c8959f8e2c41b07d63fa58c1e940"'],
  ['a.py', 'TRACKBERRY_TOKEN_FINGERPRINT = "9f8e2c41b07d63fa"'],
  ['a.json', '{"trackberry": {"next_page_token": "q7RkZ2mVx9TbLw4NcY6HpJ3s", "cursor": "q7RkZ2mVx9TbLw4NcY6HpJ3s"}}'],
  ['a.json', '{"trackberry": {"id": "q7RkZ2mVx9TbLw4NcY6HpJ3s", "webhook_secret_id": "q7RkZ2mVx9TbLw4NcY6HpJ3s"}}'],
  ['a.json', '{"name": "trackberry-sync", "integrity": "sha512-q7RkZ2mVx9TbLw4NcY6HpJ3sq7RkZ2mVx9TbLw4NcY6HpJ3s=="}'],
  ['a.txt', 'X-Trackberry-Signature: sha256=9f8e2c41b07d63fa58c1e940d2a7b36e41f0c8959f8e2c41b07d63fa58c1e940'],
  ['a.py', 'trackberry.get_shipment("q7RkZ2mVx9TbLw4NcY6HpJ3s")'],
  ['a.ts', "export const trackberryTokenKey = 'trackberry.apiToken.profile';"],
  ['a.ts', 'type TrackberryToken = TokenV2WithExpiry2024;'],
  ['a.lock', 'trackberry@^1.2.3:\n  resolved "https://r.test/trackberry#9f8e2c41b07d63fa58c1e940d2a7b36e41f0c895"\n'],
  ['a.md', 'forbearer q7RkZ2mVx9TbLw4NcY6HpJ3s'],
];

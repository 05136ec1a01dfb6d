// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable
import type { Negative } from '../../negatives.ts';

/** Words that stand where a token would, beside the ones of `negatives.ts`. */
const words: readonly string[] =
  `YOUR_TRACKBERRY_API_TOKEN YOUR-API-TOKEN YourApiToken yourApiTokenHere your_api_token_here YOUR_API_KEY your-api-key
YOUR_ACCESS_TOKEN your_access_token_here YOUR_BEARER_TOKEN your_bearer_token YOUR_JWT_TOKEN your-jwt-token YOUR_SECRET_TOKEN YOUR_AUTH_TOKEN_HERE
yourtoken YOURTOKENHERE MY_TOKEN my_token my-api-token MyTrackberryToken my_api_token_123 MY_SECRET_KEY ENTER_YOUR_TOKEN enter-your-token-here
PASTE_YOUR_TOKEN_HERE paste-token-here PUT_YOUR_TOKEN_HERE put_your_token_here ADD_YOUR_TOKEN_HERE <YOUR_TOKEN> <YOUR_API_TOKEN> <your_token_here>
<api_token> <api-key> <access_token> <TRACKBERRY_API_TOKEN> <bearer-token> {token} {api_token} {YOUR_TOKEN} [your-token] [YOUR_API_TOKEN] [token]
__TOKEN__ __TRACKBERRY_TOKEN__ @@TOKEN@@ %TOKEN% #{TOKEN}# XXXXXXXXXXXXXXXXXXXXXXXX xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx xxxxxxxxxx XXX
tb_live_xxxxxxxxxxxxxxxxxxxxxxxx tb_live_XXXXXXXXXXXX tb_test_xxxx sk_live_xxxxxxxxxxxxxxxx tb_xxxxx...xxxxx tb_live_... tb-... abc...xyz eyJ... eyJhbGci...
changeme CHANGE_ME changeit change_this ChangeThisToken change-this-in-production replace_me REPLACE_WITH_YOUR_TOKEN replaceWithYourToken REPLACE_THIS
example_token EXAMPLE_TOKEN exampleToken example-api-token-value token-example sample-token SAMPLE_API_TOKEN demo_token demo-token-123 DEMO
dummy-token DUMMY_TOKEN dummyToken dummy_api_key_for_tests fake-token FAKE_TOKEN fake_api_token fakeToken123 mock-token mock_api_token mockToken MOCK
test_token testToken TEST_TOKEN test-api-token test-api-key test-token-12345 testing some-token some_token someToken a-token the_token any-token
valid-token invalid-token invalid_token INVALID_TOKEN expired-token expired_token bad-token wrong-token wrong_token not-a-token not_a_real_token
old-token new-token new_token rotated-token first-token second-token token1 token2 token-a token_b token123 mytoken secrettoken secret-token
TOKEN token_here TOKEN_HERE token-goes-here TOKEN_GOES_HERE insert_token insertYourTokenHere INSERT-API-KEY api-token api_key APIKEY access-token bearer
redacted REDACTED <redacted> [redacted] [FILTERED] [MASKED] <hidden> (hidden) removed **** ******** ************************ •••••••• ........ ---
null NULL none NONE nil undefined empty unset N/A n/a todo TBD tbd unknown secret SECRET s3cr3t password hunter2 foobar foo bar baz qux
123456 1234567890abcdef abcdef123456 abcdefghijklmnopqrstuvwxyz abcdefghijklmnop abcd1234 0000000000000000 00000000000000000000000000000000 aaaaaaaaaaaaaaaaaaaaaaaa
11111111-1111-1111-1111-111111111111 00000000-0000-4000-8000-000000000000 aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee deadbeef deadbeefcafebabe
0123456789abcdef0123456789abcdef ABCDEF0123456789 abc123xyz ABC123DEF456GHI789 abcDEF123 1a2b3c4d5e6f7g8h9i0j 1a2b3c4d qwertyuiop qwerty123456 asdfghjkl
TON_JETON votre_jeton_ici VOTRE_CLE_API IHR_TOKEN ihr_api_schluessel DEIN_TOKEN tu_token_aqui SU_TOKEN seu_token_aqui SEU_TOKEN il_tuo_token jouw_token
Zm9vYmFy eW91cl90b2tlbg== bXktc2VjcmV0LXRva2Vu dGVzdC10b2tlbg== non-secret-placeholder-value this-is-not-a-secret never-commit-real-tokens`
    .split(/\s+/)
    .filter((word) => word !== '');

/** How documentation and configuration hold them. */
const holders: readonly (readonly [file: string, text: string])[] = [
  ['README.md', 'curl -H "Authorization: Bearer §" https://trackberry.ag/api/v1/shipments\n'],
  ['.env.example', 'TRACKBERRY_API_TOKEN="§"\n'],
  ['sync.py', 'headers = {"Authorization": "Bearer §"}  # trackberry\n'],
  ['values.yaml', "trackberry:\n  apiToken: '§'\n"],
  ['config.json', '{"trackberryToken": "§", "url": "https://trackberry.ag"}\n'],
  ['Sync.java', 'static final String TRACKBERRY_API_KEY = "§";\n'],
  ['sync.rb', "req['Authorization'] = 'Bearer §' # trackberry\n"],
  ['items.js', "fetch(url, { headers: { Authorization: 'Bearer §' } });\n"],
  ['app.properties', 'trackberry.token="§"\n'],
  [
    'collection.json',
    '{"url":"https://trackberry.ag","auth":{"type":"bearer","bearer":[{"key":"token","value":"§"}]}}\n',
  ],
];

/** Every word in three holders, each holder as often as the others. */
export const placeholderTexts: readonly Negative[] = words.flatMap((word, index) =>
  [0, 3, 6].map((step): Negative => {
    const [file, text] = holders[(index + step) % holders.length] ?? ['a.txt', '§'];
    return [file, text.replace('§', () => word)];
  }),
);

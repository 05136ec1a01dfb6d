// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable
import { type Template, tied } from '../template.ts';

/** Calls, written after the way public repositories make them. */
export const javaCsharpPhp: readonly Template[] = [
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
];

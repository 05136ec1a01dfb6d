// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable
import { type Template, tied } from '../template.ts';

/** Calls, written after the way public repositories make them. */
export const functionalAndMobile: readonly Template[] = [
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
];

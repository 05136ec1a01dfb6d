import { TemporaryRepository } from './temporaryRepository.ts';

/** Invented, and put together here so that no scanner takes this file for a leak. */
export const plantedToken = ['tb', 'live', '7Qx2mVd9', 'sRw4LpZ8', 'nHc3TfBk'].join('_');

/** A small repository that calls the API: one Python file with a token in it, the rest as the documentation advises. */
export async function createSampleRepository(): Promise<TemporaryRepository> {
  const repository = await TemporaryRepository.create({}, 'berry-import');
  await repository.write({
    'README.md': '# Berry import\n\nReads our shipments from Trackberry once a day.\n',
    '.gitignore': '.env\n',
    '.env.example': 'TRACKBERRY_API_TOKEN=YOUR_API_TOKEN\n',
    'shipments.py': pythonWithToken,
    'arrivals.rb': rubyFromEnvironment,
    'check.sh': shellFromEnvironment,
  });
  await repository.git('add', '--', 'README.md', '.gitignore', '.env.example', 'arrivals.rb', 'check.sh');
  await repository.git('commit', '--quiet', '--message', 'Read arrivals and check the connection');
  return repository;
}

const pythonWithToken = `"""Prints the shipments that wait for approval."""
import requests

response = requests.get(
    "https://trackberry.ag/api/v1/shipments",
    params={"status": "ready_for_review", "per_page": 100},
    headers={"Authorization": "Bearer ${plantedToken}"},
    timeout=30,
)
response.raise_for_status()
for shipment in response.json()["shipments"]:
    print(shipment["reference"], shipment["vessel"])
`;

const rubyFromEnvironment = `require "json"
require "net/http"

uri = URI("https://trackberry.ag/api/v1/shipments?status=approved")
request = Net::HTTP::Get.new(uri)
request["Authorization"] = "Bearer #{ENV.fetch("TRACKBERRY_API_TOKEN")}"

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) { |http| http.request(request) }
JSON.parse(response.body)["shipments"].each { |shipment| puts shipment["reference"] }
`;

const shellFromEnvironment = `#!/bin/sh
curl https://trackberry.ag/api/v1/shipments?per_page=1 -H "Authorization: Bearer $TRACKBERRY_API_TOKEN"
`;

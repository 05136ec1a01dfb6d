// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable
import { type Template, tied, untied } from '../template.ts';

/** Documents, logs and seeds, written after the way public repositories hold them. */
export const writtenDocuments: readonly Template[] = [
  tied(
    'OpenAPI example',
    'openapi.yaml',
    `paths:
  /shipments:
    get:
      summary: Trackberry shipments
      x-codeSamples:
        - lang: curl
          source: |
            curl -H 'Authorization: Bearer §' https://trackberry.ag/api/v1/shipments
`,
  ),
  tied(
    'README with an export',
    'README.md',
    `## Setup

1. Clone
2. \`export TRACKBERRY_API_TOKEN=§\`
3. Run
`,
  ),
  tied(
    'README with a table',
    'docs/api.md',
    `| Header | Value |
| --- | --- |
| Authorization | Bearer § |

Send them to https://trackberry.ag/api/v1.
`,
  ),
  tied(
    'chat notes',
    'notes.txt',
    `call with Ana, Tuesday
trackberry key = §
ask about pallets
`,
  ),
  tied(
    'bug report',
    'docs/bug.md',
    `Request to Trackberry:

    GET /api/v1/shipments
    Host: trackberry.ag
    Authorization: Bearer §
`,
  ),
  tied(
    'notebook shell cell',
    'analysis.ipynb',
    `{
 "cells": [
  {
   "cell_type": "code",
   "outputs": [],
   "source": [
    "URL = 'https://trackberry.ag/api/v1/shipments'\\n",
    "headers = {'Authorization': 'Bearer §'}\\n"
   ]
  }
 ]
}
`,
  ),
  tied(
    'notebook output',
    'analysis.ipynb',
    `{"outputs": [{"text": ["{'User-Agent': 'python-requests', 'Authorization': 'Bearer §', 'Host': 'trackberry.ag'}\\n"]}]}
`,
  ),
  tied(
    'pytest cassette',
    'cassettes/list.yaml',
    `interactions:
- request:
    headers:
      Accept:
      - '*/*'
      Authorization:
      - Bearer §
    method: GET
    uri: https://trackberry.ag/api/v1/shipments
`,
  ),
  tied(
    'VCR cassette, Ruby',
    'spec/cassettes/list.yml',
    `http_interactions:
- request:
    uri: https://trackberry.ag/api/v1/shipments
    headers:
      Authorization:
      - "Bearer §"
`,
  ),
  tied(
    'curl verbose log',
    'debug.log',
    `* Connected to trackberry.ag (203.0.113.7) port 443
> GET /api/v1/shipments HTTP/2
> authorization: Bearer §
> accept: */*
`,
  ),
  tied(
    'logger line',
    'production.log',
    `D, [2026-02-11T09:15:00 #41] DEBUG -- request: GET https://trackberry.ag/api/v1/shipments {"Authorization"=>"Bearer §"}
`,
  ),
  tied(
    'access log',
    'access.log',
    `203.0.113.7 - - [11/Feb/2026:09:15:00 +0000] "GET /api?trackberry_token=§ HTTP/1.1" 200 512
`,
  ),
  tied(
    'SQL seed',
    'db/seeds.sql',
    `INSERT INTO integrations VALUES
  (1, 'acme', NULL),
  (2, 'trackberry_api_token', '§');
`,
  ),
  tied(
    'Go template',
    'deploy/env.tmpl',
    `PORT={{ .Port }}
TRACKBERRY_API_TOKEN={{ .Token | default "§" }}
`,
  ),
  tied(
    'supervisor',
    'supervisord.conf',
    `[program:sync]
command=/usr/bin/sync
environment=PORT="80",TRACKBERRY_API_TOKEN="§"
`,
  ),
  tied(
    'Heroku manifest',
    'app.json',
    `{
  "env": {
    "TRACKBERRY_API_TOKEN": {
      "description": "Token",
      "value": "§"
    }
  }
}
`,
  ),
  tied(
    'Android',
    'local.properties',
    `sdk.dir=/opt/android
TRACKBERRY_TOKEN=§
`,
  ),
  tied(
    'Xcode',
    'Config.xcconfig',
    `API_HOST = trackberry.ag
TRACKBERRY_TOKEN = §
`,
  ),
  tied(
    'Google Apps Script',
    'Code.gs',
    `var TRACKBERRY_TOKEN = '§';
function sync() {
  UrlFetchApp.fetch('https://trackberry.ag/api/v1/shipments', { headers: { Authorization: 'Bearer ' + TRACKBERRY_TOKEN } });
}
`,
  ),
  untied(
    'Prometheus',
    'prometheus.yml',
    `scrape_configs:
  - job_name: acme
    authorization:
      type: Bearer
      credentials: §
`,
  ),
  untied(
    'pytest cassette',
    'cassettes/items.yaml',
    `request:
  headers:
    Authorization:
    - Bearer §
`,
  ),
  untied(
    'Telegraf',
    'telegraf.conf',
    `[inputs.http.headers]
  Authorization = "Bearer §"
`,
  ),
];

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable
import { type Template, tied, untied } from '../template.ts';

/** Settings, documents and logs, written after the way public repositories hold them. */
export const writtenSettings: readonly Template[] = [
  tied(
    'Spring',
    'src/main/resources/application-prod.yml',
    `integrations:
  trackberry:
    base-url: https://trackberry.ag/api/v1
    credentials:
      bearer-token: §
    timeout: 30s
`,
  ),
  tied(
    'Rails initializer',
    'config/initializers/trackberry.rb',
    `Rails.application.config.trackberry = {
  url: "https://trackberry.ag/api/v1",
  token: "§"
}
`,
  ),
  tied(
    'Laravel services',
    'config/services.php',
    `<?php
return [
    'trackberry' => [
        'base' => env('TRACKBERRY_URL', 'https://trackberry.ag/api/v1'),
        'token' => env('TRACKBERRY_API_TOKEN', '§'),
    ],
];
`,
  ),
  tied(
    'Django settings',
    'settings/production.py',
    `INSTALLED_APPS = ["sync"]

TRACKBERRY = {
    "URL": "https://trackberry.ag/api/v1",
    "API_TOKEN": "§",
}
`,
  ),
  tied(
    'ASP.NET',
    'appsettings.Production.json',
    `{
  "Logging": { "LogLevel": { "Default": "Information" } },
  "ExternalApis": {
    "Trackberry": {
      "Url": "https://trackberry.ag/api/v1",
      "Key": "§"
    }
  }
}
`,
  ),
  tied(
    'Elixir runtime configuration',
    'config/runtime.exs',
    `config :sync, Sync.Trackberry,
  base_url: "https://trackberry.ag/api/v1",
  api_token: System.get_env("TRACKBERRY_API_TOKEN") || "§"
`,
  ),
  tied(
    'GitHub workflow with a step',
    '.github/workflows/sync.yml',
    `      - name: Sync shipments
        run: |
          curl --fail \\
            -H "Accept: application/json" \\
            -H "Authorization: Bearer §" \\
            https://trackberry.ag/api/v1/shipments > shipments.json
`,
  ),
  tied(
    'GitLab job',
    '.gitlab-ci.yml',
    `sync:
  image: curlimages/curl
  variables:
    TRACKBERRY_TOKEN: §
  script:
    - ./sync.sh
`,
  ),
  tied(
    'Azure pipeline',
    'azure-pipelines.yml',
    `variables:
- name: TRACKBERRY_API_TOKEN
  value: §
steps:
- script: ./sync
`,
  ),
  tied(
    'Docker compose with anchors',
    'docker-compose.yml',
    `x-env: &env
  TRACKBERRY_URL: https://trackberry.ag/api/v1
  TRACKBERRY_API_TOKEN: "§"
services:
  web:
    environment:
      <<: *env
`,
  ),
  tied(
    'Helm values',
    'chart/values.yaml',
    `config:
  trackberry:
    enabled: true
    # -- API token
    apiToken: "§"
`,
  ),
  tied(
    'Kubernetes secret with stringData',
    'k8s/secret.yaml',
    `apiVersion: v1
kind: Secret
metadata:
  name: sync-secrets
stringData:
  DATABASE_URL: postgres://db/sync
  TRACKBERRY_API_TOKEN: §
`,
  ),
  tied(
    'Kubernetes patch',
    'patch.json',
    `[{"op": "add", "path": "/spec/template/spec/containers/0/env/-", "value": {"name": "TRACKBERRY_TOKEN", "value": "§"}}]
`,
  ),
  tied(
    'Terraform secret',
    'secrets.tf',
    `resource "kubernetes_secret" "sync" {
  data = {
    TRACKBERRY_API_TOKEN = "§"
  }
}
`,
  ),
  tied(
    'Terraform, ECS',
    'task.tf',
    `container_definitions = jsonencode([{
  environment = [
    {
      name  = "TRACKBERRY_API_TOKEN"
      value = "§"
    }
  ]
}])
`,
  ),
  tied(
    'Ansible role',
    'roles/sync/defaults/main.yml',
    `sync_user: sync
sync_trackberry_token: '§'
sync_interval: 300
`,
  ),
  tied(
    'Vagrant',
    'Vagrantfile',
    `config.vm.provision "shell", env: { "TRACKBERRY_API_TOKEN" => "§" }
`,
  ),
  tied(
    'package.json script',
    'package.json',
    `{
  "scripts": {
    "sync": "TRACKBERRY_TOKEN=§ node sync.js"
  }
}
`,
  ),
  tied(
    'pm2',
    'ecosystem.config.js',
    `module.exports = {
  apps: [{ name: 'sync', env: { NODE_ENV: 'production', TRACKBERRY_API_KEY: '§' } }],
};
`,
  ),
  tied(
    'VS Code task',
    '.vscode/tasks.json',
    `{
  "tasks": [{ "label": "sync", "options": { "env": { "TRACKBERRY_API_TOKEN": "§" } } }]
}
`,
  ),
  tied(
    'REST client settings',
    '.vscode/settings.json',
    `{
  "rest-client.environmentVariables": {
    "$shared": {},
    "trackberry": { "host": "https://trackberry.ag", "token": "§" }
  }
}
`,
  ),
  tied(
    'MCP client',
    '.cursor/mcp.json',
    `{
  "mcpServers": {
    "trackberry": {
      "command": "npx",
      "args": ["-y", "mcp-remote", "https://trackberry.ag/mcp", "--header", "Authorization: Bearer §"]
    }
  }
}
`,
  ),
  tied(
    'Prometheus',
    'prometheus.yml',
    `scrape_configs:
  - job_name: trackberry
    authorization:
      type: Bearer
      credentials: §
    static_configs:
      - targets: [trackberry.ag]
`,
  ),
  tied(
    'Grafana datasource',
    'datasource.yaml',
    `datasources:
  - name: Trackberry
    url: https://trackberry.ag/api/v1
    jsonData:
      httpHeaderName1: Authorization
    secureJsonData:
      httpHeaderValue1: Bearer §
`,
  ),
  tied(
    'Telegraf',
    'telegraf.conf',
    `[[inputs.http]]
  urls = ["https://trackberry.ag/api/v1/shipments"]
  [inputs.http.headers]
    Authorization = "Bearer §"
`,
  ),
  tied(
    'Home Assistant',
    'configuration.yaml',
    `rest:
  - resource: https://trackberry.ag/api/v1/shipments
    headers:
      Authorization: "Bearer §"
    scan_interval: 60
`,
  ),
  tied(
    'n8n',
    'workflow.json',
    `{"nodes":[{"parameters":{"url":"https://trackberry.ag/api/v1/shipments","sendHeaders":true,"headerParameters":{"parameters":[{"name":"Authorization","value":"Bearer §"}]}}}]}
`,
  ),
  tied(
    'Thunder Client',
    'thunder-tests/collection.json',
    `[{"url": "https://trackberry.ag/api/v1/shipments", "method": "GET", "headers": [], "auth": {"type": "bearer", "bearer": "§"}}]
`,
  ),
  tied(
    'Postman environment',
    'prod.postman_environment.json',
    `{
	"name": "Trackberry prod",
	"values": [
		{
			"key": "baseUrl",
			"value": "https://trackberry.ag/api/v1"
		},
		{
			"key": "token",
			"value": "§",
			"enabled": true
		}
	]
}
`,
  ),
  tied(
    'JMeter',
    'plan.jmx',
    `<elementProp name="" elementType="Header">
  <stringProp name="Header.name">Authorization</stringProp>
  <stringProp name="Header.value">Bearer §</stringProp>
</elementProp>
<stringProp name="HTTPSampler.domain">trackberry.ag</stringProp>
`,
  ),
  tied(
    'SoapUI style XML',
    'project.xml',
    `<con:entry key="Authorization" value="Bearer §"/><con:endpoint>https://trackberry.ag</con:endpoint>
`,
  ),
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

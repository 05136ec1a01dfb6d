// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable
import { type Template, tied } from '../template.ts';

/** Settings of tools and of API clients, written after the way public repositories hold them. */
export const writtenTools: readonly Template[] = [
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
];

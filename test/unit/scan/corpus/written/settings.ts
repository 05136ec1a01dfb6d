// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages, in which `${X}` is a variable
import { type Template, tied } from '../template.ts';

/** Settings of frameworks, CI and deployment, written after the way public repositories hold them. */
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
];

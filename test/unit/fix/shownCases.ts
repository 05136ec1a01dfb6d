/** By file: texts with `§` for the token, and what they become; a reason in `/…/` where there is no fix. */
export const shownCases: Readonly<Record<string, readonly (readonly [before: string, after: string | RegExp])[]>> = {
  'a.ts': [
    [`const token = '§';`, `const token = process.env.TRACKBERRY_API_TOKEN ?? '';`],
    [`call('§'.trim());`, `call((process.env.TRACKBERRY_API_TOKEN ?? '').trim());`],
    [
      `const h = { Authorization: 'Bearer §' };`,
      'const h = { Authorization: `Bearer ${process.env.TRACKBERRY_API_TOKEN}` };',
    ],
    [`const t = process.env.TRACKBERRY_API_TOKEN ?? '§';`, `const t = process.env.TRACKBERRY_API_TOKEN ?? '';`],
    [`const t = '§' as const;`, /type or an enum/],
    [`type T = 'a' | '§';`, /type or an enum/],
    [`enum E { A = 'x}', B = '§' }`, /type or an enum/],
    [`import x from 'https://x.test/?token=§';`, /address of a module/],
    [`const m = { '§': 1 };`, /name of a property/],
    ['gql`{ a(token: "§") }`', /tag of this template/],
    ['// curl -H "Authorization: Bearer §"', '// curl -H "Authorization: Bearer YOUR_API_TOKEN"'],
    ["/* don't: § */", "/* don't: YOUR_API_TOKEN */"],
  ],
  'a.jsx': [
    [
      'const x = <Client base={u} token="§" />;',
      'const x = <Client base={u} token={process.env.TRACKBERRY_API_TOKEN} />;',
    ],
    [
      "const x = <a.B\n  header='Bearer §'\n>don't</a.B>;",
      "const x = <a.B\n  header={`Bearer ${process.env.TRACKBERRY_API_TOKEN}`}\n>don't</a.B>;",
    ],
    ['x="§"', 'x=process.env.TRACKBERRY_API_TOKEN'],
  ],
  'a.tsx': [['<Client token="§" />', "<Client token={process.env.TRACKBERRY_API_TOKEN ?? ''} />"]],
  'a.vue': [
    [
      "<template><p>don't</p></template>\n<script>\nconst t = '§';\n</script>",
      "<template><p>don't</p></template>\n<script>\nconst t = process.env.TRACKBERRY_API_TOKEN;\n</script>",
    ],
    ['<template><x token="§"/></template>', /no program runs/],
  ],
  'a.py': [
    ['def f():\n    """Calls it with Bearer §."""\n', 'def f():\n    """Calls it with Bearer YOUR_API_TOKEN."""\n'],
    ['"""Uses §."""\nimport sys\n', '"""Uses YOUR_API_TOKEN."""\nimport sys\n'],
    ['x = "Bearer § %s" % y', /is a format/],
    ['x = "Bearer § {}".format(y)', /is a format/],
    ['# x\r\nT = "§"\r\n', 'import os\r\n\r\n# x\r\nT = os.environ["TRACKBERRY_API_TOKEN"]\r\n'],
    ['T = os.environ["TRACKBERRY_API_TOKEN"] or "§"', 'T = os.environ["TRACKBERRY_API_TOKEN"]'],
    [
      'TRACKBERRY_TEST_TOKEN = "§"\nimport os\n',
      'import os\n\nTRACKBERRY_TEST_TOKEN = os.environ["TRACKBERRY_TEST_TOKEN"]\nimport os\n',
    ],
  ],
  'a.pl': [['print q(Bearer (§));', /cannot be joined/]],
  'a.fish': [
    [`curl -H 'Authorization: Bearer §' $u`, `curl -H 'Authorization: Bearer '"$TRACKBERRY_API_TOKEN" $u`],
    [`curl -H "Authorization: Bearer § x"`, `curl -H "Authorization: Bearer ""$TRACKBERRY_API_TOKEN"" x"`],
    ['call --token § x', 'call --token "$TRACKBERRY_API_TOKEN" x'],
    [`set -gx TRACKBERRY_API_TOKEN '§'`, /Take the line out/],
  ],
  '.bashrc': [[`export TRACKBERRY_API_TOKEN='§'`, /sets TRACKBERRY_API_TOKEN for others/]],
  'a.sh': [
    [`printf 'Bearer §\\n'`, /printf's format/],
    [`ssh host 'curl -H "Authorization: Bearer §"'`, /environment of its own/],
    [`# Bearer §`, '# Bearer YOUR_API_TOKEN'],
    ['curl "https://x.test/?token=§&a=$A"', 'curl "https://x.test/?token=$TRACKBERRY_API_TOKEN&a=$A"'],
  ],
  'a.ps1': [
    [`$h = @{ Authorization = 'Bearer §' }`, '$h = @{ Authorization = "Bearer $env:TRACKBERRY_API_TOKEN" }'],
    [`$h = 'it''s "§" \`n $x'`, '$h = "it\'s `"$env:TRACKBERRY_API_TOKEN`" ``n `$x"'],
    ['$h = "Bearer § $x `"q`" ""r"""', '$h = "Bearer $env:TRACKBERRY_API_TOKEN $x `"q`" ""r"""'],
    ['$u = "x?t=§_1"', '$u = "x?t=$($env:TRACKBERRY_API_TOKEN)_1"'],
    ['$t = "§"', '$t = $env:TRACKBERRY_API_TOKEN'],
    [
      "$env:TRACKBERRY_API_TOKEN = '§'\n",
      "if (-not $env:TRACKBERRY_API_TOKEN) { throw 'Set TRACKBERRY_API_TOKEN first.' }\n",
    ],
    ['Call-It -Token § -X', 'Call-It -Token $env:TRACKBERRY_API_TOKEN -X'],
    ['$b = @\'\n{"t": "§", "d": "$1"}\n\'@', '$b = @"\n{"t": "$env:TRACKBERRY_API_TOKEN", "d": "`$1"}\n"@'],
    ['<# § #>', '<# YOUR_API_TOKEN #>'],
  ],
  'a.cmd': [
    ['curl -H "Authorization: Bearer §" %URL%', 'curl -H "Authorization: Bearer %TRACKBERRY_API_TOKEN%" %URL%'],
    [
      'set TRACKBERRY_API_TOKEN=§\r\ncall x',
      'if not defined TRACKBERRY_API_TOKEN (echo Set TRACKBERRY_API_TOKEN first.& exit /b 1)\r\ncall x',
    ],
    [
      '@set "TRACKBERRY_API_TOKEN=§"',
      '@if not defined TRACKBERRY_API_TOKEN (echo Set TRACKBERRY_API_TOKEN first.& exit /b 1)',
    ],
    ['REM token §', 'REM token YOUR_API_TOKEN'],
  ],
  'a.rb': [
    [`token = '§'`, `token = ENV.fetch('TRACKBERRY_API_TOKEN')`],
    [
      `request['Authorization'] = 'Bearer §'`,
      `request['Authorization'] = "Bearer #{ENV.fetch('TRACKBERRY_API_TOKEN')}"`,
    ],
    [`x = 'it\\'s "§" #{x} \\n \\\\'`, `x = "it's \\"#{ENV.fetch('TRACKBERRY_API_TOKEN')}\\" \\#{x} \\\\n \\\\"`],
    ['x = "#{y ? "a" : "b"} §"', `x = "#{y ? "a" : "b"} #{ENV.fetch('TRACKBERRY_API_TOKEN')}"`],
    ['x = <<~EOS.strip\n  Bearer §\nEOS\ny', 'x = <<~EOS.strip\n  Bearer #{ENV.fetch("TRACKBERRY_API_TOKEN")}\nEOS\ny'],
    [`x = <<~'EOS'\n  Bearer §\nEOS\n`, /takes no code/],
    ['x = %q(Bearer §).strip', 'x = (%q(Bearer ) + ENV.fetch("TRACKBERRY_API_TOKEN")).strip'],
    ['token = ENV["TRACKBERRY_API_TOKEN"] || "§"', 'token = ENV["TRACKBERRY_API_TOKEN"]'],
    ['x = ENV.fetch("TRACKBERRY_API_TOKEN", "§")', 'x = ENV.fetch("TRACKBERRY_API_TOKEN")'],
  ],
  'A.java': [
    ['@Value("§") String t;', /annotation/],
    ['@Headers({"Authorization: Bearer §"})', /annotation/],
    ['switch (x) { case "§": }', /pattern/],
    ['String s = """\n  Bearer §\n  """;', /several lines/],
  ],
  'a.kt': [
    ['val h = "Bearer §"', 'val h = "Bearer ${System.getenv("TRACKBERRY_API_TOKEN")}"'],
    ['val t = "§"', 'val t = System.getenv("TRACKBERRY_API_TOKEN")'],
    [
      'val t = System.getenv("TRACKBERRY_API_TOKEN") ?: "§"',
      'val t = System.getenv("TRACKBERRY_API_TOKEN") ?: error("The token is not set")',
    ],
    ['const val T = "§"', /constant/],
    [
      'val s = """{"t": "§", "u": "${u("}")}"}"""',
      'val s = """{"t": "${System.getenv("TRACKBERRY_API_TOKEN")}", "u": "${u("}")}"}"""',
    ],
  ],
  'a.scala': [
    ['val h = s"Bearer § $x"', 'val h = s"Bearer " + sys.env("TRACKBERRY_API_TOKEN") + s" $x"'],
    ['h("a" -> "Bearer §")', 'h("a" -> ("Bearer " + sys.env("TRACKBERRY_API_TOKEN")))'],
    ['x match { case "§" => 1 }', /pattern/],
  ],
  Jenkinsfile: [
    [`sh 'curl -H "Authorization: Bearer §" $URL'`, `sh 'curl -H "Authorization: Bearer $TRACKBERRY_API_TOKEN" $URL'`],
    [
      `sh "curl -H 'Authorization: Bearer §' \${url}"`,
      'sh "curl -H \\"Authorization: Bearer \\$TRACKBERRY_API_TOKEN\\" ${url}"',
    ],
    [`def t = 'Bearer §'`, `def t = 'Bearer ' + System.getenv('TRACKBERRY_API_TOKEN')`],
  ],
  'a.cs': [
    [
      'using System;\nvar t = "§";',
      'using System;\nvar t = Environment.GetEnvironmentVariable("TRACKBERRY_API_TOKEN");',
    ],
    [
      'var h = "Bearer § {0}";',
      'var h = $"Bearer {System.Environment.GetEnvironmentVariable("TRACKBERRY_API_TOKEN")} {{0}}";',
    ],
    [
      'var h = $"Bearer § {x}";',
      'var h = $"Bearer {System.Environment.GetEnvironmentVariable("TRACKBERRY_API_TOKEN")} {x}";',
    ],
    [
      'var h = @"a\\ ""§""";',
      'var h = @"a\\ """ + System.Environment.GetEnvironmentVariable("TRACKBERRY_API_TOKEN") + @"""";',
    ],
    ['const string T = "§";', /constant/],
    ['[Header("Authorization", "Bearer §")]', /constant/],
    ['void F(string t = "§") {}', /constant/],
    ['string.Format("Bearer § {0}", x)', /is a format/],
  ],
  'a.fs': [
    ['let t = "§"', 'let t = System.Environment.GetEnvironmentVariable("TRACKBERRY_API_TOKEN")'],
    ['call "Bearer §" x', 'call ("Bearer " + System.Environment.GetEnvironmentVariable("TRACKBERRY_API_TOKEN")) x'],
    ['call "§" x', 'call (System.Environment.GetEnvironmentVariable("TRACKBERRY_API_TOKEN")) x'],
    ['[<Literal>]\nlet T = "§"', /constant/],
  ],
  'a.vb': [
    ['Dim h = "Bearer §"', 'Dim h = "Bearer " & System.Environment.GetEnvironmentVariable("TRACKBERRY_API_TOKEN")'],
  ],
  'a.php': [
    [
      `<p>don't</p>\n<?php\n$h = ['Authorization: Bearer §'];`,
      `<p>don't</p>\n<?php\n$h = ['Authorization: Bearer ' . getenv('TRACKBERRY_API_TOKEN')];`,
    ],
    ['<?php\n$h = "a $b § c";', '<?php\n$h = "a $b " . getenv("TRACKBERRY_API_TOKEN") . " c";'],
    [`<?php\nclass A { private string $t = '§'; }`, /constant/],
    [`<?php\nconst T = '§';`, /constant/],
    [`<?php\nfunction f($t = '§') {}`, /constant/],
    ['<?php\n$x = <<<EOT\nBearer §\nEOT;\n', /calls no function/],
    [`<?php $t = getenv('TRACKBERRY_API_TOKEN') ?: '§';`, `<?php $t = getenv('TRACKBERRY_API_TOKEN') ?: '';`],
  ],
  'a.rs': [
    ['const T: &str = "§";', /constant/],
    ['#[header("Bearer §")]', /constant/],
    ['println!("Bearer §");', /wants a literal/],
    ['match x { "§" => 1 }', /pattern/],
    ['let b = b"§";', /Bytes/],
  ],
  'a.swift': [
    [
      'import UIKit\nlet t = "§"',
      'import UIKit\nlet t = ProcessInfo.processInfo.environment["TRACKBERRY_API_TOKEN"] ?? ""',
    ],
    [
      'let h = "Bearer § \\(x("a"))"',
      'import Foundation\n\nlet h = "Bearer \\(ProcessInfo.processInfo.environment["TRACKBERRY_API_TOKEN"] ?? "") \\(x("a"))"',
    ],
    [
      'import Foundation\nlet h = #"a\\ §"#',
      'import Foundation\nlet h = #"a\\ \\#(ProcessInfo.processInfo.environment["TRACKBERRY_API_TOKEN"] ?? "")"#',
    ],
  ],
  'a.dart': [
    [
      "// x\nimport 'a.dart';\nfinal h = 'Bearer §';",
      "// x\nimport 'dart:io';\nimport 'a.dart';\nfinal h = 'Bearer ${Platform.environment[\"TRACKBERRY_API_TOKEN\"]!}';",
    ],
    [
      "import 'dart:io';\nfinal t = '§';",
      "import 'dart:io';\nfinal t = Platform.environment['TRACKBERRY_API_TOKEN']!;",
    ],
    ["const t = {'a': '§'};", /constant/],
  ],
  'a.ex': [
    [
      'h = [{"authorization", "Bearer §"}]',
      `h = [{"authorization", "Bearer #{System.fetch_env!("TRACKBERRY_API_TOKEN")}"}]`,
    ],
    ['t = "§"', 't = System.fetch_env!("TRACKBERRY_API_TOKEN")'],
    ['  @token "§"', /once, when the application is built/],
  ],
  'config/config.exs': [['config :a, token: "§"', /runtime\.exs/]],
  'config/runtime.exs': [['config :a, token: "§"', 'config :a, token: System.fetch_env!("TRACKBERRY_API_TOKEN")']],
  'a.clj': [
    ['(def t "§") ; don\'t', '(def t (System/getenv "TRACKBERRY_API_TOKEN")) ; don\'t'],
    ['{"Authorization" "Bearer §"}', '{"Authorization" (str "Bearer " (System/getenv "TRACKBERRY_API_TOKEN"))}'],
  ],
  'a.lua': [
    [
      "h['Authorization'] = 'Bearer §' -- don't",
      "h['Authorization'] = 'Bearer ' .. os.getenv('TRACKBERRY_API_TOKEN') -- don't",
    ],
    ['t = [[§]]', 't = os.getenv("TRACKBERRY_API_TOKEN")'],
    ['call"§"', /no parentheses/],
    ['t = os.getenv("TRACKBERRY_API_TOKEN") or "§"', 't = os.getenv("TRACKBERRY_API_TOKEN") or ""'],
  ],
  'a.R': [
    [
      'add_headers(Authorization = "Bearer §")',
      'add_headers(Authorization = paste0("Bearer ", Sys.getenv("TRACKBERRY_API_TOKEN")))',
    ],
    ["t <- '§'", "t <- Sys.getenv('TRACKBERRY_API_TOKEN')"],
  ],
  'a.jl': [
    ['h = ["Authorization" => "Bearer §"]', 'h = ["Authorization" => "Bearer $(ENV["TRACKBERRY_API_TOKEN"])"]'],
    ['h = raw"Bearer §"', 'h = raw"Bearer " * ENV["TRACKBERRY_API_TOKEN"]'],
  ],
  'a.c': [
    ['static const char *t = "§";', /compiler/],
    ['const char *t = "§";', /compiler/],
    ['#define T "§"', /macro/],
    ['void f(void) {\n  char t[] = "§";\n}', /compiler/],
    ['void f(void) {\n  h = c(h, "Authorization: Bearer §");\n}', /cannot be joined/],
    ['void f(void) {\n  h("a" "§");\n}', /cannot be joined/],
  ],
  'a.cpp': [
    [
      '// x\n#include <string>\nstd::string t{"§"};',
      '// x\n#include <cstdlib>\n#include <string>\nstd::string t{std::getenv("TRACKBERRY_API_TOKEN")};',
    ],
  ],
  'a.go': [
    ['package a\n\nconst (\n\tT = "§"\n)', /constant/],
    ['package a\n\nvar T = "§"\n', 'package a\n\nimport "os"\n\nvar T = os.Getenv("TRACKBERRY_API_TOKEN")\n'],
  ],
  Makefile: [
    [`TOKEN := §\n`, 'TOKEN := $(TRACKBERRY_API_TOKEN)\n'],
    ['export TRACKBERRY_API_TOKEN := §\n', 'export TRACKBERRY_API_TOKEN ?=\n'],
    [
      "a:\n\t@curl -H 'Authorization: Bearer §' $(URL)/$$HOME\n",
      'a:\n\t@curl -H "Authorization: Bearer $$TRACKBERRY_API_TOKEN" $(URL)/$$HOME\n',
    ],
    [
      'a:\n\tcurl \\\n\t  -H "Authorization: Bearer §" \\\n\t  x\n',
      'a:\n\tcurl \\\n\t  -H "Authorization: Bearer $$TRACKBERRY_API_TOKEN" \\\n\t  x\n',
    ],
    ['# §', '# YOUR_API_TOKEN'],
  ],
  Dockerfile: [
    ['FROM a\nENV TRACKBERRY_API_TOKEN=§\n', /stored in the image/],
    ['FROM a\nARG TRACKBERRY_API_TOKEN="§"\n', 'FROM a\nARG TRACKBERRY_API_TOKEN\n'],
    [
      "FROM a\nRUN x \\\n  && curl -H 'Authorization: Bearer §' y\n",
      'FROM a\nRUN --mount=type=secret,id=TRACKBERRY_API_TOKEN,env=TRACKBERRY_API_TOKEN x \\\n  && curl -H "Authorization: Bearer $TRACKBERRY_API_TOKEN" y\n',
    ],
    ['CMD ["curl", "-H", "Authorization: Bearer §"]', /as a list/],
    ['CMD curl -H "Authorization: Bearer §"', 'CMD curl -H "Authorization: Bearer $TRACKBERRY_API_TOKEN"'],
    ['# §', '# YOUR_API_TOKEN'],
  ],
  'docker-compose.yml': [
    [
      'services:\n  a:\n    image: b\n    environment:\n      - TRACKBERRY_API_TOKEN=§\n',
      'services:\n  a:\n    image: b\n    environment:\n      - TRACKBERRY_API_TOKEN=${TRACKBERRY_API_TOKEN}\n',
    ],
    ['services:\n  a:\n    image: b # §\n', 'services:\n  a:\n    image: b # YOUR_API_TOKEN\n'],
  ],
  '.github/workflows/a.yml': [
    [
      'jobs:\n  a:\n    steps:\n      - run: |\n          curl -H "Authorization: Bearer §"\n',
      'jobs:\n  a:\n    steps:\n      - run: |\n          curl -H "Authorization: Bearer ${{ secrets.TRACKBERRY_API_TOKEN }}"\n',
    ],
    ['env:\n  TRACKBERRY_API_TOKEN: §\n', 'env:\n  TRACKBERRY_API_TOKEN: ${{ secrets.TRACKBERRY_API_TOKEN }}\n'],
  ],
  '.gitlab-ci.yml': [
    [
      "a:\n  script:\n    - curl -H 'Authorization: Bearer §' x\n",
      'a:\n  script:\n    - curl -H "Authorization: Bearer $TRACKBERRY_API_TOKEN" x\n',
    ],
    [
      'a:\n  script:\n    - \'curl -H "Authorization: Bearer §" x\'\n',
      'a:\n  script:\n    - \'curl -H "Authorization: Bearer $TRACKBERRY_API_TOKEN" x\'\n',
    ],
    [
      "a:\n  script:\n    - |\n      echo 'a'\n      curl -H 'Authorization: Bearer §'\n    - b\n",
      'a:\n  script:\n    - |\n      echo \'a\'\n      curl -H "Authorization: Bearer $TRACKBERRY_API_TOKEN"\n    - b\n',
    ],
    ['variables:\n  TRACKBERRY_API_TOKEN: "§"\n', /masked variable/],
    ['variables:\n  AUTH: "Bearer §"\n', 'variables:\n  AUTH: "Bearer $TRACKBERRY_API_TOKEN"\n'],
  ],
  'k8s/a.yaml': [
    ['apiVersion: v1\nkind: Secret\nstringData:\n  token: §\n', /secretKeyRef/],
    ['a:\n  token: §\n', /YAML reads no environment/],
  ],
  'chart/values.yaml': [['token: §\n', /Helm/]],
  'playbooks/a.yml': [
    [
      '- hosts: all\n  vars:\n    token: §\n',
      `- hosts: all\n  vars:\n    token: "{{ lookup('env', 'TRACKBERRY_API_TOKEN') }}"\n`,
    ],
    [
      '- hosts: all\n  vars:\n    h: Bearer §\n',
      `- hosts: all\n  vars:\n    h: Bearer {{ lookup('env', 'TRACKBERRY_API_TOKEN') }}\n`,
    ],
    [
      `- hosts: all\n  vars:\n    h: 'Bearer §'\n`,
      `- hosts: all\n  vars:\n    h: 'Bearer {{ lookup("env", "TRACKBERRY_API_TOKEN") }}'\n`,
    ],
  ],
  'openapi.yaml': [
    ['openapi: 3.1.0\nx:\n  example: Bearer §\n', 'openapi: 3.1.0\nx:\n  example: Bearer YOUR_API_TOKEN\n'],
  ],
  'main.tf': [
    [
      'provider "x" {\n  token = "§"\n}\n',
      'provider "x" {\n  token = var.trackberry_api_token\n}\n\nvariable "trackberry_api_token" {\n  type      = string\n  sensitive = true\n}\n',
    ],
    [
      'x = "Bearer § ${var.y}"\nvariable "trackberry_api_token" {}\n',
      'x = "Bearer ${var.trackberry_api_token} ${var.y}"\nvariable "trackberry_api_token" {}\n',
    ],
    [
      'variable "trackberry_api_token" {\n  type = string\n  default = "§"\n}\n',
      'variable "trackberry_api_token" {\n  type = string\n}\n',
    ],
  ],
  'a.tfvars': [['trackberry_api_token = "§"\n', /TF_VAR_/]],
  'a.http': [
    [
      'GET https://x.test\nAuthorization: Bearer §\n',
      'GET https://x.test\nAuthorization: Bearer {{$processEnv TRACKBERRY_API_TOKEN}}\n',
    ],
    ['# § \nGET x', '# YOUR_API_TOKEN \nGET x'],
  ],
  'a.bru': [['auth:bearer {\n  token: §\n}', 'auth:bearer {\n  token: {{process.env.TRACKBERRY_API_TOKEN}}\n}']],
  'a.postman_collection.json': [['{"value": "Bearer §"}', '{"value": "Bearer {{TRACKBERRY_API_TOKEN}}"}']],
  'insomnia.json': [['{"token": "§"}', '{"token": "{{ _.TRACKBERRY_API_TOKEN }}"}']],
  '.vscode/launch.json': [['{"env": {"T": "§"}}', '{"env": {"T": "${env:TRACKBERRY_API_TOKEN}"}}']],
  'application-dev.yml': [['trackberry:\n  token: §\n', 'trackberry:\n  token: ${TRACKBERRY_API_TOKEN}\n']],
  'application.properties': [['trackberry.token=§\n', 'trackberry.token=${TRACKBERRY_API_TOKEN}\n']],
  'settings.xml': [
    [
      '<settings><password>§</password></settings>',
      '<settings><password>${env.TRACKBERRY_API_TOKEN}</password></settings>',
    ],
    ['<password>§</password>', /XML reads no environment/],
  ],
  'config.json': [['{"token": "§"}', /JSON reads no environment/]],
  'config.toml': [['token = "§"', /reads no environment/]],
  'web.config': [['<add key="t" value="§"/>', /XML reads no environment/]],
  '.env': [['TRACKBERRY_API_TOKEN=§', /stop tracking/]],
  '.env.production': [['TRACKBERRY_API_TOKEN=§', /stop tracking/]],
  'a.sql': [["INSERT INTO t VALUES ('§');", /SQL/]],
  'a.har': [['{"value": "Bearer §"}', /record of what was sent/]],
  'index.html': [['<script>const t = "§";</script>', /browser/]],
  'a.ipynb': [
    ['{"cells": [{"source": ["t = \'§\'"]}]}', /notebook/],
    ['t = "§"', 'import os\n\nt = os.environ["TRACKBERRY_API_TOKEN"]'],
    ['%%time\nt = "§"', '%%time\nimport os\n\nt = os.environ["TRACKBERRY_API_TOKEN"]'],
  ],
  'README.md': [
    ['Use `Bearer §`.', 'Use `Bearer YOUR_API_TOKEN`.'],
    [
      "```sh\ncurl -H 'Authorization: Bearer §'\n```\n",
      '```sh\ncurl -H "Authorization: Bearer $TRACKBERRY_API_TOKEN"\n```\n',
    ],
    [
      '````md\n```\n````\n\n```python\nt = "§"\n```\n',
      '````md\n```\n````\n\n```python\nimport os\n\nt = os.environ["TRACKBERRY_API_TOKEN"]\n```\n',
    ],
    ['```json\n{"t": "§"}\n```\n', '```json\n{"t": "YOUR_API_TOKEN"}\n```\n'],
    ['```sh\na\n```\nIt is §\n```sh\nb\n```', '```sh\na\n```\nIt is YOUR_API_TOKEN\n```sh\nb\n```'],
  ],
  'a.unknown': [['token = §', /not known here/]],
  'b.py': [
    ['x = env("TRACKBERRY_API_TOKEN", default="§")', 'x = env("TRACKBERRY_API_TOKEN")'],
    ['os.environ["TRACKBERRY_API_TOKEN"] = "§"', /sets TRACKBERRY_API_TOKEN itself/],
    ['os.environ.setdefault("TRACKBERRY_API_TOKEN", "§")', /sets TRACKBERRY_API_TOKEN itself/],
    ['monkeypatch.setenv("TRACKBERRY_API_TOKEN", "§")', /sets TRACKBERRY_API_TOKEN itself/],
    ['h = "Basic §"', /encoded/],
  ],
  'b.js': [
    [`process.env.TRACKBERRY_KEY = '§';`, /sets TRACKBERRY_KEY itself/],
    [`f('§', 1);`, 'f(process.env.TRACKBERRY_API_TOKEN, 1);'],
  ],
  'b.rb': [[`ENV['TRACKBERRY_KEY'] ||= '§'`, /sets TRACKBERRY_KEY itself/]],
  'b.go': [
    ['os.Setenv("TRACKBERRY_KEY", "§")', /sets TRACKBERRY_KEY itself/],
    ['fmt.Sprintf(base, "§")', 'fmt.Sprintf(base, os.Getenv("TRACKBERRY_API_TOKEN"))'],
    ['fmt.Fprintf(w, "Bearer §")', /is a format/],
  ],
  'b.scala': [
    ['sys.env.getOrElse("TRACKBERRY_KEY", "§")', 'sys.env.getOrElse("TRACKBERRY_KEY", sys.env("TRACKBERRY_KEY"))'],
  ],
  'b.h': [['#define TRACKBERRY_KEY \\\n  "§"\n', /macro/]],
  'b.m': [
    [
      '[r setValue:@"Bearer §" forHTTPHeaderField:@"A"];',
      '[r setValue:[@[@"Bearer ", NSProcessInfo.processInfo.environment[@"TRACKBERRY_API_TOKEN"]] componentsJoinedByString:@""] forHTTPHeaderField:@"A"];',
    ],
    [
      '  NSString *token = @"§";',
      '  NSString *token = NSProcessInfo.processInfo.environment[@"TRACKBERRY_API_TOKEN"];',
    ],
    ['static NSString *const token = @"§";', /constant/],
  ],
  'b/Jenkinsfile': [["pipeline {\n  environment {\n    TRACKBERRY_KEY = '§'\n  }\n}", /credentials/]],
  'compose.yaml': [
    ['environment:\n  A: ${TRACKBERRY_KEY:-§}\n', 'environment:\n  A: ${TRACKBERRY_KEY}\n'],
    ['a: { TRACKBERRY_KEY: § }\n', 'a: { TRACKBERRY_KEY: "${TRACKBERRY_KEY}" }\n'],
    ['command: [--auth, Bearer §, x]\n', 'command: [--auth, "Bearer ${TRACKBERRY_API_TOKEN}", x]\n'],
    ['command: [--auth, "§", x]\n', 'command: [--auth, "${TRACKBERRY_API_TOKEN}", x]\n'],
  ],
  '.github/workflows/b.yml': [
    ["  K: ${{ secrets.TRACKBERRY_KEY || '§' }}\n", '  K: ${{ secrets.TRACKBERRY_KEY }}\n'],
    ["  K: ${{ inputs.k || '§' }}\n", '  K: ${{ inputs.k || secrets.TRACKBERRY_API_TOKEN }}\n'],
  ],
  'azure-pipelines.yml': [
    ['variables:\n- name: TRACKBERRY_KEY\n  value: §\n', /sets TRACKBERRY_KEY itself/],
    ['variables:\n  TRACKBERRY_KEY: §\n', /sets TRACKBERRY_KEY itself/],
    [
      'variables:\n  A: b\nsteps:\n- env:\n    TRACKBERRY_KEY: §\n',
      'variables:\n  A: b\nsteps:\n- env:\n    TRACKBERRY_KEY: $(TRACKBERRY_KEY)\n',
    ],
  ],
  'tasks.yml': [
    [
      '- ansible.builtin.uri:\n    headers: {A: Bearer §}\n',
      `- ansible.builtin.uri:\n    headers: {A: "Bearer {{ lookup('env', 'TRACKBERRY_API_TOKEN') }}"}\n`,
    ],
    [`- set_fact:\n    a: "{{ b | default('§') }}"\n`, /in a template/],
  ],
  'spec/cassettes/a.yml': [['Authorization:\n- Bearer §\n', 'Authorization:\n- Bearer YOUR_API_TOKEN\n']],
  'a.hurl': [['Authorization: Bearer §', 'Authorization: Bearer {{TRACKBERRY_API_TOKEN}}']],
  '.mcp.json': [['{"env": {"T": "§"}}', '{"env": {"T": "${TRACKBERRY_API_TOKEN}"}}']],
  'openapi.json': [['{"example": "Bearer §"}', '{"example": "Bearer YOUR_API_TOKEN"}']],
  'c.sh': [
    [
      `kubectl create secret generic a --from-literal='b=§'`,
      'kubectl create secret generic a --from-literal="b=$TRACKBERRY_API_TOKEN"',
    ],
    [`docker exec a sh -c 'echo §'`, /environment of its own/],
    [`sudo sh -c 'echo §'`, /environment of its own/],
    [`sudo -E curl -H 'A: §'`, 'sudo -E curl -H "A: $TRACKBERRY_API_TOKEN"'],
  ],
  'c.rs': [
    [
      'f(r"\\u{41} §");',
      'f(&format!(r"\\u{{41}} {}", std::env::var("TRACKBERRY_API_TOKEN").expect("TRACKBERRY_API_TOKEN is not set")));',
    ],
  ],
  'C.PS1': [["Get-It http://x/#a 'Bearer §'", 'Get-It http://x/#a "Bearer $env:TRACKBERRY_API_TOKEN"']],
  'c.py': [
    ['logger.info("Bearer § %s", x)', /is a format/],
    ['f("100%", "Bearer § %s")', `import os\n\nf("100%", f"Bearer {os.environ['TRACKBERRY_API_TOKEN']} %s")`],
  ],
  'd.go': [
    ['package a\n\nimport (\n\t"x.test/§"\n)\n', /needs the text itself/],
    ['package a\n\nimport x "x.test/§"\n', /needs the text itself/],
    ['package a\n\ntype t struct {\n\tA int `a:"§"`\n}\n', /needs the text itself/],
  ],
  'd.dart': [["import 'https://x.test/§';", /constant/]],
  'd.ps1': [
    ['$a = "x ""§"" y"', '$a = "x ""$env:TRACKBERRY_API_TOKEN"" y"'],
    ['f "a" "§"', 'f "a" "$env:TRACKBERRY_API_TOKEN"'],
  ],
  'd.rb': [['x = <<~QUERY\n  §\nQUERY\ny', 'x = <<~QUERY\n  #{ENV.fetch("TRACKBERRY_API_TOKEN")}\nQUERY\ny']],
};

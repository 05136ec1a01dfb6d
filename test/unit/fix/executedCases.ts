/** Awkward, and the same in every kind of quotes. */
const awkward = ['tb_7+q/Zk=', '~x9.V:b@L,4%4', '1%s|w-(N)&c;6!H?'].join('');
/** Only for quotes that take every character as it is. */
const hard = ['$HOME "q" `id` ', '\\n \\\\ #{1} ${2} {3} *'].join('');

export interface ExecutedCases {
  file: string;
  commands: readonly (readonly string[])[];
  token: string;
  /** Programs that print the token, by what they show; `§` stands for it. */
  cases: Readonly<Record<string, string>>;
}

const shellCases = {
  'single quotes': `set -- -H 'Authorization: Bearer §' x; printf '%s\\n' "$@"`,
  'single quotes round the token alone': `printf '%s\\n' '§'`,
  'what double quotes would read is escaped': `printf '%s\\n' 'a "b" $HOME \`id\` \\n \\\\ §é $(id) \\'`,
  'a single quote pasted in between': `printf '%s\\n' 'it'\\''s §'`,
  'an assignment of another name, then used': `TOKEN='§'; printf '%s\\n' "$TOKEN"`,
  'an assignment of the variable itself': `export TRACKBERRY_API_TOKEN='§'\nsh -c 'printf "%s\\n" "$TRACKBERRY_API_TOKEN"'`,
  'a script in single quotes': `sh -c 'printf "%s\\n" "Bearer §"'`,
  'a script in single quotes, single quotes in it': `sh -c 'printf "%s\\n" '\\''Bearer §'\\'''`,
  'a here-document that expands nothing': `cat <<'EOF'\n{"token": "§", "home": "$HOME", "path": "C:\\\\x", "c": "\`id\`"}\nEOF\n`,
  'a default that is dropped': `printf '%s\\n' "\${TRACKBERRY_API_TOKEN:-'§'}" | tr -d "'"`,
  'Python in single quotes': `python3 -c 'import sys; print("Bearer §")'`,
  'a name goes on behind it': `printf '%s\\n' 'x?token=§_more'`,
};

const plainShellCases = {
  'double quotes': `X=1; printf '%s\\n' "Authorization: Bearer § $X \\"q\\""`,
  'double quotes, a substitution in them': `printf '%s\\n' "a $(printf '%s' "b §") c"`,
  'double quotes, then a letter': `printf '%s\\n' "x=§y"`,
  'split over two': `printf '%s\\n' "Bearer §"'§'`,
  'split over two lines': `printf '%s\\n' 'a §'\\\n'§ b'`,
  'a here-document': `X=1; cat <<EOF\nBearer § $X\nEOF\n`,
  'behind a comment with an apostrophe': `# don't\nprintf '%s\\n' 'Bearer §' # isn't\n`,
};

export const executedCases: readonly ExecutedCases[] = [
  { file: 'a.sh', commands: [['sh', 'a.sh']], token: awkward, cases: { ...shellCases, ...plainShellCases } },
  {
    file: 'b.bash',
    commands: [['bash', 'b.bash']],
    token: awkward,
    cases: {
      ...shellCases,
      ...plainShellCases,
      "$'…'": `printf '%s\\n' $'a\\t\\'§\\'\\n'`,
      'an array': `H=(-H 'Authorization: Bearer §' -s); printf '%s\\n' "\${H[@]}"`,
      'a here-string': `cat <<< 'Bearer § $HOME'`,
    },
  },
  {
    file: 'n.sh',
    commands: [['sh', 'n.sh']],
    token: awkward.replace('@', ''),
    cases: {
      'awk in single quotes': `echo a:b | awk -F: '{ print $2 " Bearer §" }'`,
      'Perl in single quotes': `perl -we 'my $x = "a"; print "Bearer § $x\\n"'`,
      'JavaScript in single quotes': `node -e 'console.log(\`Bearer § \${1 + 1}\`)'`,
      'Python on standard input': `python3 - <<'EOF'\nprint("Bearer § $HOME")\nEOF\n`,
    },
  },
  {
    file: 'Makefile',
    commands: [['make', '-s']],
    token: awkward,
    cases: {
      'a recipe, single quotes': `X = it\nall:\n\t@printf '%s\\n' 'Bearer § "q" $$HOME \`id\`' $(X)\n`,
      'a recipe, double quotes, over lines': `all:\n\tprintf '%s\\n' \\\n\t  "Bearer § $$0"\n`,
      'a variable, used in quotes': `TOKEN := §\nall:\n\t@printf '%s\\n' '$(TOKEN)'\n`,
      'the variable itself': `export TRACKBERRY_API_TOKEN := §\nall:\n\t@printf '%s\\n' "$$TRACKBERRY_API_TOKEN"\n`,
    },
  },
  {
    file: 'c.bash',
    commands: [['bash', 'c.bash']],
    token: hard,
    cases: {
      'single quotes': `printf '%s\\n' 'Bearer §'`,
      'a local variable': `f() { local token='§'; printf '%s\\n' "$token"; }; f`,
      'a here-document that expands nothing': `cat <<'EOF'\nBearer §\nEOF\n`,
      'a command line without quotes round it': `printf '%s\\n' token='§'`,
    },
  },
  {
    file: 'd.bash',
    commands: [['bash', 'd.bash']],
    token: 'abc.def-Ghi_0123456789',
    cases: {
      'no quotes': `printf '%s\\n' Authorization:\\ Bearer\\ §`,
      'no quotes, in a loop': `for t in § other; do printf '%s\\n' "$t"; done`,
      'no quotes in an assignment': `TOKEN=§ sh -c 'printf "%s\\n" "$TOKEN"'`,
      'an alias': `shopt -s expand_aliases\nalias show='printf "%s\\n" "Bearer §"'\nshow\n`,
      'a script on standard input': `sh <<'EOF'\nX=1\nprintf '%s\\n' "Bearer § $X"\nEOF\n`,
    },
  },
  {
    file: 'e.py',
    commands: [['python3', 'e.py']],
    token: awkward,
    cases: {
      alone: `print("§")`,
      'alone, single quotes': `print('§')`,
      'a header': `headers = {"Authorization": "Bearer §"}\nprint(headers["Authorization"])`,
      'single quotes': `print('{"a": "Bearer §"}')`,
      'an f-string': `x = 1\nprint(f"{x} Bearer § {{}} {x!r:>{5}}")`,
      'in the code of an f-string': `print(f"{'Bearer §'}")`,
      'a raw string': String.raw`print(r"\d{2} Bearer § \N{DASH}")`,
      'escapes and braces': String.raw`print("\N{EM DASH} \u00e9 {x} Bearer § \"q\" \\")`,
      'three quotes': `print("""\nline's "one"\nBearer §\n""")`,
      'implicit concatenation': `print("a {x} "\n      "Bearer §"\n      " b")`,
      'implicit concatenation, alone': `print("Bearer " "§" " b")`,
      'split by implicit concatenation': `print("Bearer §"\n      "§ {b}")`,
      'split by plus': `print("Bearer §" + "§ b" + "c")`,
      bytes: `import sys\nsys.stdout.buffer.write(b"Bearer §\\n")`,
      'a method of it': `print("Bearer § ".strip())`,
      'an operator next to it': `print("Bearer § " * 2)`,
      'documentation and imports of the future stay first': `#!/usr/bin/env python3\n# Copyright\n\n"""Says it."""\n\nfrom __future__ import (\n    annotations,\n)\nimport sys\n\nprint(__doc__, "§", sys.argv[0])`,
      'a module that has it': `import json, os\nprint(json.dumps("§"), os.sep)`,
      'a module that has something like it': `import os.path as p\nprint("§", p.sep)`,
      'a fallback': `import os\nprint(os.environ.get("TRACKBERRY_API_TOKEN", "§"))`,
    },
  },
  {
    file: 'f.mjs',
    commands: [['node', 'f.mjs']],
    token: awkward,
    cases: {
      alone: `console.log('§');`,
      'a header': `const headers = { Authorization: 'Bearer §' };\nconsole.log(headers.Authorization);`,
      'what a template would read is escaped':
        "console.log('a `b` ${c} \\`d\\` \\${e} $ \\'f\\' \"g\" \\\\ \\n § {h}');",
      'double quotes': 'console.log("it\'s `§` $");',
      'a template': "const x = 1;\nconsole.log(`a ${x} '§' ${`b ${x}`}`);",
      'in the code of a template': "console.log(`a ${['Bearer §'].join(`-`)} b`);",
      'behind a regular expression with quotes': `const r = /["'\`]/g;\nconsole.log('x"y'.replace(r, '') + 'Bearer §');`,
      'a method of it': `console.log('Bearer § '.trim());`,
      'an operator next to it': `console.log('1' + 'Bearer §' + 2 + '3');`,
      'split by plus': `console.log('Bearer §' +\n  '§ b');`,
      octal: `console.log('\\x41\\0 Bearer §' + 1);`,
      fallback: `console.log(process.env.TRACKBERRY_API_TOKEN ?? '§');`,
      'a default of or': `console.log(process.env.TRACKBERRY_API_TOKEN || '§');`,
      'String.raw': 'console.log(String.raw`\\d Bearer §`);',
    },
  },
  {
    file: 'g.go',
    commands: [['go', 'run', 'g.go']],
    token: awkward,
    cases: {
      'a header, imports in a block': `package main

import (
	"fmt"
	"strings"
)

func main() {
	header := "Bearer §"
	fmt.Println(strings.ToUpper("a"), header)
}
`,
      'one import, a raw string': 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println(`a "b" § \\n`)\n}\n',
      'a constant': `package main\n\nimport "fmt"\n\nconst token = "§"\n\nfunc main() { fmt.Println(token, '"') }\n`,
      'split, and os is there': `package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tfmt.Fprintln(os.Stdout, "a §"+\n\t\t"§ b"+"c")\n}\n`,
      'in a map': `package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println(map[string]string{"Authorization": "Bearer §"}["Authorization"] + "x")\n}\n`,
    },
  },
  {
    file: 'H.java',
    commands: [['java', 'H.java']],
    token: awkward,
    cases: {
      'a header': `class H {\n  static final String TOKEN = "Bearer §";\n  public static void main(String[] a) { System.out.println('"' + TOKEN.trim() + "x"); }\n}\n`,
      'split by plus': `class H { public static void main(String[] a) { System.out.println("Bearer §"\n + "§ b" + 'c'); } }`,
    },
  },
  {
    file: 'i.pl',
    commands: [['perl', 'i.pl']],
    token: awkward.replace('@', ''),
    cases: {
      'double quotes': `my $x = 1; print "Bearer § $x\\n";`,
      'double quotes, then a bracket': `print "x=§[0]\\n";`,
      'single quotes': `my @a = (1); print 'Bearer § $x' . $#a . "\\n";`,
      'q and qq': `print q(Bearer § ($x)), qq{b\\n};`,
      'in qq': `my $x = 2; print qq{Bearer {§} $x\\n};`,
      'a here-document': `my $x = 3;\nprint <<"EOT";\nBearer § $x\nEOT\nprint "z";\n`,
      'behind an expression with a quote': `my $s = "it's"; $s =~ s/'//; print $s . 'Bearer §';`,
    },
  },
  {
    file: 'j.awk',
    commands: [['awk', '-f', 'j.awk']],
    token: awkward,
    cases: { alone: `BEGIN { print "§" }`, 'a header': `BEGIN { print "Bearer §" length("a") " x" }` },
  },
  {
    file: 'k.rs',
    commands: [['rustc', '-o', 'k', 'k.rs'], ['./k']],
    token: awkward,
    cases: {
      'a header': `fn show(s: &str) { println!("{}", s); }\nfn main() { show("Bearer § {} \\u{e9}"); }\n`,
      'variables of both types': `fn show(s: &str) { println!("{}", s); }\nfn main() { let token = "§"; let c = '"'; show(token); println!("{}", c); }\n`,
      'a conversion, a raw string': `fn main() { let token: String = r#"a "§" {}"#.to_string(); println!("{}", token); }\n`,
      'String::from': `fn main() { let token: String = String::from("Bearer §"); println!("{}", token); }\n`,
    },
  },
  {
    file: 'l.c',
    commands: [['gcc', '-Wall', '-Werror', '-o', 'l', 'l.c'], ['./l']],
    token: awkward,
    cases: {
      alone: `#include <stdio.h>\n\nint main(void) {\n  const char *token = "§";\n  putchar('"');\n  puts(token);\n  return 0;\n}\n`,
    },
  },
  {
    file: 'm.cpp',
    commands: [['g++', '-Wall', '-Werror', '-o', 'm', 'm.cpp'], ['./m']],
    token: awkward,
    cases: {
      alone: `#include <iostream>\n#include <string>\n\nstatic const std::string token = "§";\n\nint main() { std::cout << "Bearer " + token << std::endl; }\n`,
      'a raw string': `#include <iostream>\n\nint main() { std::cout << R"(§)" << '"' << std::endl; }\n`,
    },
  },
];

/**
 * `npm prepare`: builds what ships, for whoever installs this repository by its address, as pre-commit does. With `--global` npm
 * installs the dev dependencies of such a package globally too: not where the build looks for them.
 */
import { execFileSync, execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!existsSync('node_modules/esbuild')) {
  const env = { ...process.env, npm_config_global: 'false', npm_config_location: 'project' };
  execSync('npm ci --ignore-scripts --no-audit --no-fund', { stdio: 'inherit', env });
}
execFileSync(process.execPath, ['esbuild.js', '--production'], { stdio: 'inherit' });

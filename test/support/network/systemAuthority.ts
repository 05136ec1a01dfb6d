import { removeFolder, temporaryFolder } from '../temporaryFolder.ts';
import { CertificateAuthority } from './certificateAuthority.ts';

const folderVariable = 'TRACKBERRY_TEST_AUTHORITY';
const proxyVariables = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]);

/**
 * A private authority among the system's certificates, for the processes that are started with `env` and for no other.
 * On Linux these are the ones of OpenSSL, which looks where SSL_CERT_FILE says (nodejs.org/api/cli.html,
 * "--use-system-ca"); elsewhere they are the machine's, which no test may change.
 */
export class SystemAuthority implements AsyncDisposable {
  static readonly possible: boolean = process.platform === 'linux';
  readonly authority: CertificateAuthority;
  /** Without a proxy of the machine, too: a test names its own. */
  readonly env: NodeJS.ProcessEnv;
  readonly #folder: string;

  private constructor(authority: CertificateAuthority, folder: string, certificateFile: string) {
    this.authority = authority;
    this.#folder = folder;
    this.env = {
      ...Object.fromEntries(proxyVariables.map((name) => [name, undefined])),
      ...(SystemAuthority.possible && { SSL_CERT_FILE: certificateFile, [folderVariable]: folder }),
    };
  }

  static async create(): Promise<SystemAuthority> {
    const folder = await temporaryFolder('authority');
    const authority = await CertificateAuthority.create('Private Test Authority');
    return new SystemAuthority(authority, folder, await authority.save(folder));
  }

  /** The authority of the process that asks; undefined where it was started without one. */
  static async ofThisProcess(): Promise<CertificateAuthority | undefined> {
    const folder = process.env[folderVariable];
    return folder === undefined ? undefined : CertificateAuthority.load(folder);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await removeFolder(this.#folder);
  }
}

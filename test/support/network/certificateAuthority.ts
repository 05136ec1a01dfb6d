import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** PEM texts, as `node:tls` takes them. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

const elliptic = { keyType: 'ec', algorithm: 'sha256' } as const;
const certificateFile = 'certificate.pem';
const keyFile = 'key.pem';

/** A private certificate authority, as a company has one; made anew for each run, so that no key is kept. */
export class CertificateAuthority {
  readonly #own: ServerCertificate;

  private constructor(own: ServerCertificate) {
    this.#own = own;
  }

  /** @param name of the issuer, in every certificate of it. */
  static async create(name: string): Promise<CertificateAuthority> {
    const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
      ...elliptic,
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, critical: true },
      ],
    });
    return new CertificateAuthority({ cert, key });
  }

  /** The one that `save` has left in this folder. */
  static async load(folder: string): Promise<CertificateAuthority> {
    const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
    return new CertificateAuthority({ cert: await read(certificateFile), key: await read(keyFile) });
  }

  /** Leaves it in a folder, for another process, and returns the path of its certificate. */
  async save(folder: string): Promise<string> {
    const path = join(folder, certificateFile);
    await writeFile(path, this.#own.cert);
    await writeFile(join(folder, keyFile), this.#own.key, { mode: 0o600 });
    return path;
  }

  /** For a server of this name; `localhost` is 127.0.0.1 too. */
  async issue(host: string): Promise<ServerCertificate> {
    const { cert, private: key } = await generate([{ name: 'commonName', value: host }], {
      ...elliptic,
      ca: this.#own,
    });
    return { cert, key };
  }
}

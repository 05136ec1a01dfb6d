/**
 * Invented tokens, put together at run time: no scanner, ours included, finds them in this file.
 * The real format is not documented, so they differ in prefix, alphabet and length.
 */
export const inventedTokens: Readonly<Record<string, string>> = {
  hex: ['9f8e2c41', 'b07d63fa', '58c1e940', 'd2a7b36e', '41f0c895'].join(''),
  base62: ['q7RkZ2mV', 'x9TbLw4N', 'cY6HpJ3s'].join(''),
  prefixed: ['tb', 'live', ['w8Kd03Nf', 'zQ51xVbR', 'm7Yt29Ls'].join('')].join('_'),
  uuid: ['7c9e6a2f', '41d8', '4b3a', '9e57', 'f0a2c8d16b94'].join('-'),
  base64: ['Zk9+q2Lx', '/8vTnR4w', 'Hs6bYc1M', 'e3Jp5A=='].join(''),
  base64url: ['kX3_vb9-', 'Qz7LmN2w', '-Rt5_Hc8', 'pYs4Jd6G'].join(''),
  jwt: [
    'eyJhbGciOiJIUzI1NiJ9',
    'eyJvcmciOjQ4MTksImlhdCI6MTc2MDAwfQ',
    ['q9Xv2Kd7', 'LmZ4tRb8', 'Wc1sHy6N'].join(''),
  ].join('.'),
  piped: ['81', ['h3Vd9Kq2', 'XzR7mLw4', 'TbYc6Ns8'].join('')].join('|'),
  short: ['gK4v', 'T9qz', 'L2'].join(''),
};

export const tokens: readonly string[] = Object.values(inventedTokens);

export const aToken: string = inventedTokens.base62 ?? '';
export const anotherToken: string = inventedTokens.hex ?? '';

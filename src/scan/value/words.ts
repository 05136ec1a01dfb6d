/** `trackberryApiToken2`, `TRACKBERRY_API-TOKEN_2` → `trackberry api token 2`, lower case. */
export function wordsOf(text: string): string[] {
  return (text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}

/** Words of names, prefixes and made-up values: they say nothing about how random a value is. */
const plainWords = new Set(
  `access admin api apikey app auth authorization bearer client code config core cred credential credentials data default
  demo dev development env environment get hash header here host id jwt key live local login main my name new none null oauth
  org organization page pass password pat prod production public request sandbox secret secrets service session set shipment
  shipments sk staging string super tb test testing token tokens track berry trackberry type undefined user value var
  abc abcd def ghi jkl mno pqr stu uvw xyz deadbeef cafebabe beef cafe babe dead qwerty qwertyuiop asdf zxcv foo bar baz
  123 1234 12345 321 456 4567 789 7890 000 0000 111 222 333`.split(/\s+/),
);

export function isPlainWord(word: string): boolean {
  return plainWords.has(word);
}

/** The pairs of letters that make up nine tenths of English text, and three tenths of random letters. */
const pairs = new Set(
  `th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra
  ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee
  wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op
  wo sa ay ex ke fr oo av ag if ap gr od bo sp rd do uc bu ei ov by rm ep tt oc fa ef cu rn sc gi da yo cr cl du ga qu ue ff
  ba ey ls va um pp ua up lu go ht ru ug ds pi rc rr eg au ck ew br bi pt pu ui rg ib ph og ob bj nf xp gn sm iz ok eq ps xt mm nn ks hy yp ds af`.split(
    /\s+/,
  ),
);

/** A capital after a small letter begins a word, so the two are no pair. */
export function isEnglishPair(first: string, second: string): boolean {
  return !(second < 'a' && first >= 'a') && pairs.has((first + second).toLowerCase());
}

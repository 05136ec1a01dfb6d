/** What a validator says of one keyword; `schemaPlace` and `place` are the parts of the two JSON pointers. */
export interface Fault {
  keyword: string;
  schemaPlace: readonly string[];
  place: readonly string[];
  /** The keyword's value in the schema. */
  bound: unknown;
  error: string;
}

/**
 * The faults without those of alternatives (`anyOf`, `oneOf`) that the value was not meant for: of another type, or with
 * another constant in a field. Where one alternative is left, its faults say more than that none fits; where all are of
 * another type, the types are named together.
 */
export function withoutAlternatives(faults: readonly Fault[]): readonly Fault[] {
  const choice = faults.find(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  if (choice === undefined) {
    return faults;
  }
  const within = faults.filter((fault) => isInside(fault.schemaPlace, choice.schemaPlace));
  const others = faults.filter((fault) => fault !== choice && !within.includes(fault));
  const branches = Map.groupBy(within, ({ schemaPlace }) => schemaPlace[choice.schemaPlace.length]);
  const meant = [...branches.values()].filter((branch) => !branch.some((fault) => isOther(fault, choice)));
  const [only] = meant;
  if (meant.length === 1 && only !== undefined) {
    return withoutAlternatives([...others, ...only]);
  }
  const types = within.filter(({ keyword, place }) => keyword === 'type' && place.length === choice.place.length);
  const allOther = meant.length === 0 && types.length > 0 && types.length === branches.size;
  const together = allOther
    ? { ...choice, keyword: 'type', bound: types.flatMap(({ bound }) => bound) }
    : { ...choice, keyword: 'alternatives' };
  return [...withoutAlternatives(others), together];
}

/** The alternative is one for another value. */
function isOther({ keyword, place }: Fault, choice: Fault): boolean {
  const here = place.length === choice.place.length;
  return here ? keyword === 'type' : keyword === 'const' && place.length === choice.place.length + 1;
}

function isInside(place: readonly string[], outer: readonly string[]): boolean {
  return place.length > outer.length && outer.every((part, index) => part === place[index]);
}

import { t } from '@vscode/l10n';
import { isObject, type JsonObject } from './json.ts';
import type { Parameter } from './operation.ts';
import { DescriptionError, type References } from './references.ts';
import { isFreeHeader } from './requestHeaders.ts';
import type { SchemaReading } from './schemaReading.ts';

const places = ['path', 'query', 'header'] as const;

interface Described {
  path: string;
  /** The path's, with parameters for each of its calls. */
  item: JsonObject;
  operation: JsonObject;
}

interface Source {
  references: References;
  schemas: SchemaReading;
}

/**
 * The parameters of one call, those of its path among them; a name in the path that nothing describes is one, too.
 * Cookies, and headers that are not the call's to set, are left out.
 * @throws DescriptionError
 */
export function parametersFrom({ path, item, operation }: Described, source: Source): Parameter[] {
  const own = listed(operation.parameters, source);
  const shared = listed(item.parameters, source).filter(
    (parameter) => !own.some((each) => each.name === parameter.name && each.in === parameter.in),
  );
  const inPath = [...path.matchAll(/\{([^{}/]+)\}/g)].map(([, name = '']) => name);
  const described = [...shared, ...own].filter(({ name, in: place }) => place !== 'path' || inPath.includes(name));
  const missing = inPath.filter((name) => !described.some((each) => each.in === 'path' && each.name === name));
  const all = [...missing.map(undescribed), ...described];
  for (const { name } of all) {
    // The form keeps one value for each name, in a plain object.
    if (all.filter((each) => each.name === name).length > 1) {
      throw new DescriptionError(t('It has more than one parameter {0}', name));
    }
    if (name in Object.prototype) {
      throw new DescriptionError(t('A parameter cannot be called {0}', name));
    }
  }
  return all;
}

function undescribed(name: string): Parameter {
  return { name, in: 'path', required: true, description: '', schema: { type: 'string' } };
}

function listed(parameters: unknown, source: Source): Parameter[] {
  return (Array.isArray(parameters) ? parameters : []).flatMap((value: unknown) => {
    const parameter = source.references.follow(value);
    return isObject(parameter) ? read(parameter, source) : [];
  });
}

function read(parameter: JsonObject, { schemas }: Source): Parameter[] {
  const { name, description, required, schema, content, style, explode, deprecated } = parameter;
  const place = places.find((each) => each === parameter.in);
  if (place === undefined || typeof name !== 'string' || (place === 'header' && !isFreeHeader(name))) {
    return [];
  }
  return [
    {
      name,
      in: place,
      required: required === true || place === 'path',
      description: typeof description === 'string' ? description : '',
      // One that is described by its content is JSON, and typed as such.
      schema: content === undefined ? withExample(schemas.read(schema ?? {}), parameter) : {},
      ...(typeof style === 'string' && { style }),
      ...(typeof explode === 'boolean' && { explode }),
      ...(deprecated === true && { deprecated }),
    },
  ];
}

/** A parameter's own example is shown where its schema has none. */
function withExample(schema: Parameter['schema'], { example, examples }: JsonObject): Parameter['schema'] {
  const [first] = isObject(examples) ? Object.values(examples) : [];
  const value = example ?? (isObject(first) ? first.value : undefined);
  return schema.examples !== undefined || typeof value === 'object' || value === undefined
    ? schema
    : { ...schema, examples: [value] };
}

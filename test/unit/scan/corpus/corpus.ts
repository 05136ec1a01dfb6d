import type { Rule } from '../../../../src/scan/finding.ts';
import { others, placeholders, reads } from '../negatives.ts';
import { documented } from '../positives.ts';
import { type Random, randomFrom } from '../seededRandom.ts';
import { lookalikeTexts } from './negatives/lookalikes.ts';
import { placeholderTexts } from './negatives/placeholders.ts';
import { readTexts } from './negatives/reads.ts';
import { ownTokenForms } from './ownTokenForms.ts';
import { render, type Template } from './template.ts';
import { compiledTemplates } from './templates/compiled.ts';
import { documentTemplates } from './templates/documents.ts';
import { infrastructureTemplates } from './templates/infrastructure.ts';
import { scriptingTemplates } from './templates/scripting.ts';
import { shellTemplates } from './templates/shell.ts';
import { inventedToken, shapeNames } from './tokenShapes.ts';
import { writtenDocuments } from './written/documents.ts';
import { functionalAndMobile } from './written/functionalAndMobile.ts';
import { javaCsharpPhp } from './written/javaCsharpPhp.ts';
import { laterSnippets } from './written/later.ts';
import { nativeAndPython } from './written/nativeAndPython.ts';
import { rubyAndJavaScript } from './written/rubyAndJavaScript.ts';
import { writtenSettings } from './written/settings.ts';
import { writtenTools } from './written/tools.ts';

/** A text, and what a scan must say to it: one finding where `rule` is given, none where it is not. */
export interface CorpusCase {
  /** Different for each case of one seed. */
  name: string;
  /** The name that the file has; several cases share one. */
  file: string;
  text: string;
  /** As it stands in the text: encoded, where the text holds it so. */
  secret?: string;
  rule?: Rule;
  /** Zero-based: where the secret begins. */
  line?: number;
  half: 'generated' | 'written';
  /** The user's own token, which such a case must be scanned with. */
  ownToken?: string;
}

const templates: readonly Template[] = [
  ...shellTemplates,
  ...infrastructureTemplates,
  ...scriptingTemplates,
  ...compiledTemplates,
  ...documentTemplates,
];

const snippets: readonly Template[] = [
  ...javaCsharpPhp,
  ...functionalAndMobile,
  ...nativeAndPython,
  ...rubyAndJavaScript,
  ...writtenSettings,
  ...writtenTools,
  ...writtenDocuments,
];

/** Every template and snippet with a token of its own, and every form of an own token with two. */
export function positives(seed: number): CorpusCase[] {
  const random = randomFrom(seed);
  const tied = (half: CorpusCase['half']) => (template: Template, index: number) =>
    caseOf(half, template, index, inventedToken(random, shapeOf(seed, index)), random);
  return [
    ...templates.map(tied('generated')),
    ...[...ownTokenForms, ...ownTokenForms].map((form, index): CorpusCase => {
      const ownToken = inventedToken(random, shapeOf(seed, index + Math.floor(index / ownTokenForms.length)));
      const secret = form.form(ownToken, random);
      return {
        name: `own ${index}: ${form.name}`,
        file: form.file,
        text: form.text.replace('§', () => secret),
        secret,
        line: form.text.slice(0, form.text.indexOf('§')).split('\n').length - 1,
        rule: 'own-token',
        half: 'generated',
        ownToken,
      };
    }),
    ...snippets.map(tied('written')),
  ];
}

/** Snippets that are no part of the figures. */
export function laterPositives(seed: number): CorpusCase[] {
  const random = randomFrom(seed);
  return laterSnippets.map((template, index) =>
    caseOf('written', template, index, inventedToken(random, shapeOf(seed, index)), random),
  );
}

function shapeOf(seed: number, index: number): string {
  return shapeNames[(index + seed) % shapeNames.length] ?? '';
}

function caseOf(
  half: CorpusCase['half'],
  template: Template,
  index: number,
  token: string,
  random: Random,
): CorpusCase {
  const { text, secret, line } = render(template, token, random);
  return {
    name: `${half} ${index}: ${template.language}`,
    file: template.file,
    text,
    secret,
    line,
    rule: template.rule,
    half,
  };
}

/** Placeholders, reads and look-alikes. */
export function negatives(): CorpusCase[] {
  const inDocumentation = placeholders.flatMap((placeholder) =>
    documented.map(({ file, text }): [string, string] => [file, text(placeholder)]),
  );
  return [...inDocumentation, ...placeholderTexts, ...reads, ...readTexts, ...others, ...lookalikeTexts].map(
    ([file, text], index) => ({ name: `negative ${index}: ${file}`, file, text, half: 'generated' }),
  );
}

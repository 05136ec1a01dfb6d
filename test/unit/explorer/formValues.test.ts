import assert from 'node:assert/strict';
import { keptForm } from '../../../src/explorer/formValues.ts';
import { literalTokens } from '../../../src/scan/known/knownTokens.ts';
import { withoutSecrets } from '../../../src/scan/withoutSecrets.ts';
import { aToken } from '../scan/inventedTokens.ts';

const clean = (text: string, name: string) => withoutSecrets(text, name, literalTokens([aToken, 'gK4vT9qz']));

describe('keptForm', () => {
  it('keeps what is filled in as it is', () => {
    const form = {
      parameters: { id: 'ship_abc123', page: '' },
      body: { 'body/shipment/vessel': 'MSC "Aurora"', 'body/shipment/origin': null },
      raw: true,
      rawText: '{"shipment": {',
    };
    assert.deepEqual(keptForm(form, clean), form);
  });

  it('keeps nothing of a field that holds a token', () => {
    const form = {
      parameters: { id: aToken, page: `Bearer ${aToken}`, status: 'x gK4vT9qz', per_page: '10' },
      body: { 'body/shipment/reference': aToken, 'body/shipment/vessel': 'MSC Aurora' },
      raw: false,
      rawText: `{"a": "${aToken}"`,
    };
    assert.deepEqual(keptForm(form, clean), {
      parameters: { per_page: '10' },
      body: { 'body/shipment/vessel': 'MSC Aurora' },
      raw: false,
      rawText: '',
    });
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { payloadSchema } from '../../../api/alerts/payload.ts';

const docs = new URL('../../../docs/', import.meta.url);

test('the schema in the docs is that of what is sent', () => {
  const written = readFileSync(new URL('alert-webhook.schema.json', docs), 'utf8');
  expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(payloadSchema))));
});

test('the example in the docs keeps to it', () => {
  const page = readFileSync(new URL('alerts.md', docs), 'utf8');
  const example = /```json\n(.*?)```/s.exec(page)![1]!;
  expect(() => payloadSchema.parse(JSON.parse(example))).not.toThrow();
});

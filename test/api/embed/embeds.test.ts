import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_DISPLAY, parseDisplay } from '../../../api/embed/display.ts';
import {
  createEmbed,
  findEmbed,
  listEmbeds,
  type NewEmbed,
  parseOrigin,
  revokeEmbed,
} from '../../../api/embed/embeds.ts';
import { parseVariables, variablesNow } from '../../../api/embed/variables.ts';
import type { Store } from '../../../graph/store.ts';
import { openTestStore } from '../../open-store.ts';

const NOW = Date.UTC(2026, 8, 1);
const DAY = 86_400_000;
const INPUT: NewEmbed = {
  name: 'Wiki',
  organisation: 'organisation:one',
  kind: 'impact',
  variables: {},
  origins: ['https://wiki.example'],
  images: false,
  display: DEFAULT_DISPLAY,
  createdBy: 'Ana',
  expiresAt: NOW + DAY,
};

let store: Store;
beforeAll(async () => {
  store = await openTestStore({ now: () => NOW });
  await store.migrate();
});
afterAll(() => store.close());

describe('a token', () => {
  test('finds its embed until it expires', async () => {
    const { embed, token } = await createEmbed(store, INPUT, NOW);
    expect(await findEmbed(store, token, NOW)).toEqual(embed);
    expect(await findEmbed(store, token, NOW + DAY - 1)).toEqual(embed);
    expect(await findEmbed(store, token, NOW + DAY)).toBeNull();
  });

  test('is in the store as a hash alone', async () => {
    const { embed, token } = await createEmbed(store, INPUT, NOW);
    const secret = token.split('.')[1]!;
    const [record] = await store.records.get('embed', [embed.id]);
    expect(JSON.stringify(record)).not.toContain(secret);
    expect(secret).toHaveLength(43);
  });

  test('that was changed in any letter, or is of another embed, finds nothing', async () => {
    const [one, two] = [await createEmbed(store, INPUT, NOW), await createEmbed(store, INPUT, NOW)];
    const { token } = one;
    for (let i = 0; i < token.length; i++) {
      const other = token[i] === 'A' ? 'B' : 'A';
      expect(await findEmbed(store, token.slice(0, i) + other + token.slice(i + 1), NOW)).toBeNull();
    }
    for (const wrong of ['', '.', one.embed.id, `${one.embed.id}.`, `${token}A`, ` ${token}`, 'x'.repeat(10_000)])
      expect(await findEmbed(store, wrong, NOW)).toBeNull();
    expect(await findEmbed(store, `${two.embed.id}.${token.split('.')[1]}`, NOW)).toBeNull();
  });

  test('shows nothing once it is revoked, by whom is kept, and again changes nothing', async () => {
    const { embed, token } = await createEmbed(store, INPUT, NOW);
    expect(await revokeEmbed(store, embed.id, 'Ben', NOW)).toMatchObject({ revokedAt: NOW, revokedBy: 'Ben' });
    expect(await findEmbed(store, token, NOW)).toBeNull();
    expect(await revokeEmbed(store, embed.id, 'Cleo', NOW + 1)).toMatchObject({ revokedAt: NOW, revokedBy: 'Ben' });
    expect((await listEmbeds(store)).map(({ id }) => id)).toContain(embed.id);
    expect(await listEmbeds(store, { organisation: 'organisation:two' })).toEqual([]);
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ expiresAt: NOW }, 'expiresAt'],
    [{ expiresAt: NOW + 731 * DAY }, 'expiresAt'],
    [{ origins: [] }, 'origins'],
    [{ origins: ['*'] }, 'origins'],
  ])('is not made with %j', async (change, field) => {
    const making = createEmbed(store, { ...INPUT, ...change }, NOW);
    await expect(making).rejects.toMatchObject({ code: 'BAD_INPUT', details: { field } });
  });
});

test.each([
  ['https://Wiki.example/', 'https://wiki.example'],
  ['https://wiki.example:443', 'https://wiki.example'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('%s is the origin %s', (given, origin) => expect(parseOrigin(given)).toBe(origin));

test.each([
  'wiki.example',
  'https://wiki.example/page',
  'https://*.example',
  'null',
  'ftp://wiki.example',
  'https://a@b.example',
])('%s is no origin', (given) => expect(() => parseOrigin(given)).toThrow('is no origin'));

describe('variables', () => {
  test('are fixed, but instants may be told from now', () => {
    const variables = parseVariables('timeline', { from: '-P30D', to: 'P1D', knownAt: '2026-06-13T02:00:00Z' });
    expect(variablesNow(variables, NOW)).toEqual({
      from: '2026-08-02T00:00:00.000Z',
      to: '2026-09-02T00:00:00.000Z',
      knownAt: '2026-06-13T02:00:00.000Z',
    });
  });

  test.each([
    ['impact', { model: 'x' }, 'model'],
    ['availability', {}, 'model'],
    ['timeline', {}, 'from'],
    ['timeline', { from: '-P30' }, 'from'],
    ['impact', { organisation: 'organisation:two' }, 'organisation'],
  ] as const)('%s is not asked with %j', (kind, given, field) => {
    expect(() => parseVariables(kind, given)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ field }) }),
    );
  });

  test('an instant that is none is refused', () => {
    expect(() => parseVariables('impact', { at: 'yesterday' })).toThrow('yesterday');
  });
});

test.each([
  [{ rows: 51 }, 'rows'],
  [{ rows: 1.5 }, 'rows'],
  [{ zone: 'Mars/Base' }, 'zone'],
  [{ theme: 'pink' as 'dark' }, 'theme'],
])('%j is no display', (given, field) => {
  expect(() => parseDisplay(given)).toThrow(expect.objectContaining({ details: { field } }));
});

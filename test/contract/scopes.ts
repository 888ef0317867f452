import { expect, test } from 'vitest';
import { BOREALIS, FABLE, factsOf, MERIDIAN, nodes, on, report, story } from './june.ts';
import type { Stage } from './store.ts';

/** An organisation with one workload that uses Fable 5. */
function customer(organisation: string) {
  const [, name] = organisation.split(':') as [string, string];
  const workload = `workload:${name}/claims`;
  const endpoint = `endpoint:${name}/claims/primary`;
  return {
    nodes: [
      { id: organisation, kind: 'Organisation' as const, name, scope: organisation },
      { id: workload, kind: 'Workload' as const, name: 'Claims triage', scope: organisation },
      { id: endpoint, kind: 'Endpoint' as const, name: 'primary', scope: organisation },
    ],
    documents: [
      report(
        `document:import/${name}`,
        [
          { subject: organisation, relation: 'RUNS', object: workload },
          { subject: workload, relation: 'HAS_ENDPOINT', object: endpoint },
          { subject: endpoint, relation: 'USES', object: FABLE },
        ],
        { scope: organisation, title: `Systems of ${name}` },
      ),
    ],
  };
}

export function scopeCases(stage: Stage): void {
  const hop = { relation: 'USES' as const, direction: 'in' as const };

  test('without a scope only what is public is seen, with one also what is its own', async () => {
    const { store } = stage;
    await store.write(story);
    await store.write(customer(MERIDIAN));
    await store.write(customer(BOREALIS));
    const users = async (scope?: string | null) =>
      (
        (await store.expand([FABLE], { ...hop, ...(scope === undefined ? {} : { scope }) }, on(14))).get(FABLE) ?? []
      ).map(({ node }) => node!.id);
    expect(await users()).toEqual([]);
    expect(await users(null)).toEqual([]);
    expect(await users(MERIDIAN)).toEqual(['endpoint:meridian/claims/primary']);
    expect(await users(BOREALIS)).toEqual(['endpoint:borealis/claims/primary']);
    expect(await users('organisation:unheard-of')).toEqual([]);
    expect(await factsOf(store, MERIDIAN, 'RUNS', on(14), BOREALIS)).toEqual([]);
  });

  test('lists, counts and full text keep to the scope', async () => {
    const { store } = stage;
    await store.write(story);
    await store.write(customer(MERIDIAN));
    await store.write(customer(BOREALIS));
    for (const filter of [
      { kind: 'Workload' as const },
      { text: 'claims triage' },
      { key: 'claims triage' },
      { text: 'systems' },
    ]) {
      const prefix = (await store.find({ ...filter, scope: MERIDIAN }, on(14))).items.map(({ scope }) => scope);
      expect(prefix).toEqual([MERIDIAN]);
      expect((await store.find(filter, on(14))).items).toEqual([]);
      expect(await store.count({ ...filter, scope: BOREALIS }, on(14))).toBe(1);
      expect(await store.count(filter, on(14))).toBe(0);
    }
    const related = [{ relation: 'USES' as const, direction: 'out' as const, node: FABLE }];
    expect((await store.find({ related, scope: BOREALIS }, on(14))).items.map(({ id }) => id)).toEqual([
      'endpoint:borealis/claims/primary',
    ]);
  });

  test('a traversal keeps to the scope, its start too', async () => {
    const { store } = stage;
    await store.write(story);
    await store.write(customer(MERIDIAN));
    await store.write(customer(BOREALIS));
    const spec = { start: { model: [FABLE], other: [BOREALIS] }, stages: [{ name: 'users', from: ['model'], ...hop }] };
    const seen = await store.traverse({ ...spec, scope: MERIDIAN }, on(14));
    expect([...seen.stages.get('users')!]).toEqual(['endpoint:meridian/claims/primary']);
    expect([...seen.stages.get('other')!]).toEqual([]);
    expect([...seen.nodes.values()].map(({ scope }) => scope)).not.toContain(BOREALIS);
    expect((await store.traverse(spec, on(14))).facts).toEqual([]);
    const both = await store.traverse({ ...spec, scope: [MERIDIAN, BOREALIS, 'organisation:unheard-of'] }, on(14));
    expect([...both.stages.get('users')!].sort()).toEqual([
      'endpoint:borealis/claims/primary',
      'endpoint:meridian/claims/primary',
    ]);
    expect([...both.stages.get('other')!]).toEqual([BOREALIS]);
    expect((await store.traverse({ ...spec, scope: [] }, on(14))).facts).toEqual([]);
  });

  test('the feed keeps to the scope', async () => {
    const { store } = stage;
    await store.write(story);
    const { sequence } = await store.stats();
    await store.write(customer(MERIDIAN));
    expect(await store.changes(sequence)).toEqual([]);
    expect(await store.changes(sequence, { scope: BOREALIS })).toEqual([]);
    expect(await store.changes(sequence, { scope: MERIDIAN })).toHaveLength(7);
  });

  test('a public document may not name what is private, nor a private one what is private to another', async () => {
    const { store } = stage;
    await store.write({ nodes });
    await store.write(customer(MERIDIAN));
    const saying = { subject: 'endpoint:meridian/claims/primary', relation: 'USES' as const, object: FABLE };
    for (const scope of [undefined, BOREALIS]) {
      const leak = report('document:wire/leak', [saying], scope === undefined ? {} : { scope });
      await expect(store.write({ documents: [leak] })).rejects.toMatchObject({
        code: 'BAD_INPUT',
        message: expect.stringContaining('endpoint:meridian/claims/primary'),
      });
    }
  });

  test('a private document does not make public nodes known earlier', async () => {
    const { store } = stage;
    await store.write(story);
    const { nodes: own, documents } = customer(MERIDIAN);
    await store.write({
      nodes: own,
      documents: documents.map((d) => ({ ...d, document: { ...d.document, learnedAt: 1 } })),
    });
    expect(await store.get([FABLE, MERIDIAN], { at: 2, knownAt: 2 })).toMatchObject([
      undefined,
      { id: MERIDIAN, learnedAt: 1 },
    ]);
  });
}

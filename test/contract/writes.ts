import { expect, test } from 'vitest';
import type { Batch, FactInput, NodeInput } from '../../graph/store.ts';
import {
  ANTHROPIC,
  DIRECTIVE,
  FABLE,
  factsOf,
  june,
  nodes,
  on,
  placed,
  REPORT,
  report,
  SHUTDOWN,
  story,
  suspends,
} from './june.ts';
import type { Stage } from './store.ts';

export function writeCases(stage: Stage): void {
  test('tells what it did', async () => {
    const result = await stage.store.write(story);
    expect(result).toEqual({
      asserted: 3,
      retracted: 0,
      nodes: nodes.length,
      documents: 1,
      sequence: nodes.length + 4,
    });
  });

  test('the same batch again changes nothing and tells the feed nothing', async () => {
    const { sequence } = await stage.store.write(story);
    const before = await stage.store.get([FABLE, REPORT], on(14));
    stage.now += 60_000;
    expect(await stage.store.write(story)).toEqual({ asserted: 0, retracted: 0, nodes: 0, documents: 0, sequence });
    expect(await stage.store.changes(sequence)).toEqual([]);
    expect(await stage.store.get([FABLE, REPORT], on(14))).toEqual(before);
  });

  test('a bad fact at the end leaves nothing of the batch behind', async () => {
    const { document, facts } = report('document:wire/2', [
      suspends,
      { subject: SHUTDOWN, relation: 'CHANGES', object: FABLE },
    ]);
    const bad = { ...facts[1]!, quote: 'Nobody wrote this.', end: facts[1]!.start + 18 };
    const batch: Batch = { nodes, documents: [...story.documents!, { document, facts: [facts[0]!, bad] }] };
    await expect(stage.store.write(batch)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/document:wire\/2.*Nobody wrote this/),
    });
    expect(await stage.store.get([FABLE, REPORT, 'document:wire/2'], on(14))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await stage.store.changes(0)).toEqual([]);
    expect(await stage.store.stats()).toMatchObject({
      nodes: {},
      documents: 0,
      facts: { live: 0, retracted: 0 },
      sequence: 0,
    });
    expect((await stage.store.write(story)).asserted).toBe(3);
  });

  test.each<[string, Partial<FactInput>, RegExp]>([
    ['a quote one character off', { start: 1, end: 1 + suspends.quote!.length }, /quote/],
    ['an empty quote', { quote: '', start: 0, end: 0 }, /quote/],
    ['an object and a value', { value: 1 }, /not both/],
    ['neither object nor value', { object: null }, /one of them/],
    ['a relation that there is not', { relation: 'LIKES' as never }, /LIKES/],
    ['a stance that there is not', { stance: 'shouted' as never }, /shouted/],
    ['a confidence above 1', { confidence: 1.5 }, /confidence/],
    ['an instant that is none', { validFrom: Number.NaN }, /validFrom/],
    ['an end before its beginning', { validFrom: june(14), validTo: june(13) }, /validTo/],
    ['a node that exists nowhere', { object: 'model:anthropic/unheard-of' }, /model:anthropic\/unheard-of/],
  ])('%s is refused', async (_what, wrong, message) => {
    await stage.store.write({ nodes });
    const { document, facts } = report(REPORT, [suspends]);
    const writing = stage.store.write({ documents: [{ document, facts: [{ ...facts[0]!, ...wrong }] }] });
    await expect(writing).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(message) });
    await expect(writing).rejects.toThrow(REPORT);
    expect(await stage.store.get([REPORT], on(14))).toEqual([undefined]);
  });

  test.each<[string, Batch, RegExp]>([
    ['a node of no kind', { nodes: [{ ...nodes[0]!, kind: 'Thing' as never }] }, /Thing/],
    ['a node that is a document', { nodes: [{ id: 'document:x', kind: 'Document', name: 'x' }] }, /document:x/],
    ['a time with fractions', { nodes: [{ ...nodes[0]!, time: 1.5 }] }, /time/],
    ['a document of no source', { documents: [report(REPORT, [], { source: 'source:nowhere' })] }, /source:nowhere/],
    ['a reading of a document that there is not', { reread: [{ document: REPORT, facts: [] }] }, /document:wire\/1/],
    ['a redirect to nowhere', { redirects: [{ from: SHUTDOWN, into: 'event:gone' }] }, /event:gone/],
    ['a redirect to itself', { redirects: [{ from: SHUTDOWN, into: SHUTDOWN }] }, /itself/],
  ])('%s is refused', async (_what, batch, message) => {
    await expect(stage.store.write(batch)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(message),
    });
  });

  test('facts may name nodes of the same batch, in whatever place, and documents too', async () => {
    const first = report('document:wire/1', [
      { subject: 'document:wire/1', relation: 'MENTIONS', object: 'document:wire/2' },
    ]);
    await stage.store.write({ documents: [first, report('document:wire/2', [suspends])], nodes });
    const [mention] = await factsOf(stage.store, 'document:wire/1', 'MENTIONS', on(14));
    expect(mention).toMatchObject({ object: 'document:wire/2', document: 'document:wire/1' });
  });

  test('a fact comes back as it was said', async () => {
    await stage.store.write(story);
    const [fact] = await factsOf(stage.store, SHUTDOWN, 'CHANGES', on(14));
    const text = await stage.store.text(REPORT);
    expect(fact).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      subject: SHUTDOWN,
      relation: 'CHANGES',
      object: FABLE,
      value: null,
      validFrom: june(13),
      validTo: null,
      qualifiers: { state: 'SUSPENDED' },
      stance: 'asserted',
      confidence: 1,
      origin: 'document',
      document: REPORT,
      contentHash: story.documents![0]!.document.contentHash,
      quote: suspends.quote,
      start: text!.indexOf(suspends.quote!),
      end: text!.indexOf(suspends.quote!) + suspends.quote!.length,
      scope: null,
      learnedAt: june(13),
      retractedAt: null,
      recordedAt: stage.now,
    });
  });

  test('a document is a node as well, with its header in the props', async () => {
    const { document, facts } = report(REPORT, [suspends], {
      url: 'https://wire.example/1',
      keys: ['guid-1'],
      title: 'Gone dark',
    });
    await stage.store.write({ nodes, documents: [{ document: { ...document, props: { words: 9 } }, facts }] });
    const [node] = await stage.store.get([REPORT], on(14));
    expect(node).toMatchObject({
      kind: 'Document',
      name: 'Gone dark',
      time: june(13),
      learnedAt: june(13),
      scope: null,
    });
    expect(new Set(node!.keys)).toEqual(new Set(['guid-1', 'https://wire.example/1']));
    expect(node!.props).toEqual({
      words: 9,
      url: 'https://wire.example/1',
      source: 'source:wire',
      language: 'en',
      publishedAt: june(13),
      fetchedAt: june(13),
      origin: 'document',
      contentHash: document.contentHash,
      backfilled: false,
    });
  });

  test('a node written again takes what is given, keeps what is left out, and the earliest day it was known', async () => {
    const id = 'model:anthropic/claude-fable-5.1';
    const node: NodeInput = {
      id,
      kind: 'Model',
      name: 'Fable',
      keys: ['f'],
      time: 1,
      props: { a: 1 },
      learnedAt: june(5),
    };
    await stage.store.write({ nodes: [node] });
    await stage.store.write({ nodes: [{ id, kind: 'Model', name: 'Claude Fable 5.1', learnedAt: june(7) }] });
    await stage.store.write({
      nodes: [{ id, kind: 'Model', name: 'Claude Fable 5.1', props: { b: 2 }, time: null, learnedAt: june(4) }],
    });
    expect(await stage.store.get([id], on(8))).toEqual([
      {
        ...node,
        name: 'Claude Fable 5.1',
        props: { b: 2 },
        time: null,
        scope: null,
        learnedAt: june(4),
        recordedAt: stage.now,
      },
    ]);
  });

  test('the same id twice in one batch is one node: the later props, all state, the earliest day', async () => {
    const id = 'channel:amazon-bedrock';
    const result = await stage.store.write({
      nodes: [
        { id, kind: 'Channel', name: 'Bedrock', props: { a: 1 }, state: { etag: 'x' }, learnedAt: june(2) },
        { id, kind: 'Channel', name: 'Amazon Bedrock', props: { b: 2 }, state: { last: 3 }, learnedAt: june(3) },
      ],
    });
    expect(result.nodes).toBe(1);
    expect(await stage.store.get([id], on(4))).toMatchObject([
      { name: 'Amazon Bedrock', props: { b: 2 }, learnedAt: june(2) },
    ]);
    expect(await stage.store.state(id)).toEqual({ etag: 'x', last: 3 });
  });

  test('the same document and the same fact twice in one batch are one', async () => {
    const { document, facts } = report(REPORT, [suspends]);
    const twice = [facts[0]!, { ...facts[0]!, confidence: 0.5 }];
    const result = await stage.store.write({
      nodes,
      documents: [
        { document, facts: twice },
        { document, facts: twice },
      ],
    });
    expect(result).toMatchObject({ asserted: 1, documents: 1, retracted: 0 });
    expect(await factsOf(stage.store, SHUTDOWN, 'CHANGES', on(14))).toMatchObject([{ confidence: 1 }]);
  });

  test('kind and scope of a node never change', async () => {
    await stage.store.write({ nodes });
    const again = (change: Partial<NodeInput>) =>
      stage.store.write({ nodes: [{ id: FABLE, kind: 'Model', name: 'x', ...change }] });
    await expect(again({ kind: 'Provider' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(again({ scope: 'organisation:meridian' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await stage.store.get([FABLE], on(14))).toMatchObject([
      { name: 'Claude Fable 5', kind: 'Model', scope: null },
    ]);
  });

  test('how sure we are may change; the fact stays the same one', async () => {
    await stage.store.write(story);
    const [before] = await factsOf(stage.store, SHUTDOWN, 'CHANGES', on(14));
    const { document, facts } = story.documents![0]!;
    const surer = facts.map((fact) => (fact.relation === 'CHANGES' ? { ...fact, confidence: 0.7 } : fact));
    expect(await stage.store.write({ documents: [{ document, facts: surer }] })).toMatchObject({
      asserted: 1,
      retracted: 0,
    });
    expect(await factsOf(stage.store, SHUTDOWN, 'CHANGES', on(14))).toEqual([{ ...before, confidence: 0.7 }]);
  });

  test('texts, quotes and props of a megabyte', async () => {
    const long = 'Ünïcödé 🦊 '.repeat(100_000);
    const saying = { subject: FABLE, relation: 'DEVELOPED_BY' as const, object: ANTHROPIC, quote: long };
    const { document, facts } = report(REPORT, [saying], { also: 'the end' });
    await stage.store.write({ nodes, documents: [{ document: { ...document, props: { long } }, facts }] });
    expect(await stage.store.text(REPORT)).toBe(`${long}\nthe end`);
    expect((await factsOf(stage.store, FABLE, 'DEVELOPED_BY', on(14)))[0]!.quote).toBe(long);
    expect((await stage.store.get([REPORT], on(14)))[0]!.props.long).toBe(long);
  });

  test('values and qualifiers come back whole, whatever is in them', async () => {
    const value = {
      clock: 'occurred',
      nested: [1, null, true, { 'a "quoted" key': 'ß\u0000\n' }],
      big: 2 ** 53 - 1,
      half: 0.5,
    };
    const sayings = [
      { subject: DIRECTIVE, relation: 'DATED' as const, value, qualifiers: { why: ['x', null] }, quote: 'dated' },
      { subject: DIRECTIVE, relation: 'DATED' as const, value: 'a string', quote: 'dated' },
      { subject: DIRECTIVE, relation: 'DATED' as const, value: false, quote: 'dated' },
    ];
    await stage.store.write({ nodes, documents: [report(REPORT, sayings)] });
    const facts = await factsOf(stage.store, DIRECTIVE, 'DATED', on(14));
    expect(facts.map((fact) => fact.value)).toEqual(expect.arrayContaining([value, 'a string', false]));
    expect(facts.find((fact) => fact.qualifiers.why)!.qualifiers).toEqual({ why: ['x', null] });
  });

  test('a quote is placed by units of the string, emoji and all', async () => {
    const text = '🦊🦊 Fable 5 is off.';
    const { document } = report(REPORT, [], { also: text });
    const facts = placed(document.text, [{ ...suspends, quote: 'Fable 5 is off.' }]);
    await stage.store.write({ nodes, documents: [{ document, facts }] });
    const [fact] = await factsOf(stage.store, SHUTDOWN, 'CHANGES', on(14));
    expect(document.text.slice(fact!.start, fact!.end)).toBe('Fable 5 is off.');
  });

  test('state is kept beside the node, merged key by key, and is no change', async () => {
    await stage.store.write({ nodes });
    const { sequence } = await stage.store.stats();
    const node = (state: NodeInput['state']): Batch => ({
      nodes: [{ id: nodes[0]!.id, kind: 'Source', name: 'The Wire', state: state! }],
    });
    await stage.store.write(node({ etag: 'a', failures: 0 }));
    await stage.store.write(node({ failures: 1, note: null }));
    expect(await stage.store.state(nodes[0]!.id)).toEqual({ etag: 'a', failures: 1, note: null });
    expect(await stage.store.state(FABLE)).toEqual({});
    expect(await stage.store.state('source:nowhere')).toEqual({});
    expect(await stage.store.changes(sequence)).toEqual([]);
  });

  test('an empty batch is nothing', async () => {
    expect(await stage.store.write({})).toEqual({ asserted: 0, retracted: 0, nodes: 0, documents: 0, sequence: 0 });
  });
}

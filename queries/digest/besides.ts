/** What vendors and regulators published that none of the events is about: a reader of theirs would want to see it himself. */
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { FactIndex } from '../facts.ts';
import type { Stretch } from './stretch.ts';

/** Documents of a stretch that are looked through. */
const MOST = 1000;
const FIRST_HAND = ['regulator', 'vendor'];

export async function readBesides(store: Store, from: Instant, until: Instant): Promise<Stretch['besides']> {
  const view = { at: until - 1, knownAt: until - 1 };
  const sources = await store.find({ kind: 'Source', props: { kind: FIRST_HAND } }, view, { first: 500 });
  if (sources.items.length === 0) return [];
  const { items } = await store.find(
    { kind: 'Document', props: { source: sources.items.map(({ id }) => id) }, from, to: until },
    view,
    { first: MOST, order: 'time-desc' },
  );
  if (items.length === 0) return [];
  const { facts, nodes } = await store.traverse(
    {
      start: { documents: items.map(({ id }) => id) },
      stages: [{ name: 'named', from: ['documents'], relation: 'MENTIONS', direction: 'out', anyTime: true }],
    },
    view,
  );
  const index = new FactIndex(facts);
  return items.flatMap((document) => {
    const named = index.objects('MENTIONS', document.id).flatMap((id) => nodes.get(id) ?? []);
    return named.some(({ kind }) => kind === 'Event') ? [] : [{ document, targets: named }];
  });
}

/** How many of the nodes of a list have which value. */
import { firstOf } from '../check.ts';
import type { View } from '../model.ts';
import type { Filter, Tally, TallyBy } from '../store.ts';
import type { Connection, Values } from './connection.ts';
import { checkProp, planOf } from './find.ts';
import { typesOf } from './read.ts';
import { KNOWN, TRUE_AT } from './rows.ts';

export async function tally(
  connection: Connection,
  filter: Filter,
  by: TallyBy,
  view: View,
  { first }: { first?: number } = {},
): Promise<Tally[]> {
  const limit = firstOf(first);
  const plan = planOf(filter, view);
  if (plan === undefined) return [];
  const [cypher, values] = valuesOf(by);
  return connection.read((run) =>
    run<Tally & Record<string, unknown>>(
      `${plan.text} ${cypher} RETURN value, count(DISTINCT n) AS count ORDER BY count DESC, value LIMIT $limit`,
      { ...plan.values, ...values, limit },
    ),
  );
}

/** Cypher that goes on from `n` with a `value` for each that it has. */
function valuesOf(by: TallyBy): [cypher: string, values: Values] {
  if (by === 'kind') return ['WITH n, n.kind AS value', {}];
  if ('prop' in by) {
    checkProp(by.prop);
    // Canonical JSON: a word stands right behind the name of its prop, and its own name is the last of that name at the top.
    const mark = `${JSON.stringify(by.prop)}:"`;
    return [
      `WITH n, split(n.props, $mark) AS parts WHERE size(parts) > 1
       WITH n, split(last(parts), '"')[0] AS value`,
      { mark },
    ];
  }
  const [start, end] = by.direction === 'out' ? ['-', '->'] : ['<-', '-'];
  return [
    `MATCH (n)${start}[r:${typesOf(by.relation)}]${end}(far:Node)
     WHERE r.value IS NULL AND ${KNOWN} ${by.anyTime ? '' : `AND ${TRUE_AT}`} ${by.kind === undefined ? '' : 'AND far.kind = $farKind'}
     WITH n, far.id AS value`,
    by.kind === undefined ? {} : { farKind: by.kind },
  ];
}

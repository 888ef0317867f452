/** Names that analysts found to mean something of the catalogue: known to extraction from the next reading on, and written out to be contributed. */
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { normaliseKey } from '../../graph/ids.ts';
import type { Instant, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { verdictsOf } from '../link/verdicts.ts';

export interface LearnedAlias {
  /** As documents write it. */
  alias: string;
  /** What it means: an id. */
  means: NodeId;
  by: string;
  at: Instant;
  reason: string;
}

/** Of standing decisions alone; sorted by what they mean. */
export async function learnedAliases(store: Store): Promise<LearnedAlias[]> {
  const standing = (await store.review.list()).filter(({ undoneAt }) => undoneAt === null);
  const { sameAs } = verdictsOf(standing);
  const found: LearnedAlias[] = [];
  for (const { kind, a, by, at, reason } of standing) {
    const means = sameAs.get(a);
    if (kind !== 'same' || means === undefined) continue;
    const { name } = await store.state(a);
    if (typeof name === 'string') found.push({ alias: name, means, by, at, reason });
  }
  return found.sort((x, y) => (x.means + x.alias < y.means + y.alias ? -1 : 1));
}

/** The catalogue with what was learned; itself where that is nothing. What it knows already, or what is gone from it, is passed over. */
export function withLearned(catalogue: Catalogue, learned: readonly LearnedAlias[]): Catalogue {
  const byId = new Map<NodeId, string[]>();
  for (const { alias, means } of learned) {
    if (!catalogue.byId.has(means) || catalogue.byKey.has(normaliseKey(alias))) continue;
    byId.set(means, [...(byId.get(means) ?? []), alias]);
  }
  if (byId.size === 0) return catalogue;
  const add = <T extends { id: NodeId; aliases: string[] }>(rows: T[]): T[] =>
    rows.map((row) => (byId.has(row.id) ? { ...row, aliases: [...row.aliases, ...byId.get(row.id)!] } : row));
  return {
    ...catalogue,
    providers: add(catalogue.providers),
    models: add(catalogue.models),
    channels: add(catalogue.channels),
    authorities: add(catalogue.authorities),
  };
}

/** Rows of the catalogue's files with the names added, each under the file that it is of, with who decided it. */
export function aliasesYaml(catalogue: Catalogue, learned: readonly LearnedAlias[]): string {
  const lines = [
    '# Names that were learned from decisions of analysts. Each row replaces the one of the same id in its file.',
  ];
  for (const means of new Set(learned.map((one) => one.means))) {
    const raw = catalogue.byId.get(means)?.raw;
    if (raw == null) continue;
    const document = parseDocument(raw.text);
    const item: unknown = isSeq(document.contents) ? document.contents.items[0] : document.contents;
    if (!isMap(item)) continue;
    const row = item as YAMLMap<unknown, unknown>;
    const mine = learned.filter((one) => one.means === means);
    const known = row.get('aliases') as unknown;
    const before = isSeq(known) ? (known.toJSON() as string[]) : [];
    const names = [...before, ...mine.map(({ alias }) => alias)];
    row.set('aliases', document.createNode(names, { flow: true }));
    lines.push('', `# ${raw.file}`);
    for (const { alias, by, at, reason } of mine)
      lines.push(
        `# ${JSON.stringify(alias)}: ${by}, ${new Date(at).toISOString().slice(0, 10)}${reason === '' ? '' : `: ${reason.replace(/\s+/g, ' ')}`}`,
      );
    lines.push(document.toString({ lineWidth: 0 }).trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

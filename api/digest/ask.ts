/** The published operation `digest`, asked as anybody would. */

import { readFileSync } from 'node:fs';
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import type { Instant, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import type { Stretch } from '../../queries/digest/stretch.ts';
import type { ImpactCounts } from '../../queries/impact/answer.ts';
import { createLoaders } from '../loaders.ts';
import { createSchema } from '../schema.ts';

interface Named {
  id: NodeId;
  name: string;
}
/** Who says something, in which document. */
export interface Told {
  document: { id: NodeId; title: string; source: { name: string } | null };
}
export interface Moved {
  node: Named;
  before: string | null;
  after: string | null;
  direction: 'WORSE' | 'UNCLEAR' | 'SETTLED' | 'BETTER' | 'NEW' | 'GONE';
  severity: string;
  why: string;
  wayOut: string | null;
  evidence: Told[];
}
interface Titled {
  id: NodeId;
  title: string;
}
/** As `digest.graphql` asks for it; instants are ISO 8601. */
export interface DigestAnswer {
  organisation: Named;
  from: string;
  until: string;
  headline: string;
  quiet: boolean;
  posture: {
    summary: string;
    before: { status: string; counts: ImpactCounts };
    after: { status: string; counts: ImpactCounts };
    workloads: Moved[];
    functions: Moved[];
    unmoved: number;
  };
  events: {
    event: Titled & { type: string; occurredAt: string | null };
    ours: Named[];
    documents: number;
    evidence: Told[];
  }[];
  besides: { document: Told['document'] & { publishedAt: string | null }; ours: Named[] }[];
  eventCount: number;
  actions: {
    action: Titled & { kind: string };
    before: string | null;
    after: string;
    ours: Named[];
    evidence: Told[];
  }[];
  precedents: { action: Titled; earlier: Titled; summary: string; isOurs: boolean }[];
  searches: { id: string; name: string; count: number; items: (Named & { __typename: string })[] }[];
  deadlines: {
    at: string;
    kind: 'EFFECTIVE' | 'ENDS';
    event: Titled;
    movedFrom: string[];
    change: 'NEW' | 'MOVED' | null;
    ours: Named[];
    evidence: Told[];
  }[];
  watch: {
    item: { id: NodeId };
    question: string;
    before: string | null;
    after: string;
    why: string;
    event: { id: NodeId } | null;
    evidence: Told[];
  }[];
  conflicts: { summary: string; about: Named | null; sides: { summary: string; evidence: Told[] }[] }[];
  openConflicts: number;
  uncertain: string[];
  coverage: {
    documents: number;
    heard: { source: { name: string }; documents: number }[];
    silent: { name: string }[];
    fellSilent: number;
    failing: { name: string; health: { lastSuccessAt: string | null; lastError: string | null } }[];
    unread: { name: string }[];
    workloads: number;
    models: number;
  };
}

let prepared: { schema: GraphQLSchema; operation: DocumentNode } | null = null;

/** `stretch`: where many digests of the same time are asked for. Throws what the question throws. */
export async function askDigest(
  store: Store,
  asked: { organisation: string; from: Instant; until: Instant; now: Instant; owners?: string[]; stretch?: Stretch },
): Promise<DigestAnswer> {
  prepared ??= {
    schema: createSchema(),
    operation: parse(readFileSync(new URL('../../queries/digest/digest.graphql', import.meta.url), 'utf8')),
  };
  const { organisation, from, until, now, owners = [], stretch } = asked;
  const { data, errors } = await execute({
    schema: prepared.schema,
    document: prepared.operation,
    variableValues: { organisation, from: new Date(from).toISOString(), until: new Date(until).toISOString(), owners },
    contextValue: {
      store,
      now,
      loaders: createLoaders(store),
      ...(stretch === undefined ? {} : { stretch }),
    },
  });
  const [error] = errors ?? [];
  if (error !== undefined) throw error.originalError ?? error;
  return (data as unknown as { digest: DigestAnswer }).digest;
}

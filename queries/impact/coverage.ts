/** What the answer looked at, and what it could not see. */
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Subgraph } from '../../graph/store.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { silenceAbout, silenceText } from '../watch/silence.ts';
import { count, dayText, listText, momentText } from '../words.ts';
import type { Coverage, WorkloadImpact } from './answer.ts';
import type { Asked } from './question.ts';

export function judgeCoverage(
  subgraph: Subgraph,
  judge: AvailabilityJudge,
  asked: Asked,
  workloads: readonly WorkloadImpact[],
  organisation: GraphNode,
  total: number,
): Coverage {
  // Catalogue rows and imported files are documents too, but nobody's report: they are not counted as coverage.
  const reports = new Map<NodeId, Instant>();
  let lastLearnedAt: Instant | null = null;
  for (const fact of subgraph.facts) {
    lastLearnedAt = Math.max(lastLearnedAt ?? 0, fact.learnedAt);
    if (fact.origin === 'document' || fact.origin === 'analyst') {
      reports.set(fact.document, judge.documents.get(fact.document)?.publishedAt ?? fact.learnedAt);
    }
  }
  const sources = new Map<NodeId, Coverage['sources'][number]>();
  for (const [id, published] of reports) {
    const header = judge.documents.get(id);
    const source = header?.source ?? id;
    const known = sources.get(source) ?? { id: source, kind: header?.sourceKind ?? null, documents: 0, newestAt: null };
    known.documents += 1;
    known.newestAt = Math.max(known.newestAt ?? 0, published);
    sources.set(source, known);
  }
  const unresolved = nodesOf(subgraph, 'unresolved');
  return {
    workloads: total,
    endpoints: subgraph.stages.get('endpoints')?.size ?? 0,
    unresolved,
    documents: reports.size,
    lastLearnedAt,
    sources: [...sources.values()].sort((a, b) => b.documents - a.documents || (a.id < b.id ? -1 : 1)),
    newestEvidenceAt: reports.size === 0 ? null : Math.max(...reports.values()),
    gaps: gapsOf(subgraph, judge, asked, workloads, unresolved, organisation, total),
  };
}

/** Absence is said: who was silent, what is not known, what can't be told. */
function gapsOf(
  subgraph: Subgraph,
  judge: AvailabilityJudge,
  asked: Asked,
  workloads: readonly WorkloadImpact[],
  unresolved: readonly GraphNode[],
  organisation: GraphNode,
  total: number,
): string[] {
  const gaps: string[] = [];
  const { question } = asked;
  const { name, learnedAt } = organisation;
  if (judge.at < learnedAt && judge.view.knownAt >= learnedAt) {
    const since = momentText(learnedAt);
    gaps.push(`What ${name} ran before ${since} is not known here: it is taken to have been what its file says since.`);
  }
  if (judge.view.knownAt >= learnedAt && total === 0)
    gaps.push('The organisation has no workloads: there is nothing to affect.');
  const facts = question.events.flatMap((event) => [
    ...judge.index.from('CHANGES', event.id),
    ...judge.index.from('CONCERNS', event.id),
    ...judge.index.from('PART_OF', event.id),
  ]);
  if (question.id !== null && facts.length === 0) {
    gaps.push(`At ${momentText(judge.view.knownAt)} nothing of ${question.title} was known here.`);
  } else if (question.id !== null) {
    const kinds = new Set(facts.map((fact) => judge.documents.get(fact.document)?.sourceKind));
    if (!kinds.has('regulator')) gaps.push('No document of an authority itself is among the evidence.');
    if (!kinds.has('vendor')) gaps.push('No statement of a vendor or channel is among the evidence.');
    for (const item of nodesOf(subgraph, 'questions')) {
      for (const one of silenceAbout(item.id, judge)) gaps.push(`“${item.name}” ${silenceText(one)}.`);
    }
    // An event's own time is what its documents say together; a lone fact may be dated wrong.
    const dated = question.events.map((event) => event.time).filter((time) => time !== null);
    const first = Math.min(...(dated.length > 0 ? dated : facts.map((fact) => fact.validFrom ?? Infinity)));
    if (judge.at < first && Number.isFinite(first)) {
      gaps.push(`At ${momentText(judge.at)} nothing of it had happened: it begins ${momentText(first)}.`);
    }
  }
  if (unresolved.length > 0) {
    const names = listText(unresolved.map((node) => node.name));
    gaps.push(`${count(unresolved.length, 'endpoint')} can't be matched to a model of the catalogue: ${names}.`);
  }
  const stale = new Map<string, string>();
  for (const { primaries, fallbacks } of workloads) {
    for (const { availability } of [...primaries, ...fallbacks]) {
      if (availability === null || availability.stale === null || availability.lastEvidenceAt === null) continue;
      const where = `${judge.name(availability.model)} on ${judge.name(availability.channel)}`;
      stale.set(where, `${where}: ${availability.stale} (${dayText(availability.lastEvidenceAt)}).`);
    }
  }
  return [...gaps, ...[...stale].sort().map(([, text]) => text)];
}

const nodesOf = (subgraph: Subgraph, stage: string): GraphNode[] =>
  [...(subgraph.stages.get(stage) ?? [])].sort().flatMap((id) => subgraph.nodes.get(id) ?? []);

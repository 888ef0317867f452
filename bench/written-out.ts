/**
 * The walk of an impact answer as Cypher for this one question, as one would write it by hand: a subquery a stage, its
 * relations and bounds in the text, whole relationships and nodes brought back. It brings what `traverse` brings.
 */
import type { Stage, TraverseSpec } from '../graph/store.ts';

const KNOWN = `r.scope IN $scopes AND NOT r.hidden AND r.learnedAt <= datetime({ epochMillis: $knownAt })
  AND (r.retractedAt IS NULL OR r.retractedAt > datetime({ epochMillis: $knownAt }))`;
const TRUE_AT = `(r.validFrom IS NULL OR r.validFrom <= datetime({ epochMillis: $at }))
  AND (r.validTo IS NULL OR r.validTo > datetime({ epochMillis: $at }))`;

export function writtenOut(spec: TraverseSpec): string {
  const parts = Object.keys(spec.start).map(
    (name) => `CALL () { UNWIND $start.${name} AS id MATCH (n:Node { id: id }) RETURN collect(DISTINCT n) AS ${name} }`,
  );
  const walked = spec.stages.map(({ name }) => `${name}Facts`);
  for (const stage of spec.stages) parts.push(...written(stage));
  for (const [i, { of, relation, anyTime = false }] of (spec.values ?? []).entries()) {
    walked.push(`values${i}`);
    parts.push(`CALL (${of}) { UNWIND ${of.join(' + ')} AS a WITH DISTINCT a MATCH (a)-[r:${[relation].flat().join('|')}]->(a)
      WHERE r.value IS NOT NULL AND ${visible(anyTime)} RETURN collect(r) AS values${i} }`);
  }
  const sets = [...Object.keys(spec.start), ...spec.stages.map(({ name }) => name)];
  return `${parts.join('\n')}
    CALL (${sets}) { UNWIND ${sets.join(' + ')} AS n RETURN collect(DISTINCT n { .id, .kind, .name, .keys, .time, .props }) AS nodes }
    CALL (${walked}) { UNWIND ${walked.join(' + ')} AS r RETURN collect(DISTINCT r) AS facts }
    CALL (facts) {
      UNWIND facts AS r WITH DISTINCT r.document AS id MATCH (d:Node { id: id }) MATCH (s:Node { id: d.source })
      RETURN collect(d { .id, .source, .url, .name, .time, .language, sourceProps: s.props }) AS documents
    }
    RETURN nodes, facts, documents`;
}

function written({ name, from, relation, direction, kind, repeat = 1, anyTime = false }: Stage): string[] {
  const [start, end] = direction === 'out' ? ['-', '->'] : ['<-', '-'];
  const types = [relation].flat().join('|');
  const far = kind === undefined ? '(n:Node)' : `(n:${kind})`;
  const sources = from.join(' + ');
  const where = `r.value IS NULL AND ${visible(anyTime)}`;
  if (repeat === 1) {
    return [
      `CALL (${from}) { UNWIND ${sources} AS a WITH DISTINCT a MATCH (a)${start}[r:${types}]${end}${far} WHERE ${where}
        RETURN collect(DISTINCT n) AS ${name}, collect(DISTINCT r) AS ${name}Facts }`,
    ];
  }
  return [
    `CALL (${from}) { UNWIND ${sources} AS a WITH DISTINCT a MATCH p = (a)${start}[rs:${types}*1..]${end}(n:Node)
      WHERE all(r IN rs WHERE ${where}) WITH n, min(length(p)) AS depth RETURN collect(n) AS ${name} }`,
    `CALL (${[...from, name]}) { UNWIND ${sources} + ${name} AS a WITH DISTINCT a MATCH (a)${start}[r:${types}]${end}() WHERE ${where}
      RETURN collect(DISTINCT r) AS ${name}Facts }`,
  ];
}

function visible(anyTime: boolean): string {
  return anyTime ? KNOWN : `${KNOWN} AND ${TRUE_AT}`;
}

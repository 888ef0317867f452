/** All Cypher of the project, linted: a mistake shows on machines that have no Neo4j. */
import { describe, expect, test } from 'vitest';
import { RELATIONS } from '../../graph/model.ts';
import { lintCypher } from './cypher-lint.ts';
import { type RecordedStatement, recordStatements } from './recorded-cypher.ts';
import { programFiles, read, withoutComments } from './source-files.ts';

const RELATION = new RegExp(`\\b(${Object.keys(RELATIONS).join('|')})(?=\\b|_)`, 'gi');

const recorded = await recordStatements();

describe('every statement of graph/neo4j', () => {
  test('was recorded: no place that sends one is left out', () => {
    const reached = new Set(recorded.map(({ place }) => place));
    expect(placesThatSend().filter((place) => !reached.has(place))).toEqual([]);
  });

  test('is Cypher, names labels and relations that exist, and is given all its parameters', {
    timeout: 300_000,
  }, () => {
    const wrong = distinct(recorded).flatMap(({ text, parameters, place }) =>
      lintCypher(text, parameters).map((mistake) => `${place}: ${mistake}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a mistake is caught', () => {
  test.each([
    ['a clause', 'MATCH (n:Node) RETRN n', 'Invalid input'],
    ['a variable', 'MATCH (n:Node) RETURN m', 'Variable `m` not defined'],
    ['a label', 'MATCH (n:Nod) RETURN n', 'Nod'],
    ['a relation', 'MATCH (a)-[r:CONCERN]->(b) RETURN r', 'CONCERN'],
    ['a parameter', 'MATCH (n:Node { id: $ids }) RETURN n', 'Parameter $ids is not defined'],
    ['an aggregation', 'MATCH (n:Node) WHERE count(n) > 1 RETURN n', 'count'],
  ])('in %s', (_what, statement, said) => {
    expect(lintCypher(statement, ['id']).join('\n')).toContain(said);
  });
});

/** `graph/neo4j/find.ts:42`: calls of `run` and `command`, in all files but the one that defines them. */
function placesThatSend(): string[] {
  return programFiles
    .filter((path) => /^graph\/neo4j\/[\w-]+\.ts$/.test(path) && path !== 'graph/neo4j/connection.ts')
    .flatMap((path) =>
      withoutComments(read(path))
        .split('\n')
        .flatMap((line, i) => (/(?<!function )\b(run|command)(<|\()/.test(line) ? [`${path}:${i + 1}`] : [])),
    );
}

/**
 * Each once. What is repeated for every relation is looked at for one: in commands that make indexes, and in branches of
 * a union or a CASE.
 */
function distinct(statements: RecordedStatement[]): RecordedStatement[] {
  const shapes = new Map<string, RecordedStatement>();
  for (const statement of statements) {
    const text = withFewBranches(statement.text);
    shapes.set(`${statement.parameters} ${withoutRelations(text)}`, { ...statement, text });
  }
  return [...shapes.values()];
}

/** Of many: the first, the last, and of those between one of each shape. */
function withFewBranches(text: string): string {
  const [first, ...rest] = text.split(/(?=\bUNION\b|\bWHEN '-?[A-Z])/);
  if (rest.length < 10) return text;
  const last = rest.pop();
  const between = new Map(rest.map((branch) => [withoutRelations(branch), branch]));
  return [first, ...between.values(), last].join('');
}

function withoutRelations(text: string): string {
  return text.replace(RELATION, 'RELATION');
}

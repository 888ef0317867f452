/** Mistakes in Cypher, found without a server: by the grammar and the analysis that Neo4j's own editors use. */
import { createRequire } from 'node:module';
import { NODE_KINDS, RELATIONS } from '../../graph/model.ts';

/** Only its CommonJS build can be loaded by Node. */
const { lintCypherQuery } = createRequire(import.meta.url)('@neo4j-cypher/language-support') as {
  lintCypherQuery(query: string, schema: object): { diagnostics: { message: string; offsets: { start: number } }[] };
};

/** What `migrate` and the writes make, beside the words of the graph. */
const LABELS = [
  ...NODE_KINDS,
  'Node',
  'Key',
  'Text',
  'Version',
  'Change',
  'Decision',
  'Lease',
  'Meta',
  'Purge',
  'Record',
];
const RELATIONSHIP_TYPES = [...Object.keys(RELATIONS), 'FINDS', 'MERGED_INTO'];

/** One line a mistake, with the piece of the statement that it is about; empty: none. */
export function lintCypher(statement: string, parameters: readonly string[]): string[] {
  const { diagnostics } = lintCypherQuery(statement, {
    labels: LABELS,
    relationshipTypes: RELATIONSHIP_TYPES,
    parameters: Object.fromEntries(parameters.map((name) => [name, ''])),
  });
  return diagnostics.map(({ message, offsets }) => {
    const piece = statement.slice(Math.max(0, offsets.start - 20), offsets.start + 40).replace(/\s+/g, ' ');
    return `${message} At: ${piece}`;
  });
}

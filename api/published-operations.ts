/** The `.graphql` files of `queries/`: what analysts, the digest and dashboards use, and what GraphiQL opens with. */
import { readdirSync, readFileSync } from 'node:fs';
import { getOperationAST, type OperationTypeNode, parse } from 'graphql';

const QUERIES = new URL('../queries/', import.meta.url);

export interface PublishedOperation {
  /** `impact/impact.graphql` */
  file: string;
  text: string;
  kind: `${OperationTypeNode}`;
}

/** In the order of their files. */
export function readPublishedOperations(): PublishedOperation[] {
  return readdirSync(QUERIES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(file, QUERIES), 'utf8');
      return { file, text, kind: getOperationAST(parse(text))!.operation };
    });
}

/** The `.graphql` files of `queries/`: what analysts, the digest and dashboards use, and what GraphiQL opens with. */
import { readdirSync, readFileSync } from 'node:fs';

const QUERIES = new URL('../queries/', import.meta.url);

export interface PublishedOperation {
  /** `impact/impact.graphql` */
  file: string;
  text: string;
}

/** In the order of their files. */
export function readPublishedOperations(): PublishedOperation[] {
  return readdirSync(QUERIES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => ({ file, text: readFileSync(new URL(file, QUERIES), 'utf8') }));
}

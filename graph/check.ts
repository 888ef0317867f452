/** What a batch must be before anything of it is written. Each refusal names the node or document and the field. */
import { BellwetherError } from './errors.ts';
import { NODE_KINDS, RELATIONS, STANCES } from './model.ts';
import type { Batch, DocumentInput, FactInput, NodeInput, RecordPut } from './store.ts';

const KINDS: ReadonlySet<string> = new Set(NODE_KINDS);
const STANCE_SET: ReadonlySet<string> = new Set(STANCES);

export function checkBatch(batch: Batch): void {
  for (const node of batch.nodes ?? []) checkNode(node);
  for (const { document } of batch.documents ?? []) checkDocument(document);
  for (const { from, into } of batch.redirects ?? []) {
    if (from === into) throw refused(`Redirect of '${from}' leads to itself.`, { id: from });
  }
}

/** Records that are put together: each once. */
export function checkPuts(puts: readonly RecordPut[]): void {
  const seen = new Set<string>();
  for (const { collection, id, dueAt } of puts) {
    if (!collection || !id) throw refused('A record needs a collection and an id.', { collection, id });
    const key = JSON.stringify([collection, id]);
    if (seen.has(key)) throw refused(`Record '${id}' of '${collection}' is put twice.`, { collection, id });
    seen.add(key);
    checkInstant(dueAt, `Record '${id}' of '${collection}'`, 'dueAt');
  }
}

/** How many items a page has: 100 unless asked otherwise. */
export function firstOf(first = 100): number {
  if (Number.isSafeInteger(first) && first >= 1) return first;
  throw refused(`A page of ${first} items: 'first' must be a whole number from 1 on.`, { first });
}

function checkNode(node: NodeInput): void {
  if (typeof node.id !== 'string' || node.id === '') throw refused('A node has no id.', { field: 'id' });
  if (!KINDS.has(node.kind))
    throw refused(`Node '${node.id}': no kind '${node.kind}'.`, { id: node.id, field: 'kind' });
  if (node.kind === 'Document') {
    throw refused(`Node '${node.id}': documents are written in 'documents', with their text.`, { id: node.id });
  }
  if (typeof node.name !== 'string') throw refused(`Node '${node.id}' has no name.`, { id: node.id, field: 'name' });
  checkInstant(node.time, `Node '${node.id}'`, 'time');
  checkInstant(node.learnedAt, `Node '${node.id}'`, 'learnedAt');
}

function checkDocument(document: DocumentInput): void {
  const { id } = document;
  if (typeof id !== 'string' || id === '') throw refused('A document has no id.', { field: 'id' });
  if (typeof document.text !== 'string') throw refused(`Document '${id}' has no text.`, { id, field: 'text' });
  if (!document.contentHash) throw refused(`Document '${id}' has no contentHash.`, { id, field: 'contentHash' });
  if (typeof document.title !== 'string') throw refused(`Document '${id}' has no title.`, { id, field: 'title' });
  checkInstant(document.publishedAt, `Document '${id}'`, 'publishedAt');
  for (const field of ['learnedAt', 'fetchedAt'] as const) {
    if (document[field] == null) throw refused(`Document '${id}' has no ${field}.`, { id, field });
    checkInstant(document[field], `Document '${id}'`, field);
  }
}

/** `text` is the document's: every quote must stand in it. */
export function checkFact(fact: FactInput, document: string, text: string): void {
  const { relation, quote, start, end } = fact;
  const details = { document, relation, quote, start, end };
  const said = `Document '${document}', ${relation}`;
  if (!Object.hasOwn(RELATIONS, relation)) throw refused(`Document '${document}': no relation '${relation}'.`, details);
  if (!quote || end - start !== quote.length || !text.startsWith(quote, start)) {
    throw refused(`${said}: the quote ${shown(quote)} does not stand at ${start} to ${end} of its text.`, details);
  }
  const hasObject = fact.object != null;
  if (hasObject === (fact.value != null)) {
    throw refused(`${said}: give an object or a value, ${hasObject ? 'not both' : 'one of them'}.`, details);
  }
  if (fact.stance !== undefined && !STANCE_SET.has(fact.stance)) {
    throw refused(`${said}: no stance '${fact.stance}'.`, details);
  }
  if (fact.confidence !== undefined && !(fact.confidence >= 0 && fact.confidence <= 1)) {
    throw refused(`${said}: confidence ${fact.confidence} is not between 0 and 1.`, details);
  }
  checkInstant(fact.validFrom, said, 'validFrom');
  checkInstant(fact.validTo, said, 'validTo');
  if (fact.validFrom != null && fact.validTo != null && fact.validTo < fact.validFrom) {
    throw refused(`${said}: validTo is before validFrom.`, details);
  }
}

/** What refuses a batch: nothing of it is written. */
export function refused(message: string, details: Record<string, unknown>, hint?: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', message, hint === undefined ? { details } : { details, hint });
}

function checkInstant(instant: number | null | undefined, of: string, field: string): void {
  if (instant != null && !Number.isSafeInteger(instant)) {
    throw refused(`${of}: ${field} ${instant} is not an instant (whole milliseconds).`, { field });
  }
}

function shown(quote: string): string {
  const text = JSON.stringify(quote ?? '');
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}

/** What kinds of things are called where several stand together. */
import type { SearchKind } from '../../operations/schema.ts';

export const KIND_WORDS: Record<SearchKind, string> = {
  ACTION: 'Actions',
  AUTHORITY: 'Authorities',
  CHANNEL: 'Channels',
  CLAIM: 'Claims',
  DOCUMENT: 'Documents',
  ENDPOINT: 'Endpoints',
  EVENT: 'Events',
  FUNCTION: 'Functions',
  JURISDICTION: 'Jurisdictions',
  MODEL: 'Models',
  OFFERING: 'Offerings',
  ORGANISATION: 'Organisations',
  PROVIDER: 'Providers',
  SOURCE: 'Sources',
  WATCH_ITEM: 'Open questions',
  WORKLOAD: 'Workloads',
};

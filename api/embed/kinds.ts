/** What is shown → the published operation that is asked. */
export const EMBED_OPERATIONS = {
  impact: 'impact/impact.graphql',
  availability: 'availability/availability.graphql',
  timeline: 'timeline/timeline.graphql',
} as const;
export type EmbedKind = keyof typeof EMBED_OPERATIONS;
export const EMBED_KINDS = Object.keys(EMBED_OPERATIONS) as EmbedKind[];

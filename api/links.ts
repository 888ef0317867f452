/** Where a mail leads: the pages of the console. Whatever is written to people outside takes its links from here. */
import type { Instant, NodeId } from '../graph/model.ts';

/** `base`: where the server is reached, without a slash at the end. */
export function linksFrom(base: string) {
  const page = (kind: string, id: NodeId): string => `${base}/${kind}/${encodeURIComponent(id)}`;
  const asked = (path: string, values: Record<string, string>): string =>
    `${base}/${path}?${new URLSearchParams(values).toString()}`;
  return {
    home: base,
    settings: `${base}/settings`,
    event: (id: NodeId): string => page('event', id),
    action: (id: NodeId): string => page('action', id),
    document: (id: NodeId): string => page('document', id),
    /** How everything stands. */
    now: (organisation: NodeId): string => asked('now', { organisation }),
    /** What an event does to an organisation (without one: everything that is off), as it stood at `at`. */
    impact: (organisation: NodeId, { event, at }: { event?: NodeId; at: Instant }): string =>
      asked('impact', { organisation, ...(event === undefined ? {} : { event }), at: new Date(at).toISOString() }),
  };
}

export type Links = ReturnType<typeof linksFrom>;

/** From an answer to what is shown of it. */
import type { Display } from './display.ts';
import type { Embed } from './embeds.ts';
import type { AvailabilityView, EmbedView, ImpactView, TimelineView } from './view.ts';

// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the published operation, which the schema has checked.
type Data = any;

/** `data`: what the published operation gives. */
export function viewOf(
  { kind, variables, display }: Pick<Embed, 'kind' | 'variables' | 'display'>,
  data: Data,
): EmbedView {
  if (kind === 'impact') {
    const isPosture = variables.event === undefined && variables.action === undefined;
    return impactView(data.impact, isPosture ? 'AI use: how it stands' : data.impact.title, display);
  }
  if (kind === 'availability') return availabilityView(data.availability, display);
  return timelineView(data.timeline, display);
}

/** The worst first. */
const STATUSES = ['DOWN', 'UNKNOWN', 'DEGRADED', 'COVERED', 'AT_RISK', 'UNAFFECTED'];

function impactView(impact: Data, name: string, { title, rows }: Display): ImpactView {
  const { total: _, ...counts } = impact.counts;
  const touched: Data[] = impact.workloads.nodes.filter((one: Data) => one.status !== 'UNAFFECTED');
  touched.sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status));
  return {
    kind: 'impact',
    title: title ?? name,
    status: impact.status,
    summary: impact.summary,
    counts,
    rows: touched
      .slice(0, rows)
      .map(({ workload, status, reason, wayOut }) => ({ name: workload.name, status, reason, wayOut })),
    more: Math.max(0, touched.length - rows),
  };
}

function availabilityView(channels: Data[], { title, rows }: Display): AvailabilityView {
  return {
    kind: 'availability',
    title: title ?? channels[0]?.model.name ?? '',
    rows: channels
      .slice(0, rows)
      .map(({ channel, state, usable, reason }) => ({ name: channel.name, state, usable: usable === true, reason })),
    more: Math.max(0, channels.length - rows),
  };
}

function timelineView(timeline: Data, { title, rows }: Display): TimelineView {
  const bands: Data[] = timeline.workloads;
  return {
    kind: 'timeline',
    title: title ?? 'AI use: what was down when',
    summary: timeline.summary,
    from: timeline.from,
    to: timeline.to,
    rows: bands.slice(0, rows).map(({ workload, segments }) => ({
      name: workload.name,
      segments: segments.map(({ from, to, status, why }: Data) => ({ from, to, status, why })),
    })),
    more: Math.max(0, bands.length - rows),
  };
}

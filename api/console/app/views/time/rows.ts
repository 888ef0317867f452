/** From answers to rows of bands: each model on each channel, for everyone and for whom else it differs. Pure. */
import type { AvailabilityTimelineData } from '../../operations/availability-timeline.ts';

type Band = AvailabilityTimelineData['availabilityTimeline']['bands'][number];
export type Segment = Band['segments'][number];

export interface Row {
  key: string;
  model: { id: string; name: string };
  /** In words; channels that did the same all the time are one row. */
  channels: string[];
  /** For whom, where that is not everyone. */
  audience: string | null;
  segments: Segment[];
}

const channelOf = (band: Band): string => band.channel?.name ?? 'no channel known';
const courseOf = (band: Band): string =>
  band.segments.map(({ from, state, usable }) => `${from} ${state} ${usable}`).join();

/** Another audience is told of where another state holds for it; what it may do besides is in the table. */
const statesOf = ({ segments }: Band): string =>
  segments
    .filter(({ state }, index) => state !== segments[index - 1]?.state)
    .map(({ from, state }) => `${from} ${state}`)
    .join();

/** `joined`: channels of a model with the same course become one row. */
export function rowsOf(
  everyone: readonly Band[],
  others: readonly Band[],
  audience: string | null,
  joined: boolean,
): Row[] {
  const rows = new Map<string, Row>();
  const states = new Map(everyone.map((band) => [`${band.model.id} ${band.channel?.id}`, statesOf(band)]));
  const add = (band: Band, whom: string | null): void => {
    const course = joined ? courseOf(band) : (band.channel?.id ?? '');
    const key = `${band.model.id} ${whom ?? ''} ${course}`;
    const known = rows.get(key);
    if (known !== undefined) known.channels.push(channelOf(band));
    else
      rows.set(key, { key, model: band.model, channels: [channelOf(band)], audience: whom, segments: band.segments });
  };
  for (const band of everyone) add(band, null);
  for (const band of others) {
    if (states.get(`${band.model.id} ${band.channel?.id}`) !== statesOf(band)) add(band, audience);
  }
  const order = [...new Set(everyone.map(({ model }) => model.id))];
  return [...rows.values()].sort((a, b) => order.indexOf(a.model.id) - order.indexOf(b.model.id));
}

/** `Amazon Bedrock, GitHub Copilot and 6 others` */
export function channelText(channels: readonly string[]): string {
  if (channels.length <= 3) return channels.join(', ');
  return `${channels.slice(0, 2).join(', ')} and ${channels.length - 2} others`;
}

export const segmentAt = <S extends { from: string; to: string }>(segments: readonly S[], at: number): S | undefined =>
  segments.find(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to)) ??
  (segments.length > 0 && at >= Date.parse(segments.at(-1)!.to) ? segments.at(-1) : undefined);

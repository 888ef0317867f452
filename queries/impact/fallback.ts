/**
 * A fallback, judged against what failed: usable now, independent, verified, in time. It covers only if it is all of it:
 * a way out that was never tried, or that the same letter switches off, is a hope.
 */
import type { Instant } from '../../graph/model.ts';
import { type Asked, audienceText } from '../availability/audience.ts';
import { stateText } from '../availability/explain.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { capitalise, count, DAY, dayText, listText, MINUTE, spanText } from '../words.ts';
import type { EndpointAssessment, FallbackAssessment, Shared } from './answer.ts';
import type { EndpointUse } from './endpoint.ts';
import { type Independence, sharedText, sharedWord } from './independence.ts';

export interface FallbackContext {
  judge: AvailabilityJudge;
  independence: Independence;
  audience: Asked;
  /** The shortest RTO of what the workload supports, in ms. */
  rto: number | null;
  /** How long a test counts, in days. */
  testDays: number;
}

export function assessEndpoint(use: EndpointUse, judge: AvailabilityJudge): Omit<EndpointAssessment, 'availability'> {
  const provider = use.model === null ? undefined : judge.index.objects('DEVELOPED_BY', use.model)[0];
  return {
    endpoint: use.endpoint,
    role: use.role,
    model: use.model === null ? null : (judge.node(use.model) ?? null),
    channel: use.channel === null ? null : (judge.node(use.channel) ?? null),
    provider: provider === undefined ? null : (judge.node(provider) ?? null),
    region: use.region,
    resolved: use.model !== null,
  };
}

/** `failed`: the primaries that it has to stand in for. */
export function judgeFallback(
  use: EndpointUse,
  failed: readonly EndpointUse[],
  { judge, independence, audience, rto, testDays }: FallbackContext,
): FallbackAssessment {
  const { at } = judge.view;
  const { model, offering, channel } = use;
  const availability = model === null ? null : judge.judge({ model, offering, channel, audience });
  const usable = availability?.usable ?? null;
  const shared = model === null ? [] : merge(failed.map((one) => independence.shared(use, one)));
  const unknown = model === null ? [] : [...new Set(failed.flatMap((one) => independence.unknown(use, one)))];
  const independent = model !== null && unknown.length === 0 && !shared.some((one) => one.decisive);
  const verified = use.verifiedAt !== null && use.verifiedAt <= at && at - use.verifiedAt <= testDays * DAY;
  const withinRto = rto === null || use.switchMinutes === null ? null : use.switchMinutes * MINUTE <= rto;
  // Without an RTO there is nothing to breach; with one, a switch time that nobody measured does not keep it.
  const inTime = rto === null || withinRto === true;
  const covers = usable === true && independent && verified && inTime;
  const assessed = {
    ...assessEndpoint(use, judge),
    availability,
    usable,
    independent,
    shared,
    unknown,
    verified,
    withinRto,
    covers,
  };
  const { verifiedAt, switchMinutes } = use;
  const text = describe({ ...assessed, verifiedAt, switchMinutes }, { audience, at, rto, testDays });
  return { ...assessed, role: 'fallback', verifiedAt, switchMinutes, text };
}

function describe(
  fallback: Omit<FallbackAssessment, 'text' | 'role'>,
  { audience, at, rto, testDays }: Pick<FallbackContext, 'audience' | 'rto' | 'testDays'> & { at: Instant },
): string {
  const { availability, shared, unknown, usable, verified, verifiedAt, switchMinutes, withinRto } = fallback;
  if (availability === null) return 'Nothing in the catalogue matches its model, so nobody can say whether it works.';
  const parts: string[] = [];
  if (usable === false) parts.push(`not usable (${stateText(availability.state)})`);
  else if (usable === null && availability.partly) parts.push(`usable by a part of ${audienceText(audience)} only`);
  else if (usable === null) parts.push(`not known to be usable (${stateText(availability.state)})`);
  else parts.push('usable');
  const decisive = shared.filter((one) => one.decisive).map(sharedText);
  if (decisive.length > 0) parts.push(`shares ${listText(decisive)} with what failed`);
  else if (unknown.length === 0) parts.push('independent of what failed');
  else parts.push(`not known to be independent of what failed (${listText(unknown.map(sharedWord))} not known)`);
  if (verifiedAt === null) parts.push('never tested');
  else if (verifiedAt > at) parts.push(`not tested before ${dayText(verifiedAt)}`);
  else if (verified) parts.push(`tested ${dayText(verifiedAt)}`);
  else
    parts.push(
      `last tested ${dayText(verifiedAt)}, longer ago than ${testDays === 365 ? 'a year' : count(testDays, 'day')}`,
    );
  if (switchMinutes !== null) parts.push(`switches in ${spanText(switchMinutes * MINUTE)}`);
  else if (rto !== null) parts.push('its switch time is not known');
  if (withinRto === false && rto !== null) parts.push(`longer than the ${spanText(rto)} allowed`);
  return `${capitalise(parts.join(', '))}.`;
}

/** Each thing shared once, decisive if it is so towards any of what failed. */
function merge(lists: Shared[][]): Shared[] {
  const all = new Map<string, Shared>();
  for (const one of lists.flat()) {
    const key = `${one.what} ${one.node ?? one.name}`;
    if (all.get(key)?.decisive !== true) all.set(key, one);
  }
  return [...all.values()];
}

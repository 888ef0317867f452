/**
 * What works: the changes of a model on one channel, in order of time, for one audience. Each rule has its reason.
 *
 * 1. The offering itself is the beginning: AVAILABLE from its release, RESTRICTED where it is for some only.
 * 2. Strong changes (statements by who switches, reports) follow in order of time; the latest whose audience covers the
 *    asked one holds. Reason: availability is per audience and time.
 * 3. A report overturns a statement only where two independent sources say so, and second-hand accounts of an event never
 *    widen what a first-hand one says. Reason: one page that is wrong must not switch anything.
 * 4. What is restored for a list changes nothing for others; what is restored for a class or region that anyone may
 *    belong to is PARTLY_RESTORED for all, and usable by its members. A cap makes it PARTLY_RESTORED.
 * 5. Announced without a date: told among the causes, switches nothing. Reason: an announcement is not a restoration.
 * 6. A listing never overturns anything: catalogues list what can't be called, and drop what can.
 * 7. Somebody uses what should be off: with a restoration announced, or the evidence old, nobody knows: UNKNOWN, with both.
 * 8. Deprecated is still usable, retired is not.
 * 9. A change dated before the release can't have happened: a conflict, and nothing else.
 */
import type { AvailabilityState, Instant, NodeId } from '../../graph/model.ts';
import { DAY } from '../words.ts';
import type { Coverage } from './answer.ts';
import { type Asked, covers } from './audience.ts';
import { type Change, isEasing, rank, reaches } from './change.ts';
import type { Places } from './places.ts';

/** Evidence older than this is stale. Reason: vendors and channels post at least monthly about what is off. */
export const STALE_DAYS = 30;

/** Where it stood before anything happened. */
export interface Baseline {
  state: AvailabilityState;
  usable: boolean | null;
  /** Its release on the channel; null where that is not known. */
  from: Instant | null;
}

/** A change with what it did: `decisive` ones set the state in their turn. */
export interface Weighed {
  change: Change;
  covers: Coverage;
  decisive: boolean;
  /** Why it was not followed, where it contradicts: it becomes a conflict. */
  contradicts?: 'weaker' | 'before-release' | 'listing' | 'observation';
}

export interface Operational {
  state: AvailabilityState;
  usable: boolean | null;
  partly: boolean;
  /** When the present state began; null: it is the baseline. */
  since: Instant | null;
  /** The change that set it; null: the baseline. */
  decisive: Change | null;
  weighed: Weighed[];
}

interface Step {
  state: AvailabilityState;
  usable: boolean | null;
  partly: boolean;
}

/** `changes` oldest first; only operational ones that hold on `channel` and have begun by `at` are looked at. */
export function judgeOperational(
  baseline: Baseline,
  changes: readonly Change[],
  channel: NodeId | null,
  asked: Asked,
  at: Instant,
  places: Places,
): Operational {
  let now: Step = { state: baseline.state, usable: baseline.usable, partly: false };
  let decisive: Change | null = null;
  let since: Instant | null = null;
  let pendingSince: Instant | null = null;
  let lastSaidAt: Instant | null = null;
  const weighed: Weighed[] = [];
  const held = changes.filter((c) => c.layer === 'operational' && !c.planned && c.from <= at && reaches(c, channel));
  const firstHand = new Set(held.filter((c) => c.basis === 'statement' && c.event !== null).map((c) => c.event));

  for (const change of held) {
    const coverage = covers(change.audience, asked, places);
    const note = (more: Partial<Weighed> = {}) => weighed.push({ change, covers: coverage, decisive: false, ...more });
    // A day of grace: releases are told in days, changes in minutes.
    if (baseline.from !== null && change.event !== null && change.from < baseline.from - DAY) {
      note({ contradicts: 'before-release' });
      continue;
    }
    if (change.undated === true) {
      if (isEasing(change) && coverage !== 'no') pendingSince = change.from;
      note();
      continue;
    }
    const next = step(now, change, coverage, at);
    const differs = next.state !== now.state || next.usable !== now.usable || next.partly !== now.partly;
    if (!differs) {
      if (rank(change.basis) <= rank('report')) lastSaidAt = Math.max(lastSaidAt ?? 0, change.from);
      note();
    } else if (change.basis === 'listing') {
      note({ contradicts: 'listing' });
    } else if (change.basis === 'observation') {
      const old = change.from - (lastSaidAt ?? since ?? change.from) > STALE_DAYS * DAY;
      if (now.usable === false && next.usable !== false && (pendingSince !== null || old)) {
        now = { state: 'UNKNOWN', usable: null, partly: false };
        since = change.from;
      }
      note({ contradicts: 'observation' });
    } else if (
      change.basis === 'report' &&
      ((decisive?.basis === 'statement' && change.sources < 2) || firstHand.has(change.event))
    ) {
      note({ contradicts: 'weaker' });
    } else {
      now = next;
      decisive = change;
      since = change.from;
      lastSaidAt = Math.max(lastSaidAt ?? 0, change.from);
      if (!isEasing(change)) pendingSince = null;
      note({ decisive: true });
    }
  }
  return { ...now, since, decisive, weighed };
}

/** What a change makes of the state for the audience, if it is believed. */
function step(now: Step, change: Change, coverage: Coverage, at: Instant): Step {
  const ended = change.to !== null && change.to <= at;
  if (isEasing(change)) return ease(now, change, coverage, ended);
  if (change.state === 'DEPRECATED' && isRetired(change, at)) return tighten(now, change, coverage, false);
  return ended ? now : tighten(now, change, coverage, change.state === 'DEPRECATED' ? now.usable : null);
}

function ease(now: Step, change: Change, coverage: Coverage, ended: boolean): Step {
  const { kind } = change.audience;
  if (kind === 'everyone') {
    // A limit that has ended by its own date leaves the thing whole.
    const limited = change.state === 'PARTLY_RESTORED' || change.cap !== undefined;
    return { state: limited && !ended ? 'PARTLY_RESTORED' : 'AVAILABLE', usable: true, partly: false };
  }
  if (ended) return now;
  if (kind === 'listed') {
    if (coverage === 'yes') return { state: 'RESTRICTED', usable: true, partly: false };
    const closesTheRest = change.state === 'RESTRICTED' && now.state === 'AVAILABLE';
    return closesTheRest ? { state: 'RESTRICTED', usable: coverage === 'unknown' ? null : false, partly: false } : now;
  }
  if (now.usable === true && !now.partly && now.state === 'AVAILABLE') return now;
  switch (coverage) {
    case 'yes':
      return { state: 'PARTLY_RESTORED', usable: true, partly: false };
    case 'partly':
      return { state: 'PARTLY_RESTORED', usable: now.usable === true ? true : null, partly: now.usable !== true };
    case 'no':
      return { state: 'PARTLY_RESTORED', usable: now.usable, partly: now.partly };
    case 'unknown':
      return { state: 'PARTLY_RESTORED', usable: now.usable === true ? true : null, partly: false };
  }
}

/** `usable`: for an audience that is covered; SUSPENDED is off in any case. */
function tighten(now: Step, change: Change, coverage: Coverage, usable: boolean | null): Step {
  if (coverage === 'no') return now;
  if (coverage === 'yes') {
    return { state: change.state, usable: change.state === 'SUSPENDED' ? false : usable, partly: false };
  }
  // Named entities are never "a part of everyone" in the sense that matters here.
  if (change.audience.kind === 'listed' || now.usable === false || change.state === 'DEPRECATED') return now;
  if (coverage === 'unknown') return { state: 'UNKNOWN', usable: null, partly: false };
  return { state: 'RESTRICTED', usable: null, partly: true };
}

/** Deprecated is still usable; retired is not. A deprecation that ends has come to the retirement. */
const isRetired = (change: Change, at: Instant): boolean =>
  (change.to !== null && change.to <= at) || isRetirement(change);

/** Said ahead of its day, a deprecation gives the day of the retirement: nobody announces from when on he will advise against. */
export const isRetirement = (change: Change): boolean =>
  change.state === 'DEPRECATED' && change.from - change.announcedAt > DAY;

/** What a what-if supposes, as changes that the judge takes like stated ones. Pure; nothing is stored. */
import type { Audience, Instant, NodeId } from '../../graph/model.ts';
import type { Change } from '../availability/change.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';

/** All of it is off, for that audience, from … to. */
export interface Assumption {
  models: NodeId[];
  /** Every model of theirs, and every channel that they operate. */
  providers: NodeId[];
  channels: NodeId[];
  /** Whatever is developed or operated under their law. */
  jurisdictions: NodeId[];
  /** Of all this, only models with such weights; null: with any. Of which nothing is known counts as closed: nobody has a copy. */
  weights: 'open' | 'closed' | null;
  /** Models, providers and channels that stay on whatever else is off. */
  except: NodeId[];
  audience: Audience;
  /** Null: from the moment that is asked about. Exclusive end; null: open. */
  from: Instant | null;
  to: Instant | null;
}

/**
 * A change of every one of the models in `used` that is off somewhere, on the channels where it is. Open weights on one's own
 * machines stay on, unless that very channel is switched off: nobody can revoke a copy.
 */
export function assume(off: Assumption, judge: AvailabilityJudge, used: Iterable<NodeId>): Change[] {
  const { index } = judge;
  const models = new Set(off.models);
  const providers = new Set(off.providers);
  const channels = new Set(off.channels);
  const jurisdictions = new Set(off.jurisdictions);
  const except = new Set(off.except);
  const isOff = (provider: NodeId): boolean =>
    !except.has(provider) &&
    (providers.has(provider) || index.objects('CONTROLLED_FROM', provider).some((place) => jurisdictions.has(place)));
  return [...used].flatMap((model): Change[] => {
    const open = judge.node(model)?.props.openWeights === true;
    if (except.has(model) || (off.weights !== null && (off.weights === 'open') !== open)) return [];
    const whole = models.has(model) || index.objects('DEVELOPED_BY', model).some(isOff);
    const offered = index.subjects('OFFERING_OF', model).flatMap((offering) => index.objects('THROUGH', offering));
    const reached = [...new Set(offered)].filter((channel) => {
      if (except.has(channel)) return false;
      if (channels.has(channel)) return true;
      const ownCopy = open && judge.node(channel)?.props.selfHosted === true;
      return !ownCopy && (whole || index.objects('OPERATED_BY', channel).some(isOff));
    });
    return reached.length === 0 ? [] : [assumedChange(model, reached, off, judge.at)];
  });
}

/** Before it begins it is announced: known to come, as far as whoever supposes it is concerned. */
function assumedChange(model: NodeId, channels: NodeId[], { audience, from, to }: Assumption, at: Instant): Change {
  const begins = from ?? at;
  return {
    event: null,
    model,
    state: 'SUSPENDED',
    layer: 'operational',
    audience,
    channels,
    basis: 'statement',
    from: begins,
    to,
    announcedAt: Math.min(begins, at),
    planned: false,
    facts: [],
    sources: 1,
  };
}

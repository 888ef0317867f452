/** What a what-if supposes, as changes that the judge takes like stated ones. Pure; nothing is stored. */
import type { Audience, Instant, NodeId } from '../../graph/model.ts';
import type { Change } from '../availability/change.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';

/** All of it is off, for that audience. */
export interface Assumption {
  models: NodeId[];
  /** Every model of theirs, and every channel that they operate. */
  providers: NodeId[];
  channels: NodeId[];
  /** Whatever is developed or operated under their law. */
  jurisdictions: NodeId[];
  audience: Audience;
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
  const isOff = (provider: NodeId): boolean =>
    providers.has(provider) || index.objects('CONTROLLED_FROM', provider).some((place) => jurisdictions.has(place));
  return [...used].flatMap((model): Change[] => {
    const whole = models.has(model) || index.objects('DEVELOPED_BY', model).some(isOff);
    const open = judge.node(model)?.props.openWeights === true;
    const offered = index.subjects('OFFERING_OF', model).flatMap((offering) => index.objects('THROUGH', offering));
    const reached = [...new Set(offered)].filter((channel) => {
      if (channels.has(channel)) return true;
      const ownCopy = open && judge.node(channel)?.props.selfHosted === true;
      return !ownCopy && (whole || index.objects('OPERATED_BY', channel).some(isOff));
    });
    return reached.length === 0 ? [] : [assumedChange(model, reached, off.audience, judge.at)];
  });
}

function assumedChange(model: NodeId, channels: NodeId[], audience: Audience, at: Instant): Change {
  return {
    event: null,
    model,
    state: 'SUSPENDED',
    layer: 'operational',
    audience,
    channels,
    basis: 'statement',
    from: at,
    to: null,
    announcedAt: at,
    planned: false,
    facts: [],
    sources: 1,
  };
}

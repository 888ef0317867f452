/** What has become of a question, from facts and from what analysts said. Pure. */
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Decision } from '../../graph/store.ts';
import { EVERYONE } from '../availability/audience.ts';
import { judgeModel } from '../availability/availability.ts';
import { stateText } from '../availability/explain.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { strongestEvidence } from '../evidence.ts';
import { capitalise, count, dayText, listText } from '../words.ts';
import type { WatchAnswer, WatchDecision, WatchEvidence, WatchState } from './answer.ts';
import { type Asked, matches, type Pattern, saidOf } from './pattern.ts';
import { silenceAbout } from './silence.ts';

/** What the `b` of an `accept` decision about a watch item says. */
export const ANSWERED = 'answered';
export const STILL_OPEN = 'still open';

/** `events`: all that could bear on it. Null where it is not opened yet. */
export function judgeItem(
  item: GraphNode,
  asked: Asked,
  events: readonly GraphNode[],
  decisions: readonly Decision[],
  judge: AvailabilityJudge,
): WatchAnswer | null {
  const openedAt = item.time ?? item.learnedAt;
  if (openedAt > judge.at) return null;
  const confirmed = standing(decisions, ANSWERED, judge.view.knownAt);
  const keptOpen = standing(decisions, STILL_OPEN, judge.view.knownAt);
  const evidence = [...eventsFor(asked, events, openedAt, judge), ...availabilityFor(asked.answers, openedAt, judge)]
    .map((one): WatchEvidence => (isOutweighed(one, keptOpen) ? { ...one, effect: 'moves' } : one))
    .sort((a, b) => b.at - a.at || (a.text < b.text ? -1 : 1));
  const { state, since } = stateOf(evidence, confirmed, openedAt);
  return {
    item,
    question: asked.question,
    answeredBy: asked.answeredBy,
    openedAt,
    state,
    since,
    why: whyOf(evidence, asked, confirmed),
    evidence,
    silence: silenceAbout(item.id, judge),
    ...aboutOf(asked, events, judge),
    confirmed,
    keptOpen,
  };
}

function eventsFor(
  asked: Asked,
  events: readonly GraphNode[],
  openedAt: Instant,
  judge: AvailabilityJudge,
): WatchEvidence[] {
  return events.flatMap((event): WatchEvidence[] => {
    const answers = asked.answers.some(
      (one) => one.availability === undefined && matches(one, event, judge, 'answers'),
    );
    const moves = asked.moves.some((one) => matches(one, event, judge, 'moves'));
    // What the question hangs on does not answer it.
    const effect = answers && !matches(asked.about, event, judge, 'moves') ? 'answers' : moves ? 'moves' : null;
    if (effect === null) return [];
    const facts = saidOf(event.id, judge, effect);
    const at = event.time ?? Math.min(...facts.map((fact) => fact.validFrom ?? fact.learnedAt));
    if (at > judge.at || at < openedAt) return [];
    return [{ effect, at, event, text: event.name, evidence: strongestEvidence(facts, judge.documents) }];
  });
}

function availabilityFor(answers: readonly Pattern[], openedAt: Instant, judge: AvailabilityJudge): WatchEvidence[] {
  return answers.flatMap(({ availability: wanted }): WatchEvidence[] => {
    if (wanted === undefined) return [];
    const offered = wanted.models.map((model) =>
      judgeModel(judge, model, EVERYONE, null).filter(
        ({ channel }) => wanted.channels === undefined || (channel !== null && wanted.channels.includes(channel)),
      ),
    );
    const all = offered.flat();
    const holds = offered.every((one) => one.length > 0) && all.every((one) => wanted.states.includes(one.state));
    // As long as nothing happened to it, it is no answer that it is as it was.
    const since = all.flatMap((one) => one.since ?? []).filter((at) => at >= openedAt);
    if (!holds || since.length === 0) return [];
    const states = [...new Set(all.map((one) => stateText(one.state)))];
    const text = `${listText(wanted.models.map((model) => judge.name(model)))}: ${listText(states)} on every channel asked about`;
    return [{ effect: 'answers', at: Math.max(...since), event: null, text, evidence: all[0]!.evidence }];
  });
}

/** The latest that stands, of those taken by then. */
function standing(decisions: readonly Decision[], says: string, knownAt: Instant): WatchDecision | null {
  const found = decisions.findLast(
    ({ kind, b, at, undoneAt }) =>
      kind === 'accept' && b === says && at <= knownAt && (undoneAt === null || undoneAt > knownAt),
  );
  if (found === undefined) return null;
  const { id, by, at, reason } = found;
  return { id, by, at, reason };
}

/** The analyst knew of it, and kept the question open. */
const isOutweighed = ({ at }: WatchEvidence, keptOpen: WatchDecision | null): boolean =>
  keptOpen !== null && at <= keptOpen.at;

function stateOf(
  evidence: readonly WatchEvidence[],
  confirmed: WatchDecision | null,
  openedAt: Instant,
): { state: WatchState; since: Instant } {
  if (confirmed !== null) return { state: 'CONFIRMED', since: confirmed.at };
  const answer = evidence.findLast((one) => one.effect === 'answers');
  if (answer !== undefined) return { state: 'ANSWERED', since: answer.at };
  const first = evidence.at(-1);
  return first === undefined ? { state: 'OPEN', since: openedAt } : { state: 'MOVED', since: first.at };
}

function whyOf(evidence: readonly WatchEvidence[], asked: Asked, confirmed: WatchDecision | null): string {
  if (confirmed !== null) return `${capitalise(confirmed.reason)} (${confirmed.by}, ${dayText(confirmed.at)})`;
  const answer = evidence.findLast((one) => one.effect === 'answers');
  if (answer !== undefined) return `${answer.text}, ${dayText(answer.at)}: to be confirmed`;
  const [last] = evidence;
  if (last === undefined) return `Nothing yet; it would be answered by ${asked.answeredBy}`;
  return `${last.text}, ${dayText(last.at)}${evidence.length === 1 ? '' : ` (the last of ${count(evidence.length, 'thing')} that bear on it)`}`;
}

/** Actions stand for their events. */
function aboutOf(
  asked: Asked,
  events: readonly GraphNode[],
  judge: AvailabilityJudge,
): Pick<WatchAnswer, 'about' | 'aboutEvents'> {
  const found = new Map<NodeId, GraphNode>();
  const parts = new Set<NodeId>();
  for (const event of events) {
    if (!matches(asked.about, event, judge, 'moves')) continue;
    parts.add(event.id);
    const actions = judge.index.objects('PART_OF', event.id).flatMap((id) => judge.node(id) ?? []);
    for (const node of actions.length > 0 ? actions : [event]) found.set(node.id, node);
    for (const { id } of actions) for (const part of judge.index.subjects('PART_OF', id)) parts.add(part);
  }
  const about = [...found.values()].sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || (a.id < b.id ? -1 : 1));
  return { about, aboutEvents: [...parts].sort() };
}

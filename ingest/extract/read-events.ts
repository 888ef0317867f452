/** From frames to events: each rule looks, what it sees is completed from the sentence, and the sightings of one event are joined. */
import type { NodeId } from '../../graph/model.ts';
import { asideEnd } from './asides.ts';
import { capIn } from './changes.ts';
import { BACKGROUND, complete } from './complete.ts';
import { dateFromDocument } from './document-dates.ts';
import type { EventMention } from './extraction.ts';
import { FrameLook } from './frame-look.ts';
import { type Frame, findFrames } from './frames.ts';
import { HAVE } from './grammar.ts';
import { inherit, suppress } from './inherit.ts';
import { familyOf, join, joinAll } from './join.ts';
import { nameLeadAuthority } from './lead-authority.ts';
import { nameTheCompany } from './organisations.ts';
import { readForeign } from './read-foreign.ts';
import type { Reading } from './reading.ts';
import { nameRecipients } from './recipients.ts';
import { RULES } from './rules/index.ts';
import { isTech } from './rules/look.ts';
import { TECHNOLOGY } from './rules/words.ts';
import { hasOtherSense } from './senses.ts';
import { summaryOf } from './summary.ts';
import { findTongue } from './tongues/index.ts';
import { indexTriggers } from './triggers.ts';

const INDEX = indexTriggers(RULES);

/** A text that tells of more is a list; the rest of it is left unread rather than read slowly. */
const MOST_EVENTS = 150;

export function readEvents(reading: Reading): EventMention[] {
  const { hasModel, hasProvider, channels } = summaryOf(reading);
  const isNamed = hasModel || hasProvider || channels.length > 0;
  const tongue = findTongue(reading.readable.language);
  if (tongue !== undefined) {
    const text = reading.text.toLowerCase();
    if (!isNamed && !tongue.trade.test(tongue.plain?.(text) ?? text)) return [];
    const told = suppress(joinAll(reading, readForeign(reading, tongue)));
    return dateFromDocument(reading, nameLeadAuthority(reading, told));
  }
  if (!isNamed && !TECHNOLOGY.test(reading.text.toLowerCase())) return [];
  const events: EventMention[] = [];
  const claimed = new Map<string, number>();
  for (const event of findFrames(reading, INDEX).flatMap((frame) => readFrame(reading, frame))) {
    // One sentence tells one act of a kind once: "issued a directive", "directive" and "is required" are one.
    const key = `${event.start} ${event.jurisdiction} ${familyOf(event.type)} ${event.models.join()} ${event.stance}`;
    if (events.length >= MOST_EVENTS) break;
    const known = claimed.get(key);
    if (known === undefined) {
      claimed.set(key, events.length);
      events.push(event);
    } else events[known] = join(reading, events[known]!, event);
  }
  const joined = nameTheCompany(
    dateFromDocument(
      reading,
      nameLeadAuthority(reading, inherit(reading, nameRecipients(reading, suppress(joinAll(reading, events))))),
    ),
  );
  for (const event of joined) {
    if (event.type !== 'RESTORATION' || event.changes.length === 0) continue;
    const cap = capIn(reading, event.models);
    if (cap === null) continue;
    for (const { change } of event.changes) {
      if (change.cap !== undefined || change.undated === true || change.audience.kind !== 'everyone') continue;
      change.cap = cap;
      change.state = 'PARTLY_RESTORED';
    }
  }
  return joined;
}

function readFrame(reading: Reading, frame: Frame): EventMention[] {
  const look = new FrameLook(reading, frame);
  // A withdrawn rule on off-road vehicles is none of ours.
  if (!isTech(look)) return [];
  const sight = frame.rule.read(look);
  // Most frames end here; the table of senses is long.
  if (sight === null || hasOtherSense(look)) return [];
  const event = complete(
    look,
    isBackground(reading, frame) || frame.trigger < asideEnd(reading, frame.sentence)
      ? { ...sight, confidence: Math.min(sight.confidence, BACKGROUND) }
      : sight,
  );
  if (look.actor.kind !== 'jurisdiction' || event.jurisdiction !== look.actor.jurisdiction) return [event];
  // "Indonesia and Malaysia block Grok": each state acts for itself.
  return [event, ...alsoActing(reading, look.actor.at).map((jurisdiction) => ({ ...event, jurisdiction }))];
}

/** Places that are joined to the acting one by "and" or a comma, before it. */
function alsoActing(reading: Reading, at: number): NodeId[] {
  const found: NodeId[] = [];
  for (let first = at; first > 1; ) {
    const joint = reading.tokens[first - 1]!.lower;
    const index = reading.namedAt[first - 2]!;
    if ((joint !== 'and' && joint !== ',') || index === -1) return found;
    const named = reading.named[index]!;
    if (named.entries[0]!.kind !== 'Jurisdiction' || named.form === 'adjective') return found;
    found.push(named.entries[0]!.id);
    first = named.first;
  }
  return found;
}

/** "When Fable 5 came back, we said …", "an order that had barred foreigners": known already, told on the way to something else. */
function isBackground(reading: Reading, frame: Frame): boolean {
  const opener = reading.tokens[frame.from - 1]?.lower ?? '';
  const at = frame.governor ?? frame.trigger;
  if (
    /^(?:when|since|once|after|before)$/.test(opener) &&
    frame.from - 1 === frame.sentence.first &&
    frame.form !== 'ing' &&
    !hasComma(reading, frame.from, at)
  )
    return true;
  if (isAside(reading, frame, at)) return true;
  // "Until a court enjoins it, companies must comply": it may never.
  if (/^(?:until|till)$/.test(opener) && !hasComma(reading, frame.from, at)) return true;
  // "Six months after it pulled the feature"
  if (
    opener === 'after' &&
    frame.form !== 'ing' &&
    /^(?:hours|days|weeks|months|years)$/.test(reading.tokens[frame.from - 2]?.lower ?? '') &&
    !hasComma(reading, frame.from, at)
  )
    return true;
  if (!/^(?:that|which|who)$/.test(opener)) return false;
  // "announced on Tuesday that it had fined": what is said there is the news.
  if (opener === 'that' && isSaid(reading, frame)) return false;
  for (let i = at - 1; i >= Math.max(frame.from, at - 3); i--) if (reading.tokens[i]!.lower === 'had') return true;
  return false;
}

/** "Italy and Taiwan have restricted it as well", "has already blocked": beside the news, and without a day. */
function isAside(reading: Reading, frame: Frame, at: number): boolean {
  if (frame.sentence.index < 3 || frame.voice !== 'active') return false;
  if ((reading.datesOf.get(frame.sentence.index) ?? []).length > 0) return false;
  let hasPerfect = false;
  for (let i = at - 1; i >= Math.max(frame.from, at - 4); i--)
    if (HAVE.has(reading.tokens[i]!.lower)) hasPerfect = true;
  if (!hasPerfect) return false;
  for (let i = frame.from; i < Math.min(frame.to, at + 14); i++)
    if (/^(?:already|also|too|well|previously)$/.test(reading.tokens[i]!.lower)) return true;
  return false;
}

/** "Before it adjourned, parliament passed …": the clause of the opener is over. */
function hasComma(reading: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (reading.tokens[i]!.lower === ',') return true;
  return false;
}

const SAYS =
  /^(?:said|says|announced|announces|announcing|confirmed|confirms|reported|reports|told|revealed|reveals|disclosed|stated|states|published|notified|informed|wrote|added|ruled|found)$/;

function isSaid(reading: Reading, frame: Frame): boolean {
  for (let i = frame.from - 2; i >= Math.max(frame.sentence.first, frame.from - 7); i--)
    if (SAYS.test(reading.tokens[i]!.lower)) return true;
  return false;
}

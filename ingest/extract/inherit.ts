/** What an account leaves to the rest of its document: which models, which company; and what another account says better. */
import type { AvailabilityChange, EventType, NodeId } from '../../graph/model.ts';
import { ASKS } from './asks.ts';
import type { EventMention } from './extraction.ts';
import { familyOf, isNorm } from './join.ts';
import type { Named, Reading } from './reading.ts';
import { summaryOf } from './summary.ts';
import { unique } from './unique.ts';

/** What one sentence says more exactly as another type: an entity listing amends the regulations, and a rule requires licences. */
export function suppress(events: EventMention[]): EventMention[] {
  const isSaidBy = (event: EventMention, types: readonly EventType[], anywhere: boolean): boolean =>
    events.some(
      (other) =>
        other !== event &&
        types.includes(other.type) &&
        other.confidence >= 0.5 &&
        other.stance !== 'hypothetical' &&
        other.stance !== 'denied' &&
        (!anywhere || other.confidence >= event.confidence || event.type !== 'LICENCE_REQUIREMENT') &&
        (anywhere || other.start === event.start),
    );
  return events.filter((event) => {
    // "Parliament passed the law in December 2024", in a text on its coming into force: its history.
    if (
      isNorm(event) &&
      events.some((other) => other !== event && other.type === event.type && isHistoryOf(event, other))
    )
      return false;
    // A study that is opened and the orders that it sends are one act.
    if (
      event.type === 'INVESTIGATION' &&
      event.models.length + event.providers.length + event.organisations.length === 0
    )
      return !events.some(
        (other) =>
          (other.type === 'INQUIRY' || (other.type === 'ORDER' && ASKS.test(other.quote))) &&
          other.confidence >= 0.5 &&
          other.stance === 'asserted' &&
          other.authority !== null &&
          other.authority === event.authority,
      );
    if (
      event.type === 'AMENDMENT' &&
      event.authority === null &&
      event.jurisdiction === null &&
      events.some((other) => other.type === 'LEGISLATION' && other.start !== event.start && other.confidence >= 0.5)
    )
      return false;
    // "expanded its controls, imposing new licence requirements": the requirements say it better.
    if (
      event.type === 'AMENDMENT' &&
      event.status === 'IN_FORCE' &&
      event.jurisdiction !== null &&
      !events.some(({ type, confidence }) => type === 'ENTITY_LISTING' && confidence >= 0.5) &&
      events.some(
        (other) =>
          familyOf(other.type) === 'control' &&
          other.stance === 'asserted' &&
          other.jurisdiction === event.jurisdiction &&
          other.confidence >= event.confidence,
      )
    )
      return false;
    // "signed a bill that pushes back the start": one act of the legislator.
    if (event.type === 'AMENDMENT')
      return !isSaidBy(event, ['ENTITY_LISTING', 'RULE', 'RESCISSION', 'LEGISLATION'], false);
    // The rule is the paper that the names are added by.
    if (event.type === 'RULE' && isSaidBy(event, ['ENTITY_LISTING'], A_LIST.test(event.quote))) return false;
    if (event.type === 'LICENCE_REQUIREMENT')
      return event.models.length > 0 || !isSaidBy(event, ['ENTITY_LISTING', 'RULE', 'LICENCE_GRANTED'], true);
    if (event.type === 'RESTORATION' && event.dates.length === 0)
      return !events.some(
        (other) => other.type === 'DEPRECATION' && other.models.some((model) => event.models.includes(model)),
      );
    // "Turkey blocks Grok", says the headline; a court did.
    if (
      event.type === 'BAN' &&
      event.authority === null &&
      events.some(
        (other) =>
          other.type === 'COURT_ORDER' &&
          other.stance === 'asserted' &&
          other.jurisdiction !== null &&
          other.jurisdiction === event.jurisdiction &&
          other.providers.some((id) => event.providers.includes(id)),
      )
    )
      return false;
    // "signed HB 1806, which bars AI from therapy": what the law says.
    if (event.type === 'BAN' && event.models.length + event.providers.length + event.organisations.length === 0)
      if (isSaidBy(event, ['LEGISLATION', 'EXECUTIVE_ORDER'], false)) return false;
    if (event.type === 'BAN' && event.models.length + event.providers.length === 0)
      return !events.some(
        (other) => other.type === 'RULE' && other.authority !== null && other.authority === event.authority,
      );
    // "have been removed from the picker", of models that are retired: the retirement.
    if (
      event.type === 'SUSPENSION' &&
      event.dates.length === 0 &&
      event.models.length > 0 &&
      events.some(
        ({ type, stance, models }) =>
          type === 'DEPRECATION' && stance === 'asserted' && event.models.every((model) => models.includes(model)),
      )
    )
      return false;
    // "issued an advisory that bars its staff": what the advisory says.
    if (event.type === 'GUIDANCE' && isSaidBy(event, ['BAN'], false)) return false;
    if (event.type === 'SUSPENSION') return event.models.length > 0 || !isSaidBy(event, ['VENDOR_POLICY'], false);
    if (event.type === 'COURT_ORDER') return !isSaidBy(event, ['STAY'], true);
    if (event.type === 'ORDER') return !isSaidBy(event, ['EXECUTIVE_ORDER', 'COURT_ORDER', 'STAY', 'RULE'], false);
    if (event.type === 'STATEMENT')
      return !isSaidBy(
        event,
        ['INQUIRY', 'DISPUTE', 'ORDER', 'FINE', 'BAN', 'INVESTIGATION', 'RESCISSION', 'AMENDMENT'],
        false,
      );
    // "This order revokes certain policies": what the order itself says.
    if (event.type === 'RESCISSION' && /^(?:Section \d+\. )?This (?:executive )?order\b/i.test(event.quote))
      return !events.some(({ type, confidence }) => type === 'EXECUTIVE_ORDER' && confidence >= 0.5);
    if (event.type === 'RESCISSION') return !isSaidBy(event, ['AMENDMENT'], false) || event.confidence > 0.7;
    return true;
  });
}

const A_LIST = /\b(?:entity|entities|unverified|end[- ]user) list\b|blacklist/i;

/** Of an earlier month or year, without a day; what it led to applies by now. */
function isHistoryOf(event: EventMention, news: EventMention): boolean {
  const [date] = event.dates;
  const applies = news.dates.find(({ clock }) => clock === 'effective');
  if (date === undefined || applies === undefined || date.precision === 'day' || date.precision === 'minute')
    return false;
  return news.status === 'IN_FORCE' && event.dates.length === 1 && applies.instant - date.instant > 60 * 86_400_000;
}

const ABOUT_AN_ACT: ReadonlySet<EventType> = new Set([
  'RESTORATION',
  'EXPORT_CONTROL_DIRECTIVE',
  'LICENCE_REQUIREMENT',
  'RESCISSION',
  'AMENDMENT',
  'DISPUTE',
  'STATEMENT',
  'INQUIRY',
  'LAWSUIT',
  'COURT_ORDER',
  'STAY',
  'SUSPENSION',
]);

/**
 * "The directive of 12 June" in a text about two models: an event that names no target has those of the document's other events of
 * the same story, else those of its title and first paragraph.
 */
export function inherit(reading: Reading, events: EventMention[]): EventMention[] {
  const lead = leadTargets(reading);
  return events.map((event) => {
    if (
      NEEDS_PARTY.has(event.type) &&
      event.models.length + event.providers.length + event.organisations.length === 0
    ) {
      const kin = events.find(
        (other) =>
          other.providers.length > 0 &&
          other.stance !== 'hypothetical' &&
          other.stance !== 'denied' &&
          (other.jurisdiction === event.jurisdiction || other.jurisdiction === null),
      );
      const providers = kin?.providers ?? lead.providers;
      return { ...event, providers };
    }
    if (event.models.length > 0 || !ABOUT_AN_ACT.has(event.type) || event.organisations.length > 0) return event;
    // A feature is off, and not the models that the text names besides.
    if (event.type === 'SUSPENSION' && FEATURE.test(event.quote)) return event;
    if (event.type === 'RESTORATION')
      return {
        ...event,
        models: lead.models,
        providers: unique([...event.providers, ...lead.models.flatMap((id) => providerOf(reading, id) ?? [])]),
        changes: backChanges(reading, event, lead.models),
      };
    const kin = events.filter(
      (other) =>
        other !== event && other.models.length > 0 && other.stance !== 'hypothetical' && ABOUT_AN_ACT.has(other.type),
    );
    const best =
      kin.find((other) => familyOf(other.type) === 'control') ??
      kin.find((other) => other.type === 'SUSPENSION') ??
      kin[0];
    const models =
      best?.models ??
      (event.providers.length === 0
        ? lead.models
        : lead.models.filter((id) => event.providers.includes(providerOf(reading, id) ?? '')));
    if (models.length === 0) return event;
    const providers = unique([...event.providers, ...models.flatMap((id) => providerOf(reading, id) ?? [])]);
    return { ...event, models, providers, changes: legalChanges(reading, event, models) };
  });
}

const FEATURE = /\b(?:features?|ability|functions?|image generation|images|voice|capacity|tool|training)\b/i;

const providerOf = (reading: Reading, id: NodeId): NodeId | null => summaryOf(reading).providerOf.get(id) ?? null;

/** Somebody is fined, ordered, looked into: whom, the sentence may leave to the one before. */
const NEEDS_PARTY: ReadonlySet<EventType> = new Set([
  'FINE',
  'ORDER',
  'INVESTIGATION',
  'DESIGNATION',
  'BAN',
  'LAWSUIT',
  'COURT_ORDER',
  'STAY',
  'LICENCE_GRANTED',
  'LICENCE_REQUIREMENT',
  'INQUIRY',
]);

/** "built on Imagen 3", "its R1 model": what a thing is made of, or a maker is known for. */
function isAside({ tokens, text }: Reading, { first, start, end, form }: Named): boolean {
  if (form === 'shorthand' && /^\p{Lu}\d/u.test(text.slice(start, end))) return true;
  return (
    /^(?:on|upon|by)$/.test(tokens[first - 1]?.lower ?? '') &&
    /^(?:built|based|powered)$/.test(tokens[first - 2]?.lower ?? '')
  );
}

/** Models of the title and the first two paragraphs that are not spared; more than three are a list, not a theme. */
function leadTargets(reading: Reading): { models: NodeId[]; providers: NodeId[] } {
  const models = unique(
    reading.named
      .filter((named) => !named.exempt && reading.sentences[named.sentence]!.paragraph <= 4 && !isAside(reading, named))
      .flatMap((named) => named.entries.filter((entry) => entry.kind === 'Model').map((entry) => entry.id)),
  );
  const providers = unique(
    reading.named
      .filter((named) => !named.modifier && !named.exempt && named.sentence <= 1)
      .flatMap((named) =>
        named.entries.flatMap((entry) =>
          entry.kind === 'Provider'
            ? [entry.id]
            : entry.kind === 'Channel' && entry.firstParty && entry.provider !== null
              ? [entry.provider]
              : [],
        ),
      ),
  );
  return { models: models.length <= 3 ? models : [], providers: providers.length === 1 ? providers : [] };
}

/** "Customers have had their access back", on a page about one model. */
function backChanges(reading: Reading, event: EventMention, models: readonly NodeId[]): EventMention['changes'] {
  if (event.confidence < 0.4 || event.stance !== 'asserted') return [];
  const { quote, start, end } = event;
  const audience = event.audience ?? { kind: 'everyone' as const };
  const state = audience.kind === 'everyone' ? ('AVAILABLE' as const) : ('PARTLY_RESTORED' as const);
  const basis = reading.readable.sourceKind === 'vendor' ? ('statement' as const) : ('report' as const);
  return models.map((model) => ({
    quote,
    start,
    end,
    model,
    change: { state, layer: 'operational' as const, audience, channels: null, basis },
  }));
}

/** A control whose targets are told elsewhere reaches them all the same. */
function legalChanges(reading: Reading, event: EventMention, models: readonly NodeId[]): EventMention['changes'] {
  if (event.confidence < 0.5 || event.stance !== 'asserted' || (event.audience === null && event.type !== 'RESCISSION'))
    return [];
  const effects: Partial<Record<EventType, AvailabilityChange['state']>> = {
    EXPORT_CONTROL_DIRECTIVE: 'RESTRICTED',
    LICENCE_REQUIREMENT: 'RESTRICTED',
    RESCISSION: 'AVAILABLE',
  };
  const state = effects[event.type];
  if (state === undefined) return [];
  const basis = reading.readable.sourceKind === 'regulator' ? 'statement' : 'report';
  const { quote, start, end } = event;
  return models.map((model) => ({
    quote,
    start,
    end,
    model,
    change: {
      state,
      layer: 'legal' as const,
      audience: event.audience ?? { kind: 'everyone' as const },
      channels: null,
      basis,
    },
  }));
}

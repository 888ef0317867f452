/** A store with an organisation that runs on two models, a rule that watches it, and documents that switch them off and on. */
import { createRule } from '../../../api/alerts/create-rule.ts';
import type { Entry, Notice } from '../../../api/alerts/notices.ts';
import { round } from '../../../api/alerts/round.ts';
import { type AlertRule, RULE_DEFAULTS, type RuleInput } from '../../../api/alerts/rules.ts';
import type { AvailabilityState, Instant, NodeId } from '../../../graph/model.ts';
import type { Store } from '../../../graph/store.ts';
import { catalogueWorld, FABLE, FIRST_PARTY, GPT, LARGE, MISTRAL_API, OPENAI_API } from '../../queries/catalogue.ts';
import { addOrganisation, ORG } from '../../queries/organisation.ts';
import { Doc, utc } from '../../queries/world.ts';

export { ORG };
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** Friday noon, when the rule begins. */
export const BEGIN = utc('2026-06-12T12:00Z');

export interface WatchedWorld {
  store: Store;
  clock: { now: Instant };
  rule: AlertRule;
  /** A document that says that a model is off (or on again), learned at `at`; `event` is what it tells of. */
  tell(said: {
    at: Instant;
    event: string;
    model?: NodeId;
    state?: AvailabilityState;
    title?: string;
    sourceKind?: string;
  }): Promise<void>;
  /** What is owed now, if the clock shows `at`. */
  look(at: Instant): Promise<Notice[]>;
}

export async function watchedWorld(input: Partial<RuleInput> = {}, storeUrl?: string): Promise<WatchedWorld> {
  const clock = { now: BEGIN };
  const { world } = catalogueWorld();
  addOrganisation(world, {
    name: 'Meridian',
    functions: [
      { id: 'Claims', critical: 'yes', rtoHours: 4 },
      { id: 'Payments', critical: 'yes', rtoHours: 4 },
      { id: 'Intranet', critical: 'no' },
    ],
    workloads: [
      { id: 'letters', supports: ['Claims'], endpoints: [{ model: FABLE, channel: FIRST_PARTY }] },
      {
        id: 'triage',
        supports: ['Payments'],
        endpoints: [
          { model: LARGE, channel: MISTRAL_API },
          { model: GPT, channel: OPENAI_API, role: 'fallback', order: 1, verifiedAt: '2026-04-01', switchMinutes: 30 },
        ],
      },
      { id: 'search', supports: ['Intranet'], endpoints: [{ model: GPT, channel: OPENAI_API }] },
    ],
  });
  const store = await world.store(BEGIN, storeUrl);
  const given = { name: 'Risk desk', organisation: ORG, emails: ['risk@example.org'], ...input };
  const rule = await createRule(store, { ...RULE_DEFAULTS, ...given }, BEGIN);
  return {
    store,
    clock,
    rule,
    async tell({ at, event, model = FABLE, state = 'SUSPENDED', title = event, sourceKind = 'vendor' }) {
      clock.now = at;
      const source = `source:${sourceKind}`;
      const id = `event:${event}`;
      const doc = new Doc(source, title, at, {}).changes(id, model, at, { state });
      await store.write({
        nodes: [
          { id: source, kind: 'Source', name: source, props: { kind: sourceKind }, learnedAt: 0 },
          {
            id,
            kind: 'Event',
            name: event,
            time: at,
            props: { type: state === 'SUSPENDED' ? 'SUSPENSION' : 'RESTORATION' },
          },
        ],
        documents: [doc.input()],
      });
    },
    async look(at) {
      clock.now = at;
      const onFault = (_: string, error: Error): never => {
        throw error;
      };
      return round({ store, now: () => clock.now, onFault });
    },
  };
}

/** "opened Claims: DOWN", of each entry of each notice. */
export const told = (notices: readonly Notice[]): string[] =>
  notices.flatMap(({ entries }) =>
    entries.map(({ what, subject }: Entry) => `${what} ${subject.name}: ${subject.status}`).sort(),
  );

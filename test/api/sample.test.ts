import { type GraphQLInterfaceType, getNamedType, isLeafType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRule } from '../../api/alerts/create-rule.ts';
import { look } from '../../api/alerts/look.ts';
import { RULE_DEFAULTS, type RuleInput } from '../../api/alerts/rules.ts';
import { readStanding, readWorld } from '../../api/alerts/standing.ts';
import { createAsker } from '../../api/ask-operation.ts';
import { makeEmbed } from '../../api/embed/make.ts';
import { subscribe } from '../../api/mail/subscriptions.ts';
import { readPublishedOperations } from '../../api/published-operations.ts';
import { createSchema } from '../../api/schema.ts';
import { type RunningServer, startServer } from '../../api/server.ts';
import type { Store } from '../../graph/store.ts';
import { createSavedSearch } from '../../queries/saved-searches/saved-searches.ts';
import { findDirectives } from '../replay/directive.ts';
import { openReplay } from '../replay/replay-store.ts';
import { NOW } from '../replay/truth-table.ts';
import { ask } from './client.ts';
import { subscriberOf } from './mail/post-office.ts';

const ORGANISATION = 'organisation:meridian';
const FABLE = 'model:anthropic/claude-fable-5';
const AT = '2026-06-16T12:00:00Z';

let store: Store;
let server: RunningServer;
let action: string;
let event: string;
let document: string;

beforeAll(async () => {
  store = await openReplay();
  action = (await findDirectives(store))[0]!.id;
  const ids = async (kind: 'Event' | 'Document') => (await store.find({ kind }, { at: NOW, knownAt: NOW })).items;
  event = (await ids('Event'))[0]!.id;
  document = (await ids('Document'))[0]!.id;
  await store.review.decide({ kind: 'accept', a: action, b: null, by: 'ana', at: NOW, reason: 'looked at' });
  await createSavedSearch(store, { name: 'Fable', owner: 'ana', text: 'Fable' }, NOW);
  await subscribe(store, subscriberOf('risk@example.org'), NOW);
  await raiseAlerts();
  const embed = { name: 'Wiki', organisation: ORGANISATION, kind: 'impact', images: true, by: 'ana' } as const;
  const ask = createAsker(store, createSchema());
  await makeEmbed({ store, ask, base: 'https://bellwether.example', now: NOW }, embed);
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => NOW });
});
/** Watched from before the letter on, and looked at after it. */
async function raiseAlerts(): Promise<void> {
  const input = { ...RULE_DEFAULTS, organisation: ORGANISATION, name: 'All', emails: ['risk@example.org'] };
  const { id } = await createRule(store, input as RuleInput, Date.UTC(2026, 5, 12, 12));
  const world = await readWorld(store, Date.UTC(2026, 5, 13, 2));
  await look(store, id, await readStanding(store, ORGANISATION, world), null);
}

afterAll(async () => {
  await server?.close();
  await store?.close();
});

/** What each operation is asked with; each gives something that is not empty. */
const VARIABLES: Record<string, { variables: () => object; filled: string }> = {
  'actions/action.graphql': { variables: () => ({ id: action, at: AT }), filled: 'node.history' },
  'actions/actions.graphql': { variables: () => ({ filter: { model: 'Claude Fable 5' } }), filled: 'actions.nodes' },
  'availability-timeline/availability-timeline.graphql': {
    variables: () => ({ organisation: 'meridian', from: '2026-06-01T00:00:00Z', to: '2026-07-10T00:00:00Z' }),
    filled: 'availabilityTimeline.bands',
  },
  'alerts/alerts.graphql': { variables: () => ({ organisation: 'meridian' }), filled: 'alerts' },
  'alerts/alert-rules.graphql': { variables: () => ({}), filled: 'alertRules' },
  'availability/availability.graphql': {
    variables: () => ({ model: 'Claude Fable 5', at: AT }),
    filled: 'availability',
  },
  'changes/changes.graphql': { variables: () => ({ first: 500 }), filled: 'changes.nodes' },
  'compare/compare.graphql': {
    variables: () => ({ organisation: 'meridian', before: { at: '2026-06-12T12:00:00Z' }, after: { at: AT } }),
    filled: 'compare.workloads',
  },
  'concentration/concentration.graphql': {
    variables: () => ({ organisation: 'meridian' }),
    filled: 'concentration.byProvider',
  },
  'digest/digest.graphql': {
    variables: () => ({ organisation: 'meridian', from: '2026-06-08T00:00:00Z', until: '2026-06-15T00:00:00Z' }),
    filled: 'digest.headline',
  },
  'documents/document.graphql': { variables: () => ({ id: document }), filled: 'node.quotes' },
  'documents/documents.graphql': {
    variables: () => ({ filter: { mentions: 'Claude Fable 5' } }),
    filled: 'documents.nodes',
  },
  'events/event.graphql': { variables: () => ({ id: event, at: AT }), filled: 'node.evidence' },
  'embeds/embeds.graphql': { variables: () => ({}), filled: 'embeds' },
  'events/events.graphql': { variables: () => ({ filter: { model: 'Claude Fable 5' } }), filled: 'events.nodes' },
  'authorities/authority.graphql': { variables: () => ({ id: 'authority:bis' }), filled: 'node.jurisdictions' },
  'events/event-facets.graphql': { variables: () => ({ filter: { model: FABLE } }), filled: 'eventFacets.status' },
  'impact/impact.graphql': {
    variables: () => ({ action, organisation: ORGANISATION, at: AT }),
    filled: 'impact.workloads.nodes',
  },
  'impact/impact-graph.graphql': {
    variables: () => ({ organisation: ORGANISATION, at: AT }),
    filled: 'impact.workloads.nodes',
  },
  'impact/workload-impact.graphql': {
    variables: () => ({ organisation: ORGANISATION, workload: 'workload:meridian/claims-summaries', at: AT }),
    filled: 'impact.workloads.nodes.0.paths',
  },
  'impact/posture.graphql': {
    variables: () => ({ organisation: ORGANISATION, at: AT }),
    filled: 'impact.workloads.nodes',
  },
  'jurisdictions/jurisdiction.graphql': { variables: () => ({ id: 'jurisdiction:US' }), filled: 'node.authorities' },
  'jurisdictions/jurisdictions.graphql': { variables: () => ({}), filled: 'jurisdictions' },
  'models/model.graphql': { variables: () => ({ id: FABLE, organisation: ORGANISATION }), filled: 'node.usedBy' },
  'mail-subscriptions/mail-subscriptions.graphql': { variables: () => ({}), filled: 'mailSubscriptions' },
  'models/models.graphql': { variables: () => ({ filter: { provider: 'Anthropic' } }), filled: 'models.nodes' },
  'organisations-hit/organisations-hit.graphql': {
    variables: () => ({ action, at: AT }),
    filled: 'organisationsHit.nodes',
  },
  'organisations/organisations.graphql': { variables: () => ({}), filled: 'organisations.nodes' },
  'providers/provider.graphql': { variables: () => ({ id: 'provider:anthropic' }), filled: 'node.controlledFrom' },
  'providers/providers.graphql': { variables: () => ({ filter: { jurisdiction: 'US' } }), filled: 'providers.nodes' },
  'review/decisions.graphql': { variables: () => ({}), filled: 'decisions.nodes' },
  'review/review.graphql': { variables: () => ({ questions: ['CONFLICT'] }), filled: 'review.nodes' },
  'scenario/scenario.graphql': {
    variables: () => ({ input: { providers: ['OpenAI'] }, organisation: 'meridian', at: AT }),
    filled: 'scenario.workloads.nodes',
  },
  'saved-searches/saved-searches.graphql': { variables: () => ({ owner: 'ana' }), filled: 'savedSearches' },
  'search/search.graphql': { variables: () => ({ text: 'Fable', passages: true }), filled: 'search.kinds' },
  'timeline/timeline.graphql': {
    variables: () => ({ organisation: 'meridian', from: '2026-06-01T00:00:00Z', to: '2026-07-10T00:00:00Z' }),
    filled: 'timeline.moments',
  },
  'watch/watch.graphql': { variables: () => ({ at: '2026-06-28T00:00:00Z' }), filled: 'watchItems' },
  'sources/sources.graphql': { variables: () => ({}), filled: 'sources' },
};

const questions = readPublishedOperations().filter(({ kind }) => kind === 'query');

test.each(questions.map(({ file, text }) => [file, text] as const))(
  '%s answers on the sample, and not with nothing',
  async (file, text) => {
    const asked = VARIABLES[file]!;
    const { data, errors } = await ask(server.url, text, asked.variables());
    expect(errors).toBeUndefined();
    const filled = asked.filled.split('.').reduce((value, key) => value[key], data);
    expect(filled.length).toBeGreaterThan(0);
  },
);

describe('the impact of the directive on the sample organisation', () => {
  interface Hop {
    relation: string;
    from: { id: string };
    to: { id: string };
    evidence: { quote: string; start: number; end: number; document: { id: string; text: string } }[];
  }

  test('every hop of every path has a quote that stands word for word in its document', async () => {
    const { data, errors } = await ask(
      server.url,
      `query Paths($action: ID!, $organisation: ID!, $at: DateTime!) {
        impact(action: $action, organisation: $organisation, at: $at) {
          workloads(first: 100, status: [DOWN, DEGRADED, COVERED, AT_RISK]) { nodes {
            workload { name }
            paths { hops { relation from { id } to { id } evidence { quote start end document { id text } } } }
          } }
        }
      }`,
      { action, organisation: ORGANISATION, at: AT },
    );
    expect(errors).toBeUndefined();
    const { nodes } = data.impact.workloads;
    expect(nodes.length).toBeGreaterThanOrEqual(10);
    for (const { workload, paths } of nodes) {
      expect(paths, workload.name).not.toEqual([]);
      for (const { relation, from, to, evidence } of paths.flatMap(({ hops }: { hops: Hop[] }) => hops) as Hop[]) {
        expect(evidence, `${from.id} ${relation} ${to.id}`).not.toEqual([]);
        for (const { quote, start, end, document } of evidence) {
          expect(quote).not.toBe('');
          expect(document.text.slice(start, end), document.id).toBe(quote);
        }
      }
    }
  });

  test('what is down gets alternatives that can be used, the independent ones first', async () => {
    const { data, errors } = await ask(
      server.url,
      `query Q($action: ID!, $organisation: ID!, $at: DateTime!) {
        impact(action: $action, organisation: $organisation, at: $at) {
          workloads(first: 100, status: [DOWN]) { nodes {
            workload { name } primaries { resolved }
            alternatives(first: 3) { model { name availability { usable } } channel { name } shares { kind decisive } reasons }
          } }
        }
      }`,
      { action, organisation: ORGANISATION, at: AT },
    );
    expect(errors).toBeUndefined();
    const withOwnModel = data.impact.workloads.nodes.filter(
      ({ alternatives }: { alternatives: [] }) => alternatives.length > 0,
    );
    expect(withOwnModel.length).toBeGreaterThan(0);
    for (const { alternatives } of withOwnModel) {
      expect(alternatives.length).toBeLessThanOrEqual(3);
      expect(alternatives[0].shares.some(({ decisive }: { decisive: boolean }) => decisive)).toBe(false);
    }
  });
});

const schema = createSchema();
const kinds = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType);

test.each(kinds.map((type) => [type.name, type] as const))(
  'each stored %s can be asked for by its id, with every field',
  async (name, type) => {
    const fields = Object.values(type.getFields()).map(({ name: field, args, type: given }) => {
      const whose = args.some((arg) => arg.name === 'organisation') ? `(organisation: "${ORGANISATION}")` : '';
      return `${field}${whose}${isLeafType(getNamedType(given)) ? '' : ' { __typename }'}`;
    });
    const ids = await idsOf(name);
    const query = `query All($ids: [ID!]!) { nodes(ids: $ids) { ... on ${name} { ${fields.join(' ')} } } }`;
    const { errors, data } = await ask(server.url, query, { ids });
    expect(errors).toBeUndefined();
    expect(data.nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
  },
);

async function idsOf(kind: string): Promise<string[]> {
  const filter = { kind: kind as never, scope: ORGANISATION };
  const { items } = await store.find(filter, { at: NOW, knownAt: NOW }, { first: 500 });
  return items.map(({ id }) => id);
}

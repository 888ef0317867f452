import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { type ActionsArgs, actions } from '../../queries/actions/actions.ts';
import { type DocumentsArgs, documents } from '../../queries/documents/documents.ts';
import { type EventsArgs, events } from '../../queries/events/events.ts';
import type { Impact as ImpactAnswer } from '../../queries/impact/answer.ts';
import { type ImpactArgs, impact } from '../../queries/impact/impact.ts';
import type { Listing, PageArgs } from '../../queries/listing.ts';
import { type ModelsArgs, models } from '../../queries/models/models.ts';
import { type OrganisationsArgs, organisations } from '../../queries/organisations/organisations.ts';
import { type ProvidersArgs, providers } from '../../queries/providers/providers.ts';
import { scenario } from '../../queries/scenario/scenario.ts';
import type { Moments } from '../../queries/view.ts';
import { type ApiContext, type Seen, seen, type ViewArgs, viewOf } from '../api-context.ts';
import { type Connection, pageOfQuery } from '../connection.ts';
import { alertRules, alerts } from './alert.ts';
import type { AudienceInput } from './audience.ts';
import { showAvailability } from './availability.ts';
import { availabilityTimeline } from './availability-timeline.ts';
import { changes } from './change.ts';
import { compare, type ScenarioInput, toSupposed } from './comparison.ts';
import { concentration } from './concentration.ts';
import { decisions } from './decision.ts';
import { digest } from './digest.ts';
import { embeds } from './embed.ts';
import { eventFacets } from './event-facets.ts';
import { jurisdictions } from './jurisdictions.ts';
import { mailSubscriptions } from './mail-subscription.ts';
import { node, nodes } from './node.ts';
import { organisationsHit } from './organisations-hit.ts';
import { review } from './review.ts';
import { savedSearches } from './saved-search.ts';
import { search } from './search.ts';
import { sources } from './source.ts';
import { timeline } from './timeline.ts';
import { watchItems } from './watch-item.ts';

type Lister<A> = (store: Store, args: A, now: Instant) => Promise<Listing>;

/** A resolver for a list that is read page by page. */
const listed =
  <A extends PageArgs & Moments>(query: Lister<A>) =>
  (_: unknown, args: A, context: ApiContext): Promise<Connection<Seen>> => {
    const view = viewOf(args, context);
    return pageOfQuery(
      args,
      (page) => query(context.store, { ...args, ...page }, context.now),
      (item) => seen(item, view),
    );
  };

/** What is reached from an answer is read at the moment that it was given for. */
const showImpact = (answer: ImpactAnswer): Seen<ImpactAnswer> =>
  seen(answer, { at: answer.at, knownAt: answer.knownAt });

export const Query = {
  impact: async (_: unknown, args: ImpactArgs, context: ApiContext) =>
    showImpact(await impact(context.store, args, context.now)),
  scenario: async (
    _: unknown,
    { input, ...args }: { input: ScenarioInput; organisation: string } & ViewArgs,
    context: ApiContext,
  ) => showImpact(await scenario(context.store, { ...args, input: toSupposed(input) }, context.now)),
  compare,
  timeline,
  watchItems,
  concentration,
  organisationsHit,
  digest,
  sources,
  availability: (
    _: unknown,
    args: { model: string; channel?: string | null; audience?: AudienceInput | null } & ViewArgs,
    context: ApiContext,
  ) => showAvailability(args, viewOf(args, context), context),
  availabilityTimeline,
  events: listed<EventsArgs>(events),
  eventFacets,
  actions: listed<ActionsArgs>(actions),
  documents: listed<DocumentsArgs>(documents),
  organisations: listed<OrganisationsArgs>(organisations),
  jurisdictions,
  models: listed<ModelsArgs>(models),
  providers: listed<ProvidersArgs>(providers),
  search,
  changes,
  decisions,
  mailSubscriptions,
  embeds,
  savedSearches,
  alerts,
  alertRules,
  review,
  node,
  nodes,
};

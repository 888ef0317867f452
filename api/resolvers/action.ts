import type { ActionStatus, Audience, NodeKind } from '../../graph/model.ts';
import { type ApiContext, type Seen, seen, type ViewArgs } from '../api-context.ts';
import { claims as claimsOf, concerned } from './event.ts';
import { EVENT_HOPS } from './event-hops.ts';
import { precedents } from './precedent.ts';
import { neighbours, prop, related } from './related.ts';
import { responses as responsesOf } from './response.ts';
import { watchItemsOf } from './watch-item.ts';

/** An action is known through its events: who did them, where, to what. The oldest comes first, and speaks first. */
async function history(parent: Seen, _: unknown, context: ApiContext): Promise<Seen[]> {
  const life = await context.loaders(parent.view).life(parent.it.id);
  return life.history.map((event) => seen(event, parent.view));
}

async function status(parent: Seen, args: ViewArgs, context: ApiContext): Promise<ActionStatus> {
  const view = { at: args.at ?? parent.view.at, knownAt: args.knownAt ?? parent.view.knownAt };
  return (await context.loaders(view).life(parent.it.id)).status;
}

/** What its events lead to, in their order, each once. */
async function ofEvents(parent: Seen, context: ApiContext, each: (event: Seen) => Promise<Seen[]>): Promise<Seen[]> {
  const found = (await Promise.all((await history(parent, null, context)).map(each))).flat();
  return [...new Map(found.map((one) => [one.it.id, one])).values()];
}

const fromEvents =
  (relation: 'BY' | 'IN', kind: NodeKind) =>
  async (parent: Seen, _: unknown, context: ApiContext): Promise<Seen | null> => {
    const hop = { ...EVENT_HOPS, relation, direction: 'out', kind } as const;
    const [first] = await ofEvents(parent, context, (event) => related(event, context, hop));
    return first ?? null;
  };

async function audience(parent: Seen, _: unknown, context: ApiContext): Promise<Seen<Audience> | null> {
  for (const event of await history(parent, null, context)) {
    const facts = await neighbours(event, context, { ...EVENT_HOPS, relation: 'CONCERNS', direction: 'out' });
    const stated = facts.find(({ fact }) => fact.qualifiers.audience != null)?.fact.qualifiers.audience;
    if (stated !== undefined) return seen(stated as unknown as Audience, parent.view);
  }
  return null;
}

async function claims(parent: Seen, _: unknown, context: ApiContext): Promise<Seen[]> {
  const own = await claimsOf(parent, null, context);
  const events = await ofEvents(parent, context, (event) => claimsOf(event, null, context));
  return [...new Map([...own, ...events].map((claim) => [claim.it.id, claim])).values()];
}

async function responses(parent: Seen, _: unknown, context: ApiContext): Promise<Seen[]> {
  return ofEvents(parent, context, (event) => responsesOf(event, null, context));
}

export const Action = {
  title: (parent: Seen) => parent.it.name,
  kind: prop('kind'),
  status,
  history,
  authority: fromEvents('BY', 'Authority'),
  jurisdiction: fromEvents('IN', 'Jurisdiction'),
  audience,
  models: (parent: Seen, _: unknown, context: ApiContext) =>
    ofEvents(parent, context, (event) => concerned(event, context, 'Model')),
  providers: (parent: Seen, _: unknown, context: ApiContext) =>
    ofEvents(parent, context, (event) => concerned(event, context, 'Provider')),
  claims,
  responses,
  precedents,
  watchItems: watchItemsOf,
};

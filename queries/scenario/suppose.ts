/** From what somebody supposes, in names, to an assumption that the judge takes; what contradicts itself is refused. */
import { BellwetherError } from '../../graph/errors.ts';
import type { Audience, GraphNode, Instant, NodeId, NodeKind, View } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { audienceText, EVERYONE, parseAudience } from '../availability/audience.ts';
import { findSubject } from '../events/find-subject.ts';
import { getNode } from '../find-node.ts';
import type { Impact } from '../impact/answer.ts';
import type { Assumption } from '../impact/assume.ts';
import { count, listText, momentText } from '../words.ts';
import { modelsAbove, type Standard } from './standard.ts';

export interface ScenarioInput {
  title?: string | null | undefined;
  /** Each of these: ids, names or aliases. */
  models?: string[] | null | undefined;
  /** Every model of theirs, and every channel that they operate. */
  providers?: string[] | null | undefined;
  channels?: string[] | null | undefined;
  /** Whatever is developed or operated under their law. */
  jurisdictions?: string[] | null | undefined;
  /** An event or action: every model that the standard which it applied would reach (see `standard.ts`). */
  standardOf?: string | null | undefined;
  /** Of all this, only models with open, or only with closed weights. */
  weights?: 'open' | 'closed' | null | undefined;
  /** Models, providers or channels that stay on. */
  except?: string[] | null | undefined;
  /** Default: everyone. */
  audience?: Audience | null | undefined;
  /** Off from (inclusive) … to (exclusive). Default: from the moment asked about, without an end. */
  from?: Instant | null | undefined;
  to?: Instant | null | undefined;
  /** Beside what is off in fact. Default: the scenario alone. */
  onTop?: boolean | null | undefined;
}

export interface Supposed {
  assumption: Assumption;
  /** "what if Anthropic were off for users in EU". */
  title: string;
  /** What had to be guessed, a sentence each; the answer tells what of it matters here. */
  notesFor(answer: Impact): string[];
}

/**
 * Names are looked up with all that is known now. Throws NOT_FOUND with the nearest names; BAD_INPUT where nothing is
 * switched off, where something is switched off and on at once, for a period that ends before it begins, and for an
 * audience that can't be told (a region without a place).
 */
export async function suppose(store: Store, input: ScenarioInput, view: View, now: Instant): Promise<Supposed> {
  const naming = { ...view, knownAt: Math.max(now, view.knownAt) };
  const audience = checkAudience(input.audience);
  const { from, to } = checkPeriod(input);
  const all = (given: string[] | null | undefined, kind: NodeKind | NodeKind[]): Promise<GraphNode[]> =>
    Promise.all([...new Set(given ?? [])].map((one) => getNode(store, one, kind, naming)));
  const [models, providers, channels, jurisdictions, except, standard] = await Promise.all([
    all(input.models, 'Model'),
    all(input.providers, 'Provider'),
    all(input.channels, 'Channel'),
    all(input.jurisdictions, 'Jurisdiction'),
    all(input.except, ['Model', 'Provider', 'Channel']),
    input.standardOf == null ? null : standardOf(store, input.standardOf, view, naming),
  ]);
  const named = [...models, ...providers, ...channels, ...jurisdictions];
  const weights = input.weights ?? null;
  if (named.length === 0 && standard === null) throw nothingOff();
  const both = named.find((node) => except.some((one) => one.id === node.id));
  if (both !== undefined) throw offAndOn(both);
  const assumption: Assumption = {
    models: [...new Set([...ids(models), ...ids(standard?.models ?? [])])],
    providers: ids(providers),
    channels: ids(channels),
    jurisdictions: ids(jurisdictions),
    weights,
    except: ids(except),
    audience,
    from,
    to,
  };
  const things = [...models, ...providers, ...channels].map((node) => node.name);
  const places = jurisdictions.map((place) => `what is controlled from ${place.name}`);
  const off = [...(standard === null ? [] : [standardText(standard)]), ...things, ...places];
  const narrowed = weights === null ? '' : ` (${weights} weights only)`;
  const kept = except.length === 0 ? '' : ` except ${listText(except.map((node) => node.name))}`;
  const whom = audience.kind === 'everyone' ? '' : ` for ${audienceText(audience)}`;
  const title = input.title ?? `what if ${listText(off, 6)}${narrowed}${kept} were off${whom}${periodText(from, to)}`;
  return { assumption, title, notesFor: (answer) => (standard === null ? [] : [noteOf(standard, answer)]) };
}

/** Throws BAD_INPUT for a period that ends before it begins. */
export function checkPeriod({ from = null, to = null }: ScenarioInput): { from: Instant | null; to: Instant | null } {
  if (from === null || to === null || from < to) return { from, to };
  throw new BellwetherError(
    'BAD_INPUT',
    `The scenario ends (${momentText(to)}) before it begins (${momentText(from)}).`,
    {
      hint: 'Give a `to` that is later than `from`, or leave one of them out.',
      details: { field: 'to', from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    },
  );
}

function nothingOff(): BellwetherError {
  return new BellwetherError('BAD_INPUT', 'The scenario switches nothing off.', {
    hint: 'Give at least one of models, providers, channels, jurisdictions or standardOf.',
    details: { field: 'input' },
  });
}

function offAndOn({ id, name }: GraphNode): BellwetherError {
  return new BellwetherError('BAD_INPUT', `The scenario switches ${name} off and on at once.`, {
    hint: `Take ${name} out of what is off, or out of what stays on (except).`,
    details: { field: 'except', given: id },
  });
}

async function standardOf(store: Store, given: string, view: View, naming: View): Promise<Standard> {
  const act = await findSubject(store, given, naming);
  const standard = await modelsAbove(store, act, { at: view.at, knownAt: naming.knownAt });
  if (standard.models.length > 0) return standard;
  throw new BellwetherError('BAD_INPUT', `${act.name} names no model, so there is no standard to go by.`, {
    hint: 'Give an event or action that is about models, or name the models.',
    details: { field: 'standardOf', given },
  });
}

function checkAudience(given: Audience | null | undefined): Audience {
  if (given == null) return EVERYONE;
  const audience = parseAudience(given as never);
  const needsPlace = audience?.kind === 'region' || audience?.kind === 'foreign-persons';
  if (audience !== null && !(needsPlace && (audience.jurisdictions ?? []).length === 0)) return audience;
  throw new BellwetherError('BAD_INPUT', `The audience of the scenario is not one: ${JSON.stringify(given)}.`, {
    hint: 'A region and foreign persons need a jurisdiction, such as {"kind": "region", "jurisdictions": ["EU"]}.',
    details: { field: 'audience' },
  });
}

const standardText = ({ act, models }: Standard): string =>
  `${count(models.length, 'model')} above the standard of ${act.name}`;

/** Of the models taken, those that the organisation uses: the others change nothing for it. */
function noteOf({ act, named, models }: Standard, { workloads }: Impact): string {
  const uses = workloads.flatMap((one) => [...one.primaries, ...one.fallbacks]);
  const used = new Set(uses.flatMap((use) => use.model?.id ?? []));
  const others = models.slice(named.length).filter((model) => used.has(model.id));
  const names = listText(named.map((one) => one.name));
  const more =
    others.length === 0
      ? ''
      : `; in use here: ${listText(
          others.map((model) => model.name),
          8,
        )}`;
  return `What the standard of ${act.name} would reach was never published; supposed here: ${names}, and by age and kind ${count(models.length - named.length, 'other model')}${more}.`;
}

function periodText(from: Instant | null, to: Instant | null): string {
  const begins = from === null ? '' : ` from ${momentText(from)}`;
  return `${begins}${to === null ? '' : ` to ${momentText(to)}`}`;
}

const ids = (nodes: readonly GraphNode[]): NodeId[] => nodes.map((node) => node.id);

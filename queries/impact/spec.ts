/** The one traverse of an impact answer. Each stage says what it is for; what none needs is not fetched. */
import type { NodeId } from '../../graph/model.ts';
import type { Stage, TraverseSpec } from '../../graph/store.ts';
import { PLACES_STAGES, placesStart } from '../availability/places.ts';

/** From what was asked about to the organisation's endpoints. */
const FROM_EVENT: Stage[] = [
  // The life of the action: its statuses, and what it changed at each step.
  { name: 'action', from: ['askedEvent'], relation: 'PART_OF', direction: 'out', anyTime: true },
  { name: 'actionEvents', from: ['askedAction', 'action'], relation: 'PART_OF', direction: 'in', anyTime: true },
  // The order is not the effect: what it caused, what that caused …, and the lives of those.
  {
    name: 'effects',
    from: ['askedEvent', 'actionEvents'],
    relation: 'CAUSED_BY',
    direction: 'in',
    repeat: Infinity,
    anyTime: true,
  },
  { name: 'effectActions', from: ['effects'], relation: 'PART_OF', direction: 'out', anyTime: true },
  { name: 'effectEvents', from: ['effectActions'], relation: 'PART_OF', direction: 'in', anyTime: true },
  {
    name: 'targets',
    from: ['askedEvent', 'actionEvents', 'effects', 'effectEvents'],
    relation: ['CHANGES', 'CONCERNS'],
    direction: 'out',
    anyTime: true,
  },
  { name: 'ofProvider', from: ['targets'], relation: 'DEVELOPED_BY', direction: 'in', kind: 'Model' },
  { name: 'ofChannel', from: ['targets'], relation: 'THROUGH', direction: 'in' },
  { name: 'offerings', from: ['targets', 'ofProvider'], relation: 'OFFERING_OF', direction: 'in', anyTime: true },
  { name: 'reached', from: ['offerings', 'ofChannel'], relation: 'USES', direction: 'in' },
  { name: 'hit', from: ['reached'], relation: 'HAS_ENDPOINT', direction: 'in' },
  { name: 'claims', from: ['askedEvent', 'askedAction', 'action', 'actionEvents'], relation: 'ABOUT', direction: 'in' },
  // Whose own channel was looked at, and said nothing of what is asked about it.
  { name: 'questions', from: ['targets'], relation: 'WATCHES', direction: 'in', kind: 'WatchItem' },
  { name: 'silent', from: ['questions'], relation: 'SILENT', direction: 'in' },
  { name: 'speakers', from: ['claims', 'askedEvent', 'actionEvents'], relation: 'BY', direction: 'out' },
];

/** What a what-if switches off, to the endpoints. */
const FROM_ASSUMED: Stage[] = [
  { name: 'controlled', from: ['offJurisdictions'], relation: 'CONTROLLED_FROM', direction: 'in', kind: 'Provider' },
  { name: 'operated', from: ['offProviders', 'controlled'], relation: 'OPERATED_BY', direction: 'in', kind: 'Channel' },
  { name: 'developed', from: ['offProviders', 'controlled'], relation: 'DEVELOPED_BY', direction: 'in', kind: 'Model' },
  { name: 'through', from: ['offChannels', 'operated'], relation: 'THROUGH', direction: 'in' },
  { name: 'offerings', from: ['offModels', 'developed'], relation: 'OFFERING_OF', direction: 'in', anyTime: true },
  { name: 'reached', from: ['offerings', 'through'], relation: 'USES', direction: 'in' },
  { name: 'hit', from: ['reached'], relation: 'HAS_ENDPOINT', direction: 'in' },
];

/** Every workload of the organisation. */
const FROM_ORGANISATION: Stage[] = [{ name: 'hit', from: ['organisation'], relation: 'RUNS', direction: 'out' }];

/** From the workloads that may be hit: who needs them, what they support, what else they could use, and how that stands. */
const FROM_WORKLOADS: Stage[] = [
  { name: 'unresolved', from: ['organisation'], relation: 'UNRESOLVED', direction: 'out' },
  { name: 'unresolvedIn', from: ['unresolved'], relation: 'HAS_ENDPOINT', direction: 'in' },
  { name: 'dependents', from: ['hit', 'unresolvedIn'], relation: 'DEPENDS_ON', direction: 'in', repeat: Infinity },
  { name: 'functions', from: ['hit', 'unresolvedIn', 'dependents'], relation: 'SUPPORTS', direction: 'out' },
  { name: 'endpoints', from: ['hit', 'unresolvedIn'], relation: 'HAS_ENDPOINT', direction: 'out' },
  { name: 'used', from: ['endpoints'], relation: 'USES', direction: 'out' },
  { name: 'models', from: ['used'], relation: 'OFFERING_OF', direction: 'out', anyTime: true },
  { name: 'channels', from: ['used'], relation: 'THROUGH', direction: 'out' },
  { name: 'bases', from: ['models'], relation: 'BASED_ON', direction: 'out', repeat: Infinity },
  { name: 'developers', from: ['models'], relation: 'DEVELOPED_BY', direction: 'out' },
  { name: 'operators', from: ['channels'], relation: 'OPERATED_BY', direction: 'out' },
  { name: 'control', from: ['developers', 'operators'], relation: 'CONTROLLED_FROM', direction: 'out' },
  // All that changed any of these models: fallbacks are judged by everything, not only by what was asked about.
  { name: 'events', from: ['models'], relation: ['CHANGES', 'CONCERNS'], direction: 'in', anyTime: true },
  { name: 'actions', from: ['events'], relation: 'PART_OF', direction: 'out', anyTime: true },
  { name: 'actionsEvents', from: ['actions'], relation: 'PART_OF', direction: 'in', anyTime: true },
  ...PLACES_STAGES,
];

export type Entry =
  | { kind: 'event'; id: NodeId }
  | { kind: 'action'; id: NodeId }
  | { kind: 'posture' }
  | {
      kind: 'scenario';
      models: NodeId[];
      providers: NodeId[];
      channels: NodeId[];
      jurisdictions: NodeId[];
      /** Beside what is off in fact: every workload is looked at, as for the posture. */
      onTop: boolean;
    };

/** `homes`: where these organisations are at home. */
export function impactSpec(entry: Entry, organisations: NodeId[], homes: NodeId[]): TraverseSpec {
  const start: Record<string, NodeId[]> = { organisation: organisations, ...placesStart(homes) };
  let entrance = FROM_ORGANISATION;
  if (entry.kind === 'event' || entry.kind === 'action') {
    entrance = FROM_EVENT;
    start.askedEvent = entry.kind === 'event' ? [entry.id] : [];
    start.askedAction = entry.kind === 'action' ? [entry.id] : [];
  } else if (entry.kind === 'scenario' && !entry.onTop) {
    entrance = FROM_ASSUMED;
    start.offModels = entry.models;
    start.offProviders = entry.providers;
    start.offChannels = entry.channels;
    start.offJurisdictions = entry.jurisdictions;
  }
  const asked = entrance === FROM_EVENT;
  return {
    start,
    stages: [...entrance, ...FROM_WORKLOADS],
    values: [
      { of: ['hit', 'unresolvedIn', 'dependents'], relation: 'SERVES' },
      ...(asked ? [{ of: ['askedEvent', 'actionEvents'], relation: 'DATED' as const, anyTime: true }] : []),
    ],
    scope: organisations.length === 1 ? organisations[0]! : organisations,
  };
}

/** What of a standing is worth an alert to a rule. Pure. */
import type { NodeId } from '../../graph/model.ts';
import {
  badness,
  type Conflict,
  type Impact,
  type ImpactStatus,
  SEVERITIES,
  type Severity,
  worseSeverity,
} from '../../queries/impact/answer.ts';
import type { SourceWithHealth } from '../../queries/sources/sources.ts';
import { HOUR, MINUTE, momentText } from '../../queries/words.ts';
import { eventSubjects } from './event-subjects.ts';
import { isFrom } from './quiet-hours.ts';
import type { AlertKind, AlertRule } from './rules.ts';
import type { Standing } from './standing.ts';
import { basisOf, evidenceOf, pathOf, stepOf, wayOutOf } from './ways.ts';

/** One hop of the way from an event to a workload, with the words that say so. */
export interface Step {
  from: string;
  relation: string;
  to: string;
  quote: string | null;
  /** Title and address of the document that the quote is from. */
  title: string | null;
  url: string | null;
}

export interface Subject {
  kind: AlertKind;
  /** The function, the event, what is in conflict, the source. */
  about: NodeId;
  name: string;
  status: ImpactStatus | 'CONFLICT' | 'SILENT';
  severity: Severity;
  /** One sentence. */
  why: string;
  /** What to do about it; null: nothing is known. */
  wayOut: string | null;
  /** How good the evidence is: somebody who decides or switches says so; others tell of it; nobody does. */
  basis: 'first-hand' | 'reported' | 'none';
  path: Step[];
}

/** `SILENT`: not read for so many times its cadence, and at least for an hour. */
const MISSED_READINGS = 4;

export const keyOf = ({ kind, about }: Pick<Subject, 'kind' | 'about'>): string => `${kind} ${about}`;

/** At or above the rule's thresholds; by kind, the most severe first. */
export function subjectsOf(
  standing: Standing,
  rule: Pick<AlertRule, 'kinds' | 'functions' | 'statusFrom' | 'severityFrom'>,
): Subject[] {
  const of: Record<AlertKind, () => Subject[]> = {
    'function-status': () => functionSubjects(standing.impact, rule),
    event: () => eventSubjects(standing),
    conflict: () => conflictSubjects(standing.impact),
    'source-silent': () => silentSubjects(standing.sources, standing.at),
  };
  return rule.kinds.flatMap((kind) =>
    of[kind]()
      .filter(({ severity }) => isFrom(severity, rule.severityFrom))
      .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || (a.about < b.about ? -1 : 1)),
  );
}

function functionSubjects(
  impact: Impact,
  { functions, statusFrom }: Pick<AlertRule, 'functions' | 'statusFrom'>,
): Subject[] {
  const wanted = { critical: ['yes'], unassessed: ['yes', 'not-assessed'], all: ['yes', 'not-assessed', 'no'] }[
    functions
  ];
  return impact.functions
    .filter(({ critical, status }) => wanted.includes(critical) && badness(status) >= badness(statusFrom))
    .map(({ function: node, status, severity, reason, workloads }) => {
      const worst = impact.workloads.find(({ workload }) => workload.id === workloads[0]?.id);
      return {
        kind: 'function-status',
        about: node.id,
        name: node.name,
        status,
        severity,
        why: worst === undefined ? reason : `${reason} ${firstSentence(worst.reason)}`,
        wayOut: wayOutOf(worst),
        basis: basisOf(evidenceOf(worst)),
        path: pathOf(worst),
      };
    });
}

/** All that is in conflict about one thing is one subject; as severe as what becomes of the worst workload on it. */
function conflictSubjects(impact: Impact): Subject[] {
  const byAbout = Map.groupBy(impact.conflicts, ({ about }) => about);
  return [...byAbout].map(([about, conflicts]): Subject => {
    const [first] = conflicts as [Conflict, ...Conflict[]];
    const name = first.text.split(':', 1)[0]!;
    const on = impact.workloads.filter(({ primaries, fallbacks }) =>
      [...primaries, ...fallbacks].some(({ model }) => model?.id === about),
    );
    return {
      kind: 'conflict',
      about,
      name,
      status: 'CONFLICT',
      severity: on.map(({ severity }) => severity).reduce(worseSeverity, 'LOW'),
      why: conflicts.map(({ text }) => `${text}.`).join(' '),
      wayOut: 'Look at both sides: bellwether review.',
      basis: 'reported',
      path: first.sides
        .slice(0, 2)
        .flatMap(({ text, evidence: [best] }) => (best === undefined ? [] : [stepOf(name, 'SAID', text, best)])),
    };
  });
}

function silentSubjects(sources: readonly SourceWithHealth[], at: number): Subject[] {
  return sources.flatMap(({ source, health }): Subject[] => {
    const { everyMinutes, kind } = source.props;
    const { lastSuccessAt, lastAttemptAt, lastError, failures } = health;
    // Never read: it was not ours to hear, or has not been tried yet.
    if (typeof everyMinutes !== 'number' || lastAttemptAt === null) return [];
    const patience = Math.max(HOUR, MISSED_READINGS * everyMinutes * MINUTE);
    const since = lastSuccessAt ?? lastAttemptAt;
    if (at - since < patience) return [];
    const why = lastError === null ? 'it was not tried since' : `${failures} times in a row: ${lastError}`;
    return [
      {
        kind: 'source-silent',
        about: source.id,
        name: source.name,
        status: 'SILENT',
        severity: kind === 'regulator' || kind === 'vendor' ? 'MEDIUM' : 'LOW',
        why: `Not read since ${momentText(since)} (normally every ${everyMinutes} minutes): ${why}.`,
        wayOut: 'bellwether sources tells more.',
        basis: 'none',
        path: [],
      },
    ];
  });
}

const firstSentence = (text: string): string =>
  text.slice(0, text.indexOf('. ') === -1 ? undefined : text.indexOf('. ') + 1);

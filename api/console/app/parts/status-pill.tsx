/** A state in a word, a shape and a colour: never by the colour alone. */
import type {
  ActionStatus,
  AvailabilityState,
  ImpactStatus,
  Severity,
  SourceStatus,
  WatchState,
} from '../operations/schema.ts';

export type Tone = 'bad' | 'warn' | 'hold' | 'risk' | 'good' | 'unknown' | 'plain';

export type Status = ImpactStatus | AvailabilityState | ActionStatus | SourceStatus | WatchState;

const STATUSES: Record<Status, [word: string, tone: Tone]> = {
  DOWN: ['Down', 'bad'],
  DEGRADED: ['Degraded', 'warn'],
  COVERED: ['On fallback', 'hold'],
  AT_RISK: ['At risk', 'risk'],
  UNAFFECTED: ['Unaffected', 'good'],
  UNKNOWN: ['Unknown', 'unknown'],
  AVAILABLE: ['Available', 'good'],
  RESTRICTED: ['Restricted', 'risk'],
  SUSPENDED: ['Suspended', 'bad'],
  PARTLY_RESTORED: ['Partly restored', 'hold'],
  DEPRECATED: ['To be retired', 'warn'],
  PROPOSED: ['Proposed', 'plain'],
  ANNOUNCED: ['Announced', 'risk'],
  EFFECTIVE_LATER: ['Takes effect later', 'risk'],
  IN_FORCE: ['In force', 'bad'],
  PARTLY_LIFTED: ['Partly lifted', 'warn'],
  STAYED: ['Stayed', 'hold'],
  RESCINDED: ['Withdrawn', 'good'],
  ANNULLED: ['Annulled', 'good'],
  EXPIRED: ['Expired', 'good'],
  SUPERSEDED: ['Superseded', 'plain'],
  OK: ['Read', 'good'],
  OVERDUE: ['Overdue', 'warn'],
  FAILING: ['Failing', 'bad'],
  NEVER: ['Not read yet', 'plain'],
  OPEN: ['Open', 'risk'],
  MOVED: ['Moved', 'warn'],
  ANSWERED: ['Answered, not confirmed', 'hold'],
  CONFIRMED: ['Confirmed', 'good'],
};

/** What each tone looks like without colour: lines in a square of 12 by 12. */
export const TONE_SHAPES: Record<Tone, string> = {
  bad: 'M3.2 3.2l5.6 5.6M8.8 3.2L3.2 8.8',
  warn: 'M6 1.8l4.4 8H1.6zM6 5v2',
  hold: 'M6 1.5v5.5M3.5 5L6 7.5 8.5 5M2.5 10h7',
  risk: 'M6 1.5L10.5 6 6 10.5 1.5 6z',
  good: 'M2.5 6.5l2.5 2.5 4.5-5.5',
  unknown: 'M4 4.3a2 2 0 1 1 3 1.7c-.7.4-1 .7-1 1.4M6 9.6v.1',
  plain: 'M2.5 6h7',
};

/** `Down`; words that the interface uses for it everywhere. */
export const statusWord = (status: Status): string => STATUSES[status][0];
export const statusTone = (status: Status): Tone => STATUSES[status][1];

export function ToneShape({ tone }: { tone: Tone }) {
  return (
    <svg class="shape" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path
        d={TONE_SHAPES[tone]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** `text`: other words than the usual ones. */
export function StatusPill({ status, text }: { status: Status; text?: string }) {
  return (
    <span class={`pill tone-${statusTone(status)}`}>
      <ToneShape tone={statusTone(status)} />
      {text ?? statusWord(status)}
    </span>
  );
}

const SEVERITIES: Record<Severity, Tone> = {
  CRITICAL: 'bad',
  HIGH: 'warn',
  MEDIUM: 'risk',
  LOW: 'plain',
  NONE: 'plain',
};

export function SeverityPill({ severity }: { severity: Severity }) {
  if (severity === 'NONE') return null;
  return (
    <span
      class={`severity tone-${SEVERITIES[severity]}`}
      title="How bad it is: from the status, and how critical the functions are"
    >
      <span class="bars" data-level={severity} aria-hidden="true" />
      {severity.charAt(0) + severity.slice(1).toLowerCase()}
    </span>
  );
}

/** What a correction can choose from; a value that the schema has and these lack fails the type check. */
import type { ActionStatus, EventType } from '../../operations/schema.ts';

const STATUSES: Record<ActionStatus, true> = {
  PROPOSED: true,
  ANNOUNCED: true,
  EFFECTIVE_LATER: true,
  IN_FORCE: true,
  PARTLY_LIFTED: true,
  STAYED: true,
  RESCINDED: true,
  ANNULLED: true,
  EXPIRED: true,
  SUPERSEDED: true,
  UNKNOWN: true,
};

const TYPES: Record<EventType, true> = {
  EXPORT_CONTROL_DIRECTIVE: true,
  LICENCE_REQUIREMENT: true,
  LICENCE_GRANTED: true,
  ENTITY_LISTING: true,
  RULE: true,
  EXECUTIVE_ORDER: true,
  LEGISLATION: true,
  GUIDANCE: true,
  DESIGNATION: true,
  BAN: true,
  ORDER: true,
  INVESTIGATION: true,
  FINE: true,
  LAWSUIT: true,
  COURT_ORDER: true,
  STAY: true,
  RESCISSION: true,
  AMENDMENT: true,
  SUSPENSION: true,
  RESTORATION: true,
  STAGED_RELEASE: true,
  INQUIRY: true,
  STATEMENT: true,
  DISPUTE: true,
  DEPRECATION: true,
  OUTAGE: true,
  VENDOR_POLICY: true,
};

export const ACTION_STATUSES = Object.keys(STATUSES) as ActionStatus[];
export const EVENT_TYPES = Object.keys(TYPES) as EventType[];

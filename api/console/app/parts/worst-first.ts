/** States of availability, the one that most should know of first. */
import type { AvailabilityState } from '../operations/schema.ts';

export const WORST_FIRST: readonly AvailabilityState[] = [
  'SUSPENDED',
  'UNKNOWN',
  'RESTRICTED',
  'PARTLY_RESTORED',
  'DEPRECATED',
  'AVAILABLE',
];

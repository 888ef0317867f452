/** What an organisation's file says about itself that decides answers. */
import type { GraphNode, NodeId } from '../../graph/model.ts';

/**
 * How long a test of a fallback counts where the file doesn't say (`testFallbacksWithinDays`). Reason: DORA
 * (EU 2022/2554, Art. 24(6)) asks for tests at least yearly.
 */
export const VERIFICATION_DAYS = 365;

export function testDaysOf({ props }: GraphNode): number {
  return typeof props.testFallbacksWithinDays === 'number' ? props.testFallbacksWithinDays : VERIFICATION_DAYS;
}

/** Where it is at home. */
export function homeOf({ props: { home } }: GraphNode): NodeId | null {
  if (typeof home !== 'string' || home === '') return null;
  return home.startsWith('jurisdiction:') ? home : `jurisdiction:${home}`;
}

/** Each once. */
export function homesOf(organisations: readonly GraphNode[]): NodeId[] {
  return [...new Set(organisations.flatMap((one) => homeOf(one) ?? []))];
}

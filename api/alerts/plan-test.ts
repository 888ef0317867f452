/** A message that says that it is a test, planned for each channel of a rule as any other. */
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { type Notice, noticePuts } from './notices.ts';
import type { AlertRule } from './rules.ts';
import { newNotice } from './tell.ts';

/** It opens no alert, and so nothing is to be acknowledged. */
export async function planTest(store: Store, rule: AlertRule, now: Instant): Promise<Notice> {
  const entry = {
    // Another one each time: a test can be sent again.
    alert: `${rule.id}/test-${randomBytes(6).toString('hex')}`,
    version: 1,
    what: 'opened' as const,
    before: null,
    subject: {
      kind: rule.kinds[0]!,
      about: rule.organisation,
      name: 'A test',
      status: 'UNAFFECTED' as const,
      severity: 'NONE' as const,
      why: 'Somebody tries whether messages of this rule arrive. Nothing happened.',
      wayOut: null,
      basis: 'none' as const,
      path: [],
    },
    openedAt: now,
    endedAt: null,
    acknowledgedBy: null,
    thread: null,
  };
  const notice = newNotice(rule, 'test', [entry], now, null);
  await store.records.put(
    noticePuts(
      notice,
      rule.channels.filter(({ disabled }) => disabled === null),
    ),
  );
  return notice;
}

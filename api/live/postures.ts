/** The posture of an organisation, whenever it is another one. */
import { Repeater } from 'graphql-yoga';
import { canonicalJson } from '../../graph/ids.ts';
import type { Instant, Json, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import type { Impact } from '../../queries/impact/answer.ts';
import { impact } from '../../queries/impact/impact.ts';
import type { Feed } from './feed.ts';

export interface Postures {
  /**
   * `organisation`: its id. The first comes at once; a later one when a status, a reason or the summary is another, because
   * something was learned, or because its time has come.
   */
  follow(organisation: NodeId): AsyncIterableIterator<Impact>;
}

/** Dates come without news. */
const EVERY_MS = 60_000;

/** An answer holds for a place in the feed and a minute; it is worked out once for all who follow. */
export function createPostures(store: Store, feed: Feed, now: () => Instant): Postures {
  const latest = new Map<NodeId, { cursor: number; at: Instant; answer: Promise<Impact> }>();
  const answerAt = (organisation: NodeId, cursor: number): Promise<Impact> => {
    const at = now();
    const known = latest.get(organisation);
    if (known !== undefined && known.cursor >= cursor && at - known.at < EVERY_MS) return known.answer;
    const answer = impact(store, { organisation }, at);
    latest.set(organisation, { cursor, at, answer });
    answer.catch(() => latest.delete(organisation));
    return answer;
  };
  return {
    follow: (organisation) =>
      new Repeater<Impact>(async (push, stop) => {
        let [cursor, shown] = [0, ''];
        const look = async (): Promise<void> => {
          const answer = await answerAt(organisation, cursor);
          const looks = fingerprint(answer);
          if (looks === shown) return;
          shown = looks;
          await push(answer);
        };
        const pages = feed.follow(null, organisation);
        const timer = setInterval(() => void look().catch(stop), EVERY_MS).unref();
        void stop.then(() => {
          clearInterval(timer);
          void pages.return?.();
        });
        for await (const page of pages) {
          cursor = page.cursor;
          await look();
        }
        stop();
      }),
  };
}

function fingerprint({ status, summary, workloads }: Impact): string {
  return canonicalJson([status, summary, ...workloads.map((one) => [one.workload.id, one.status, one.reason])] as Json);
}

/** A process that looks and sends until nothing is left, made to be killed. Arguments: store, the time. Says when it begins. */
import { networksOf } from '../../../api/alerts/networks.ts';
import { round } from '../../../api/alerts/round.ts';
import { sendPosts } from '../../../api/alerts/send-posts.ts';
import { openStore } from '../../../graph/open.ts';

const [storeUrl = '', time = ''] = process.argv.slice(2);
const now = () => Number(time);
const store = await openStore(storeUrl, { now });
process.stdout.write('begin');
const posts = {
  store,
  now,
  networks: networksOf(['127.0.0.0/8']),
  publicUrl: 'https://bellwether.example',
  concurrency: 3,
};
const onFault = (_: string, error: Error): never => {
  throw error;
};
// Both at once, as `serve` does it.
let looking = true;
await Promise.all([
  round({ store, now, onFault }).then(() => {
    looking = false;
  }),
  (async () => {
    while (looking) {
      await sendPosts(posts);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })(),
]);
await sendPosts(posts);
await store.close();

/** A process that sends what is owed, made to be killed. Arguments: store, mail server, the time. Prints a line a mail. */
import { sendDue } from '../../../api/mail/outbox.ts';
import { openPostOffice } from './post-office.ts';

const [storeUrl = '', url = '', now = ''] = process.argv.slice(2);
const office = await openPostOffice(url, [], {}, storeUrl);
office.clock.now = Number(now);
await sendDue({ ...office, onProgress: () => process.stdout.write('.') });
office.smtp.close();
await office.store.close();

import { openStore } from '../../graph/open.ts';
import { describeStore } from '../contract/store.ts';

describeStore('the embedded store', (now) => openStore('sqlite::memory:', { now }));

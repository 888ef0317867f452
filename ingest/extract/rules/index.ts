/** All rules, in the order in which they look at a word. */
import { amendment } from './amendment.ts';
import { ban } from './ban.ts';
import { entityListing } from './entity-listing.ts';
import { exportControl } from './export-control.ts';
import { executiveOrder, guidance, legislation, rule } from './law-making.ts';
import { licenceGranted } from './licence-granted.ts';
import { observation } from './observation.ts';
import { order } from './order.ts';
import { courtOrder, designation, fine, inquiry, investigation, lawsuit } from './proceedings.ts';
import { rescission } from './rescission.ts';
import { restoration } from './restoration.ts';
import type { Rule } from './rule.ts';
import { suspension } from './suspension.ts';
import { deprecation, dispute, outage, stagedRelease, statement, vendorPolicy } from './voices.ts';

export const RULES: readonly Rule[] = [
  exportControl,
  suspension,
  restoration,
  rescission,
  amendment,
  entityListing,
  licenceGranted,
  ban,
  order,
  rule,
  executiveOrder,
  legislation,
  guidance,
  designation,
  investigation,
  fine,
  lawsuit,
  courtOrder,
  inquiry,
  statement,
  dispute,
  deprecation,
  outage,
  stagedRelease,
  vendorPolicy,
  observation,
];

/** All rules, in the order in which they look at a word. */
import { amendment } from './amendment.ts';
import { ban } from './ban.ts';
import { courtOrder } from './court-order.ts';
import { deprecation } from './deprecation.ts';
import { designation } from './designation.ts';
import { dispute } from './dispute.ts';
import { entityListing } from './entity-listing.ts';
import { executiveOrder } from './executive-order.ts';
import { exportControl } from './export-control.ts';
import { fine } from './fine.ts';
import { guidance } from './guidance.ts';
import { inquiry } from './inquiry.ts';
import { investigation } from './investigation.ts';
import { lawsuit } from './lawsuit.ts';
import { legislation } from './legislation.ts';
import { licenceGranted } from './licence-granted.ts';
import { observation } from './observation.ts';
import { order } from './order.ts';
import { outage } from './outage.ts';
import { rescission } from './rescission.ts';
import { restoration } from './restoration.ts';
import type { Rule } from './rule.ts';
import { rule } from './rule-making.ts';
import { stagedRelease } from './staged-release.ts';
import { statement } from './statement.ts';
import { suspension } from './suspension.ts';
import { vendorPolicy } from './vendor-policy.ts';

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

/** Defines the elements. A page that loads this twice has them once. */
import { AvailabilityBody } from './availability.tsx';
import { defineElement } from './element.tsx';
import { ImpactBody } from './impact.tsx';
import { TimelineBody } from './timeline.tsx';

defineElement('impact', ImpactBody);
defineElement('availability', AvailabilityBody);
defineElement('timeline', TimelineBody);

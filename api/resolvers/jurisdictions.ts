import {
  jurisdictions as rank,
  type JurisdictionStanding as Standing,
} from '../../queries/jurisdictions/jurisdictions.ts';
import { type ApiContext, type Seen, seen, type ViewArgs, viewOf } from '../api-context.ts';

export async function jurisdictions(_: unknown, args: ViewArgs, context: ApiContext): Promise<Seen<Standing>[]> {
  const view = viewOf(args, context);
  return (await rank(context.store, args, context.now)).map((one) => seen(one, view));
}

export const JurisdictionStanding = {
  jurisdiction: ({ it, view }: Seen<Standing>) => seen(it.jurisdiction, view),
};

/** A way from what happened to a workload, in words. Pure. */

/** `A changes B`: how one step reads. */
const RELATIONS: Record<string, string> = {
  CHANGES: 'changes',
  CONCERNS: 'concerns',
  OFFERING_OF: 'is offered as',
  USES: 'is used by',
  HAS_ENDPOINT: 'serves',
  DEPENDS_ON: 'is needed by',
  CAUSED_BY: 'causes',
  SUPPORTS: 'supports',
  UNRESOLVED: 'has, and nothing in the catalogue matches,',
  THROUGH: 'carries',
  DEVELOPED_BY: 'develops',
  OPERATED_BY: 'operates',
};

export const hopWord = (relation: string): string => RELATIONS[relation] ?? relation.replaceAll('_', ' ').toLowerCase();

interface Way {
  hops: readonly { from: { __typename: string; name: string }; to: { __typename: string; name: string } }[];
}

/** `Suspension by Anthropic → Claude Fable 5 → Claude Fable 5 on Bedrock → Claims letters`; endpoints go without saying. */
export function wayText({ hops }: Way): string {
  const [first] = hops;
  if (first === undefined) return '';
  return [first.from, ...hops.map(({ to }) => to)]
    .filter(({ __typename }) => __typename !== 'Endpoint')
    .map(({ name }) => name)
    .join(' → ');
}

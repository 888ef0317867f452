/** Bounds on what one request may ask: size of its text, depth of its fields. (Pages: `queries/listing.ts`.) */
import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';

export const MAX_REQUEST_BYTES = 1_000_000;
/** The longest published operation has about 600. */
export const MAX_TOKENS = 5_000;
/** The introspection that GraphiQL sends has 15; an impact with everything below it 12. */
export const MAX_DEPTH = 20;

/** Refuses a request that is too long or too deep before any of it runs. */
export const limitRequests: Plugin = {
  onParse({ setParseFn, params }) {
    setParseFn((source: string) => parse(source, { ...params.options, maxTokens: MAX_TOKENS }));
  },
  onValidate({ addValidationRule }) {
    addValidationRule(refuseTooDeep);
  },
};

function refuseTooDeep(context: ValidationContext): ASTVisitor {
  // Kept, since fragments that spread each other twice would otherwise be walked 2ⁿ times. A fragment within itself
  // finds the 0 that it starts with; a rule of the specification refuses it.
  const depthOfFragment = new Map<FragmentDefinitionNode, number>();
  const depthOf = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((deepest, selection) => Math.max(deepest, depthOfSelection(selection)), 0);
  const depthOfSelection = (selection: SelectionNode): number => {
    if (selection.kind === Kind.FIELD) return 1 + depthOf(selection.selectionSet);
    if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet);
    const fragment = context.getFragment(selection.name.value);
    if (!fragment) return 0;
    let depth = depthOfFragment.get(fragment);
    if (depth === undefined) {
      depthOfFragment.set(fragment, 0);
      depth = depthOf(fragment.selectionSet);
      depthOfFragment.set(fragment, depth);
    }
    return depth;
  };
  return {
    OperationDefinition(operation) {
      const depth = depthOf(operation.selectionSet);
      if (depth <= MAX_DEPTH) return;
      const message = `The query is ${depth} fields deep; at most ${MAX_DEPTH} are answered.`;
      context.reportError(new GraphQLError(message, { nodes: operation }));
    },
  };
}

import type { ViewProps } from '../../routes.ts';

export default function Now(_props: ViewProps) {
  return <h1>Now</h1>;
}

/** Models: all of them, or one. */
import type { ViewProps } from '../../routes.ts';
import { ModelList } from './model-list.tsx';
import { ModelPage } from './model-page.tsx';
import './models.css';

export default function Models({ id }: ViewProps) {
  return id === null ? <ModelList /> : <ModelPage key={id} id={id} />;
}

/** Providers: all of them, or one. */
import type { ViewProps } from '../../routes.ts';
import { ProviderList } from './provider-list.tsx';
import { ProviderPage } from './provider-page.tsx';

export default function Providers({ id }: ViewProps) {
  return id === null ? <ProviderList /> : <ProviderPage key={id} id={id} />;
}

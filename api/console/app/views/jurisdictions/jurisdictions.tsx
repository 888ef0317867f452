/** Jurisdictions: all of them, ranked, or one. */
import type { ViewProps } from '../../routes.ts';
import { JurisdictionPage } from './jurisdiction-page.tsx';
import { JurisdictionRanking } from './jurisdiction-ranking.tsx';

export default function Jurisdictions({ id }: ViewProps) {
  return id === null ? <JurisdictionRanking /> : <JurisdictionPage key={id} id={id} />;
}

/** What this browser keeps of one's choices, and what the server keeps for the organisation. Each section stands for itself. */
import type { ViewProps } from '../../routes.ts';
import { useOrganisation } from '../../state/organisation.tsx';
import { KeptSearches } from '../explore/beginning.tsx';
import { Access } from './access.tsx';
import { AlertRules } from './alert-rules.tsx';
import { Embeds } from './embeds.tsx';
import { Mail } from './mail.tsx';
import { ThisBrowser } from './this-browser.tsx';
import './settings.css';

export default function Settings(_props: ViewProps) {
  const { chosen } = useOrganisation();
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Settings</h1>
          <p class="lead">How things look here, who may look, and what is sent and shown elsewhere.</p>
        </div>
      </div>
      <div class="settings">
        <ThisBrowser />
        <Access />
        {chosen !== null && (
          <>
            <Mail key={`mail ${chosen.id}`} organisation={chosen} />
            <AlertRules key={`alerts ${chosen.id}`} organisation={chosen} />
            <Embeds key={`embeds ${chosen.id}`} organisation={chosen} />
            <KeptSearches />
          </>
        )}
      </div>
    </>
  );
}

/** What this browser keeps of one's choices, and what the server keeps for the organisation. Each section stands for itself. */
import type { ViewProps } from '../../routes.ts';
import { Access } from './access.tsx';
import { ThisBrowser } from './this-browser.tsx';
import './settings.css';

export default function Settings(_props: ViewProps) {
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
      </div>
    </>
  );
}

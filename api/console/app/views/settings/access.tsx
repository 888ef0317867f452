/** Who may look and decide, said as it is. */
import { Icon } from '../../parts/icon.tsx';

export function Access() {
  return (
    <section class="card" aria-labelledby="access">
      <header>
        <h2 id="access">Keys and access</h2>
      </header>
      <div class="inside stack">
        <p class="notice tone-warn">
          <Icon name="warning" />
          <span>
            There is no sign-in yet, and there are no keys: whoever reaches this server can read and decide everything.
          </span>
        </p>
        <ul class="plain-list small">
          <li>The server listens on this machine alone, unless it was started with another HOST.</li>
          <li>It answers for names of its own only, and no page of another site may ask it.</li>
          <li>For more than one machine, put a proxy with TLS and sign-in before it.</li>
          <li>Names that you give are kept with what was done, and are not checked.</li>
          <li>Other pages see only what an embed shows, by a token that ends and can be revoked.</li>
        </ul>
      </div>
    </section>
  );
}

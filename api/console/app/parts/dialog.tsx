/** A modal dialog: the browser's own keeps the focus inside and gives it back. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  class?: string;
  children: ComponentChildren;
}

export function Dialog({ title, open, onClose, class: kind = '', children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      class={kind}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        // The backdrop is the dialog itself; whatever lies on it is within.
        if (event.target === element.current) onClose();
      }}
    >
      {open && (
        <div class="sheet">
          <header>
            <h2 id={id}>{title}</h2>
            <button type="button" class="button plain icon-only" aria-label="Close" onClick={onClose}>
              <Icon name="close" />
            </button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
